import type { TreeRow } from './treeRows';

/** What a key asks of a tree. */
export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'expand' | 'collapse' | 'open'; readonly id: string };

/** What a key does in a tree, by the pattern that screen readers expect; null when it does nothing here. */
export function treeMove(
  key: string,
  rows: readonly TreeRow[],
  current: number,
  page: number,
): TreeMove | null {
  const row = rows[current];
  if (!row) return rows.length > 0 && /^(Arrow|Home|End|Page)/.test(key) ? { kind: 'focus', index: 0 } : null;
  const focus = (index: number): TreeMove => ({
    kind: 'focus',
    index: Math.min(Math.max(index, 0), rows.length - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return focus(current + 1);
    case 'ArrowUp':
      return focus(current - 1);
    case 'PageDown':
      return focus(current + page);
    case 'PageUp':
      return focus(current - page);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case 'ArrowRight':
      return inwards(row, current);
    case 'ArrowLeft':
      return outwards(row);
    case 'Enter':
      return row.node.opens ? { kind: 'open', id: row.node.id } : activate(row);
    case ' ':
      return activate(row);
    default:
      return null;
  }
}

function inwards({ node, expanded }: TreeRow, current: number): TreeMove | null {
  if (expanded === null) return null;
  if (!expanded) return { kind: 'expand', id: node.id };
  return node.children?.length ? { kind: 'focus', index: current + 1 } : null;
}

function outwards({ node, expanded, parent }: TreeRow): TreeMove | null {
  if (expanded) return { kind: 'collapse', id: node.id };
  return parent < 0 ? null : { kind: 'focus', index: parent };
}

function activate({ node, expanded }: TreeRow): TreeMove {
  if (expanded === null) return { kind: 'open', id: node.id };
  return { kind: expanded ? 'collapse' : 'expand', id: node.id };
}

/** The next row whose name begins with what was typed, looking round from the current one; -1 when there is none. */
export function typeAhead(typed: string, rows: readonly TreeRow[], current: number): number {
  const wanted = typed.toLowerCase();
  // One letter goes on to the next row; more letters may still fit the row that they led to.
  const from = typed.length > 1 ? current : current + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (Math.max(from, 0) + step) % rows.length;
    if (rows[index]?.node.label.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
