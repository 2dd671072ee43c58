import { useState, useSyncExternalStore } from 'react';
import { useClient } from '../../client/client';
import { Button } from '../../components/Button';
import { useSessionPart } from '../../session/SessionProvider';
import { useRegistry, useRunCommand } from '../../workbench/useCommands';
import { foundRows, keyRows } from './keyRows';
import type { KeyRow } from './keyRows';
import { KeyTable } from './KeyTable';
import { PressKeysDialog } from './PressKeysDialog';
import { SearchKeys } from './SearchKeys';
import { useKeyChanges } from './useKeyChanges';
import './keys.css';

/** What keys are being pressed for. */
interface Asked {
  readonly row: KeyRow;
  /** The keys that go; null when new ones come beside them. */
  readonly instead: string | null;
}

/** Every command with its keys, which can be changed. */
export function KeysPage() {
  const registry = useRegistry();
  const { platform } = useClient();
  const run = useRunCommand();
  const mac = platform === 'darwin';
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const bindings = useSyncExternalStore(registry.subscribe, registry.bindings);
  const rules = useSessionPart(session => session.settings.rules);
  const changes = useKeyChanges();
  const rows = keyRows(registry.known(), bindings, rules);
  const found = foundRows(rows, search, mac);
  return (
    <div className="keys-page">
      <div className="keys-head">
        <SearchKeys search={search} onSearch={setSearch} mac={mac} />
        <span className="keys-count" role="status">
          {found.length === rows.length ? `${rows.length} lines` : `${found.length} of ${rows.length} lines`}
        </span>
        <Button
          label="Open file"
          icon="go-to-file"
          title="Open keybindings.json"
          onClick={() => {
            run('keys.file');
          }}
        />
      </div>
      <KeyTable
        rows={found}
        mac={mac}
        onChange={row => {
          setAsked({ row, instead: row.keys });
        }}
        onAdd={row => {
          setAsked({ row, instead: null });
        }}
        onTake={row => {
          if (row.keys !== null) changes.take(row.command, row.keys);
        }}
        onReset={row => {
          changes.reset(row.command);
        }}
      />
      {asked && (
        <PressKeysDialog
          title={asked.row.title}
          command={asked.row.command}
          rows={rows}
          mac={mac}
          onKeys={keys => {
            changes.give(asked.row.command, asked.instead, keys);
            setAsked(null);
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}
