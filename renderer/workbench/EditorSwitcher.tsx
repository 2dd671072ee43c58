import { useEffect, useRef, useState } from 'react';
import { Codicon } from '../components/Codicon';
import '../components/QuickPick.css';
import { nameOf } from '../session/document';
import { useSessionStore } from '../session/SessionProvider';
import { pathShown } from './EditorTab';
import { fileKind } from './fileKind';
import { useDocuments } from './useDocuments';

interface EditorSwitcherProps {
  /** How often the key was pressed; less than nothing where backwards. */
  readonly turns: number;
  readonly onClose: () => void;
}

/** The open editors, the one used last first. It is taken when Ctrl is let go, with Enter or a click; Escape leaves. */
export function EditorSwitcher({ turns, onClose }: EditorSwitcherProps) {
  const store = useSessionStore();
  const documents = useDocuments();
  const [paths] = useState(() => inOrderOfUse(store.get()));
  const [moved, setMoved] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const count = paths.length;
  const chosen = count === 0 ? -1 : (((turns + moved) % count) + count) % count;
  const take = (path: string | undefined) => {
    onClose();
    if (path !== undefined) void documents.open(path, { preview: true });
  };
  const latest = useRef(() => {
    take(paths[chosen]);
  });
  useEffect(() => {
    latest.current = () => {
      take(paths[chosen]);
    };
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    list.current?.focus();
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === 'Control') latest.current();
    };
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keyup', onKeyUp);
    };
  }, []);
  return (
    <div
      className="quick-pick switcher"
      onKeyDown={event => {
        if (event.key === 'ArrowDown') setMoved(moved + 1);
        else if (event.key === 'ArrowUp') setMoved(moved - 1);
        else if (event.key === 'Enter') take(paths[chosen]);
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <ul
        ref={list}
        role="listbox"
        aria-label="Open editors"
        tabIndex={0}
        aria-activedescendant={chosen < 0 ? undefined : `switcher-${chosen}`}
        onBlur={onClose}
      >
        {paths.map((path, index) => (
          <li
            key={path}
            id={`switcher-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerDown={event => {
              event.preventDefault();
            }}
            onClick={() => {
              take(path);
            }}
          >
            <Codicon name={fileKind(path).icon} />
            <span className="pick-label">{nameOf(path)}</span>
            <span className="pick-detail">{pathShown(path).split('/').slice(0, -1).join('/')}</span>
          </li>
        ))}
      </ul>
      {count === 0 && <p className="pick-none">No editor is open.</p>}
    </div>
  );
}

function inOrderOfUse({ tabs, documents }: ReturnType<ReturnType<typeof useSessionStore>['get']>) {
  const used = tabs.recent.filter(path => path in documents);
  return [...used, ...Object.keys(documents).filter(path => !used.includes(path))];
}
