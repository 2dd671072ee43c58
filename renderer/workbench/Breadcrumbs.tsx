import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { Codicon } from '../components/Codicon';
import { Popover } from '../components/Popover';
import { isUntitled, nameOf } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import './Breadcrumbs.css';
import { BreadcrumbList } from './BreadcrumbList';
import { fileCrumbs, placeCrumbs } from './crumbs';
import type { Crumb } from './crumbs';
import { pathShown } from './EditorTab';
import { FileIcon } from './FileIcon';
import { focusEditor } from './focusEditor';
import { placeIcons } from './namedPlace';
import type { NamedPlace } from './namedPlace';
import { useDocuments } from './useDocuments';
import { useOpenFile } from './useOpenFile';
import { usePlacesAtCaret } from './usePlacesAtCaret';

interface Opened {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Where an editor's document stands and where the caret is in it. Each part lists what stands beside it; arrows go from
 * part to part, Enter lists, Escape goes back to the text.
 */
export function Breadcrumbs({ path }: { readonly path: string }) {
  const readOnly = useSessionPart(session => session.documents[path]?.readOnly === true);
  const { places, holding } = usePlacesAtCaret(path);
  const crumbs = [...fileCrumbs(path), ...placeCrumbs(places, holding)];
  const bar = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  /** Whether the press that closed a list was on the part that it belongs to. */
  const wasOpen = useRef(false);
  const reached = Math.min(focused ?? crumbs.length, crumbs.length - 1);
  const crumb = opened && crumbs[opened.index];

  const { length } = crumbs;
  useLayoutEffect(() => {
    // The part that had the focus is gone, for the caret has left the place that it named.
    if (focused === null || focused < length || document.activeElement !== document.body) return;
    bar.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  }, [focused, length]);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const now = buttons.findIndex(button => button === event.target);
    const next = nextIndex(event.key, now, buttons.length);
    if (next !== null) buttons[next]?.focus();
    else if (event.key === 'ArrowDown') buttons[now]?.click();
    else if (event.key === 'Escape') focusEditor(path);
    else return;
    event.preventDefault();
  };
  return (
    <nav
      ref={bar}
      className="breadcrumbs"
      aria-label={`Where ${nameOf(path)} is`}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        // Whoever comes again begins at the end.
        if (relatedTarget instanceof Node && bar.current?.contains(relatedTarget) === false) setFocused(null);
      }}
    >
      {crumbs.map(({ kind, label, place }, index) => (
        <button
          // A path may name the same folder twice; its place tells them apart.
          key={index}
          type="button"
          className={`breadcrumb ${kind}`}
          title={kind === 'place' ? label : pathShown(path)}
          aria-label={label === '…' ? 'Places in this file' : undefined}
          aria-haspopup="tree"
          aria-expanded={opened?.index === index}
          tabIndex={index === reached ? 0 : -1}
          onFocus={() => {
            setFocused(index);
          }}
          onPointerDown={() => {
            wasOpen.current = opened?.index === index;
          }}
          onClick={({ currentTarget, detail }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            const closes = detail > 0 && wasOpen.current;
            currentTarget.focus();
            setOpened(closes ? null : { index, x: left, y: bottom });
          }}
        >
          {kind === 'file' && <FileIcon path={path} />}
          {place && <Codicon name={placeIcons[place.kind]} />}
          <span className="breadcrumb-name">{label}</span>
          {index < crumbs.length - 1 && <Codicon name="chevron-right" />}
        </button>
      ))}
      {isUntitled(path) && <span className="breadcrumb-note">not saved yet</span>}
      {readOnly && <span className="breadcrumb-note">read only</span>}
      {opened && crumb && (
        <Siblings
          key={opened.index}
          path={path}
          crumb={crumb}
          places={places}
          x={opened.x}
          y={opened.y}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </nav>
  );
}

interface SiblingsProps extends Pick<Opened, 'x' | 'y'> {
  readonly path: string;
  readonly crumb: Crumb;
  readonly places: readonly NamedPlace[];
  readonly onClose: () => void;
}

/** The list below a part. It stands outside of the editors, whose keys and drags it must not set off. */
function Siblings({ path, crumb, places, x, y, onClose }: SiblingsProps) {
  const openFile = useOpenFile();
  const { open } = useDocuments();
  // What had the focus has it again before another editor takes it.
  const close = () => {
    flushSync(onClose);
  };
  return createPortal(
    <Popover label={`Beside ${crumb.label}`} x={x} y={y} onClose={onClose}>
      <BreadcrumbList
        crumb={crumb}
        places={places}
        onFile={other => {
          close();
          openFile(other);
        }}
        onPlace={({ line, column }) => {
          close();
          void open(path, { line, column });
        }}
        onLeave={onClose}
      />
    </Popover>,
    document.body,
  );
}

function nextIndex(key: string, now: number, count: number): number | null {
  if (key === 'ArrowRight') return Math.min(now + 1, count - 1);
  if (key === 'ArrowLeft') return Math.max(now - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
