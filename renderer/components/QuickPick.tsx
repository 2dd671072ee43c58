import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Codicon } from './Codicon';
import { Highlighted } from './Highlighted';
import { Keys } from './Keys';
import { pick } from './pick';
import type { PickItem } from './pick';
import './QuickPick.css';

interface QuickPickProps {
  /** The accessible name, such as `Command palette`. */
  readonly name: string;
  readonly placeholder: string;
  /** What is said when nothing matches. */
  readonly none: string;
  readonly items: readonly PickItem[];
  readonly onPick: (id: string) => void;
  /** What stands in the field, where something outside of it depends on that. */
  readonly typed?: string;
  readonly onTyped?: (typed: string) => void;
  /** What of it the items are to answer; all of it unless told. */
  readonly query?: string;
  readonly onClose: () => void;
}

const mostShown = 200;

/** A field over a list: typing narrows the list, arrows choose, Enter takes, Escape leaves. */
export function QuickPick(props: QuickPickProps) {
  const { name, placeholder, none, items, onPick, onTyped, onClose } = props;
  const [own, setOwn] = useState('');
  const typed = props.typed ?? own;
  const query = props.query ?? typed;
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const matches = useMemo(() => pick(query, items), [query, items]);
  const shown = matches.slice(0, mostShown);
  const choose = (index: number) => {
    setChosen(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const picked = shown[chosen];
    if (step !== undefined && shown.length > 0)
      choose(
        event.key.startsWith('Page')
          ? Math.min(Math.max(chosen + step, 0), shown.length - 1)
          : (chosen + step + shown.length) % shown.length,
      );
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && picked) onPick(picked.item.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="quick-pick" onKeyDown={onKeyDown}>
      <input
        role="combobox"
        aria-label={name}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        placeholder={placeholder}
        value={typed}
        onChange={event => {
          setOwn(event.target.value);
          onTyped?.(event.target.value);
          choose(0);
        }}
        onBlur={onClose}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={name} tabIndex={-1}>
        {shown.map(({ item, positions }, index) => (
          <li
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            aria-disabled={item.hindrance !== undefined}
            title={item.hindrance ?? item.detail}
            onPointerDown={event => {
              event.preventDefault();
            }}
            onClick={() => {
              onPick(item.id);
            }}
          >
            {item.icon !== undefined && <Codicon name={item.icon} />}
            <span className="pick-label">
              <Highlighted text={item.label} positions={positions} />
            </span>
            <span className="pick-detail">{item.hindrance ?? item.detail}</span>
            {item.note !== undefined && <span className="pick-note">{item.note}</span>}
            {item.keys !== undefined && <Keys keys={item.keys} />}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="pick-none">{none}</p>}
      {matches.length > shown.length && (
        <p className="pick-none">{matches.length - shown.length} more; type to narrow the list.</p>
      )}
      <span className="unseen" role="log">
        {shown.length === 0 ? none : `${matches.length} found`}
      </span>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
