import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '../../components/IconButton';
import { Keys } from '../../components/Keys';
import { keysShown } from '../../workbench/keys';
import type { KeyRow } from './keyRows';

interface KeyTableProps {
  readonly rows: readonly KeyRow[];
  readonly mac: boolean;
  readonly onChange: (row: KeyRow) => void;
  readonly onAdd: (row: KeyRow) => void;
  readonly onTake: (row: KeyRow) => void;
  readonly onReset: (row: KeyRow) => void;
}

/** The lines; arrows walk them, Enter changes, Delete takes the keys away. */
export function KeyTable(props: KeyTableProps) {
  const { rows, onChange, onTake } = props;
  const table = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const here = Math.max(
    0,
    rows.findIndex(({ id }) => id === current),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[here];
    const next = nextIndex(event.key, here, rows.length);
    if (!(event.target instanceof HTMLTableRowElement) || !row) return;
    if (next !== null) {
      setCurrent(rows[next]?.id ?? null);
      const line = table.current?.rows[next];
      line?.focus();
      line?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') onChange(row);
    else if (event.key === 'Delete') onTake(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="keys-body">
      <table role="grid" aria-label="Keyboard shortcuts" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">Command</th>
            <th scope="col">Keys</th>
            <th scope="col">From</th>
            <th scope="col">
              <span className="unseen">Change</span>
            </th>
          </tr>
        </thead>
        <tbody ref={table} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <Line key={row.id} {...props} row={row} current={index === here} onCurrent={setCurrent} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="keys-none">No command has these words or keys.</p>}
    </div>
  );
}

interface LineProps extends KeyTableProps {
  readonly row: KeyRow;
  readonly current: boolean;
  readonly onCurrent: (id: string) => void;
}

function Line({ row, mac, current, onCurrent, onChange, onAdd, onTake, onReset }: LineProps) {
  const { id, command, title, keys, source, changed } = row;
  return (
    <tr
      tabIndex={current ? 0 : -1}
      aria-keyshortcuts={keys ?? undefined}
      onFocus={() => {
        onCurrent(id);
      }}
      onDoubleClick={() => {
        onChange(row);
      }}
    >
      <td title={command}>{title}</td>
      <td>
        {keys === null ? <span className="keys-absent">none</span> : <Keys keys={keysShown(keys, mac)} />}
      </td>
      <td>{source === 'user' ? 'You' : keys === null ? '' : 'Default'}</td>
      <td>
        <div className="keys-actions">
          <IconButton
            icon={keys === null ? 'add' : 'edit'}
            label={`${keys === null ? 'Give' : 'Change'} keys of ${title}`}
            onClick={() => {
              onChange(row);
            }}
          />
          {keys !== null && (
            <>
              <IconButton
                icon="add"
                label={`Give more keys to ${title}`}
                onClick={() => {
                  onAdd(row);
                }}
              />
              <IconButton
                icon="trash"
                label={`Take these keys from ${title}`}
                onClick={() => {
                  onTake(row);
                }}
              />
            </>
          )}
          {changed && (
            <IconButton
              icon="discard"
              label={`Reset keys of ${title}`}
              onClick={() => {
                onReset(row);
              }}
            />
          )}
        </div>
      </td>
    </tr>
  );
}

function nextIndex(key: string, now: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(now + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(now - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
