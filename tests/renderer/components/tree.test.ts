import { describe, expect, test } from 'vitest';
import { treeMove, typeAhead } from '../../../renderer/components/treeMove';
import { treeRows } from '../../../renderer/components/treeRows';
import type { TreeNode } from '../../../renderer/components/treeRows';

const leaf = (id: string): TreeNode => ({ id, label: id });
const nodes: readonly TreeNode[] = [
  { id: 'data', label: 'data', children: [{ id: 'data/old', label: 'old', children: [] }, leaf('ties.csv')] },
  { id: 'figures', label: 'figures', children: [leaf('f.svg')] },
  leaf('study.yaml'),
];
const rows = treeRows(nodes, new Set(['data', 'data/old']));
const ids = rows.map(({ node }) => node.id);
const move = (key: string, at: string) => treeMove(key, rows, ids.indexOf(at), 2);
const to = (id: string) => ({ kind: 'focus', index: ids.indexOf(id) });

test('rows are the nodes in sight, with what a screen reader says of each', () => {
  expect(ids).toEqual(['data', 'data/old', 'ties.csv', 'figures', 'study.yaml']);
  expect(rows[2]).toMatchObject({ level: 2, position: 2, siblings: 2, parent: 0, expanded: null });
  expect(rows[3]).toMatchObject({ level: 1, position: 2, siblings: 3, parent: -1, expanded: false });
});

describe('keys', () => {
  test('go up and down, by row and by page, and stop at the ends', () => {
    expect(move('ArrowDown', 'data')).toEqual(to('data/old'));
    expect(move('ArrowDown', 'study.yaml')).toEqual(to('study.yaml'));
    expect(move('ArrowUp', 'data')).toEqual(to('data'));
    expect(move('PageDown', 'data/old')).toEqual(to('figures'));
    expect(move('Home', 'figures')).toEqual(to('data'));
    expect(move('End', 'data')).toEqual(to('study.yaml'));
  });

  test('Right opens a folder, then goes into it; an empty one it leaves alone', () => {
    expect(move('ArrowRight', 'figures')).toEqual({ kind: 'expand', id: 'figures' });
    expect(move('ArrowRight', 'data')).toEqual(to('data/old'));
    expect(move('ArrowRight', 'data/old')).toBeNull();
    expect(move('ArrowRight', 'study.yaml')).toBeNull();
  });

  test('Left closes a folder, then goes to its parent', () => {
    expect(move('ArrowLeft', 'data')).toEqual({ kind: 'collapse', id: 'data' });
    expect(move('ArrowLeft', 'ties.csv')).toEqual(to('data'));
    expect(move('ArrowLeft', 'figures')).toBeNull();
  });

  test('Enter opens a file and folds or unfolds a folder', () => {
    expect(move('Enter', 'ties.csv')).toEqual({ kind: 'open', id: 'ties.csv' });
    expect(move('Enter', 'figures')).toEqual({ kind: 'expand', id: 'figures' });
    expect(move(' ', 'data')).toEqual({ kind: 'collapse', id: 'data' });
  });

  test('begin at the first row when there is no cursor, and do nothing in an empty tree', () => {
    expect(treeMove('ArrowDown', rows, -1, 2)).toEqual({ kind: 'focus', index: 0 });
    expect(treeMove('ArrowDown', [], -1, 2)).toBeNull();
    expect(move('x', 'data')).toBeNull();
  });
});

test('typing goes to the next name that begins so, round the end', () => {
  expect(typeAhead('f', rows, 0)).toBe(ids.indexOf('figures'));
  expect(typeAhead('d', rows, 3)).toBe(0);
  expect(typeAhead('st', rows, 4)).toBe(4);
  expect(typeAhead('zz', rows, 0)).toBe(-1);
});

test('5,000 files are laid out', () => {
  const many = Array.from({ length: 5000 }, (_, index) => leaf(`interview-${index}.md`));
  expect(treeRows([{ id: 'all', label: 'all', children: many }], new Set(['all']))).toHaveLength(5001);
});
