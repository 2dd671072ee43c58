import { useEffect, useId, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import './Tree.css';
import { treeMove, typeAhead } from './treeMove';
import { TreeItem } from './TreeItem';
import { treeRows } from './treeRows';
import type { TreeNode, TreeRow } from './treeRows';
import { useWindowedRows } from './useWindowedRows';

interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly expanded: ReadonlySet<string>;
  readonly onExpand: (id: string, expanded: boolean) => void;
  /** The row that arrow keys move from. */
  readonly cursor: string | null;
  readonly onCursor: (id: string) => void;
  /** The row of what is open elsewhere. */
  readonly selected?: string | null;
  /** A leaf was clicked, or it or a node that opens was taken with Enter or a double click. */
  readonly onOpen: (id: string, how: 'clicked' | 'taken') => void;
  /** The menu of a row was asked for, by mouse or keyboard, at a point of the window. */
  readonly onMenu?: (id: string, x: number, y: number) => void;
  /** Buttons at the end of a row, for the pointer; all that they do can be done by keys or the row's menu as well. */
  readonly actionsOf?: (id: string) => ReactNode;
}

const rowHeight = 22;
const typingPause = 700;

/** A tree of any size: only the rows in sight are drawn. */
export function Tree(props: TreeProps) {
  const { label, nodes, expanded, onExpand, cursor, onCursor, selected = null, onOpen, onMenu } = props;
  const id = useId();
  const rows = useMemo(() => treeRows(nodes, expanded), [nodes, expanded]);
  const { scroller, first, end, page, show } = useWindowedRows(rows.length, rowHeight);
  const current = rows.findIndex(({ node }) => node.id === cursor);
  const search = useTypeAhead();

  const clicked = useRef<string | null>(null);
  useEffect(() => {
    // A row that is clicked stays where it is: the second click of two has to meet it again.
    if (current >= 0 && rows[current]?.node.id !== clicked.current) show(current);
    clicked.current = null;
    // It is shown when it becomes another row, not whenever something is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  const focus = (index: number) => {
    const row = rows[index];
    if (row) onCursor(row.node.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, rows, current, page);
    const letter = event.key.length === 1 && event.key !== ' ';
    if (move?.kind === 'focus') focus(move.index);
    else if (move?.kind === 'open') onOpen(move.id, 'taken');
    else if (move) onExpand(move.id, move.kind === 'expand');
    else if (letter) focus(typeAhead(search(event.key), rows, current));
    else return;
    event.preventDefault();
  };
  const click = ({ node, expanded: open }: TreeRow) => {
    clicked.current = node.id;
    onCursor(node.id);
    if (open === null) onOpen(node.id, 'clicked');
    else onExpand(node.id, !open);
  };
  const onContextMenu = (event: MouseEvent) => {
    const under = event.target instanceof Element ? event.target.closest('[role="treeitem"]') : null;
    const item = under ?? document.getElementById(`${id}-${current}`);
    const row = rows[Number(item?.id.slice(id.length + 1) ?? -1)];
    if (!onMenu || !item || !row) return;
    event.preventDefault();
    onCursor(row.node.id);
    const { left, bottom } = item.getBoundingClientRect();
    if (under) onMenu(row.node.id, event.clientX, event.clientY);
    else onMenu(row.node.id, left + 24, bottom);
  };

  return (
    <div
      ref={scroller}
      className="tree"
      role="tree"
      aria-label={label}
      aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onFocus={event => {
        // Whoever presses a row is not taken to the first: the row would be gone from under the pointer.
        if (current < 0 && event.currentTarget.matches(':focus-visible')) focus(0);
      }}
    >
      <div className="tree-space" role="presentation" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, end).map((row, offset) => (
          <TreeItem
            key={row.node.id}
            id={`${id}-${first + offset}`}
            row={row}
            top={(first + offset) * rowHeight}
            cursor={first + offset === current}
            selected={row.node.id === selected}
            actions={props.actionsOf?.(row.node.id)}
            onClick={() => {
              click(row);
            }}
            onDoubleClick={() => {
              if (row.expanded === null || row.node.opens) onOpen(row.node.id, 'taken');
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** Gathers letters that follow each other quickly. */
function useTypeAhead(): (letter: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return letter => {
    const now = performance.now();
    const { text, at } = typed.current;
    typed.current = { text: now - at < typingPause ? text + letter : letter, at: now };
    return typed.current.text;
  };
}
