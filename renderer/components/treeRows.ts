import type { ReactNode } from 'react';

/** A node of a tree: a leaf when it has no list of children. */
export interface TreeNode {
  /** Unlike any other in the tree. */
  readonly id: string;
  readonly label: string;
  readonly children?: readonly TreeNode[];
  readonly icon?: ReactNode;
  /** Drawn in place of the label, which screen readers are told all the same. */
  readonly face?: ReactNode;
  /** Letters of the label that a filter found, ascending. */
  readonly positions?: readonly number[];
  /** Whether a node with children is also opened itself, by Enter and by a double click. */
  readonly opens?: boolean;
  /** Shown in small capitals, as the head of all below it. */
  readonly section?: boolean;
  /** The whole of what the row may have to cut short. */
  readonly tooltip?: string;
  /** Said at the right of the row. */
  readonly note?: TreeNote;
}

/** A short note beside a node's name. */
export interface TreeNote {
  readonly text: string;
  readonly tone: 'quiet' | 'warning';
  /** The note as a screen reader says it. */
  readonly spoken: string;
}

/** A node where it stands among those that are in sight. */
export interface TreeRow {
  readonly node: TreeNode;
  /** From 1. */
  readonly level: number;
  /** Null for a leaf. */
  readonly expanded: boolean | null;
  readonly position: number;
  readonly siblings: number;
  /** Index of the parent's row; -1 at the top. */
  readonly parent: number;
}

/** The rows in sight: the children of every expanded node below it. */
export function treeRows(nodes: readonly TreeNode[], expanded: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (siblings: readonly TreeNode[], level: number, parent: number) => {
    for (const [index, node] of siblings.entries()) {
      const open = node.children ? expanded.has(node.id) : null;
      rows.push({ node, level, expanded: open, position: index + 1, siblings: siblings.length, parent });
      if (open && node.children) add(node.children, level + 1, rows.length - 1);
    }
  };
  add(nodes, 1, -1);
  return rows;
}
