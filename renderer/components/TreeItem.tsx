import type { ReactNode } from 'react';
import { Codicon } from './Codicon';
import { Highlighted } from './Highlighted';
import type { TreeRow } from './treeRows';

interface TreeItemProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly top: number;
  readonly cursor: boolean;
  readonly selected: boolean;
  readonly actions?: ReactNode;
  readonly onClick: () => void;
  readonly onDoubleClick: () => void;
}

const indent = 8;
const unmarked: readonly number[] = [];

/** One row of a tree. */
export function TreeItem(props: TreeItemProps) {
  const { id, row, top, cursor, selected, actions, onClick, onDoubleClick } = props;
  const { node, level, expanded, position, siblings } = row;
  const states = [node.section && 'section', cursor && 'cursor', selected && 'selected'];
  return (
    <div
      id={id}
      className={['tree-item', ...states].filter(Boolean).join(' ')}
      role="treeitem"
      aria-label={node.label}
      aria-description={node.note?.spoken}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={expanded ?? undefined}
      aria-selected={selected}
      title={node.tooltip ?? node.label}
      style={{ top, paddingLeft: 4 + Math.max(0, level - 2) * indent }}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      {guides(level).map(left => (
        <span key={left} className="tree-guide" style={{ left }} />
      ))}
      <span className="tree-twistie">
        {expanded !== null && <Codicon name={expanded ? 'chevron-down' : 'chevron-right'} />}
      </span>
      {node.icon}
      <span className="tree-label">
        {node.face ?? <Highlighted text={node.label} positions={node.positions ?? unmarked} />}
      </span>
      {node.note && <span className={`tree-note ${node.note.tone}`} data-text={node.note.text} />}
      {actions}
    </div>
  );
}

/** Where the lines stand that lead down from the nodes above. */
function guides(level: number): readonly number[] {
  return Array.from({ length: Math.max(0, level - 2) }, (_, depth) => 12 + depth * indent);
}
