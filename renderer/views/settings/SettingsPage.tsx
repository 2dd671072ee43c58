import { useMemo, useRef, useState } from 'react';
import { allSettings } from '../../../main/contract/declaredSettings';
import type { Setting } from '../../../main/contract/settings';
import { Button } from '../../components/Button';
import { useSessionPart } from '../../session/SessionProvider';
import { useRunCommand } from '../../workbench/useCommands';
import { foundSettings } from './foundSettings';
import { SettingItem } from './SettingItem';
import './settings.css';

/** Every setting, by group, with a search over them. */
export function SettingsPage() {
  const run = useRunCommand();
  const [search, setSearch] = useState('');
  const values = useSessionPart(session => session.settings.values);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => foundSettings(allSettings, search, values), [search, values]);
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <div className="settings-page">
      <div className="settings-head">
        <input
          type="search"
          className="settings-search"
          aria-label="Search settings"
          placeholder="Search settings, or @changed"
          value={search}
          spellCheck={false}
          autoFocus
          onChange={event => {
            setSearch(event.target.value);
          }}
        />
        <span className="settings-count" role="status">
          {countOf(found.length)}
        </span>
        <Button
          label="Open settings file"
          icon="go-to-file"
          onClick={() => {
            run('settings.file');
          }}
        />
      </div>
      <div className="settings-body">
        <nav className="settings-groups" aria-label="Groups of settings">
          {groups.map(group => (
            <button
              key={group}
              type="button"
              onClick={() => {
                const head = list.current?.querySelector<HTMLElement>(`[data-group="${group}"]`);
                head?.scrollIntoView({ block: 'start' });
                head?.focus();
              }}
            >
              {group}
            </button>
          ))}
        </nav>
        <div ref={list} className="settings-list">
          {groups.map(group => (
            <Group key={group} group={group} settings={found.filter(each => each.group === group)} />
          ))}
          {found.length === 0 && <p className="settings-none">No setting has these words.</p>}
        </div>
      </div>
    </div>
  );
}

function Group({ group, settings }: { readonly group: string; readonly settings: readonly Setting[] }) {
  return (
    <section aria-label={group}>
      <h2 tabIndex={-1} data-group={group}>
        {group}
      </h2>
      {settings.map(setting => (
        <SettingItem key={setting.id} setting={setting} />
      ))}
    </section>
  );
}

function countOf(settings: number): string {
  return settings === 1 ? '1 setting' : `${settings} settings`;
}
