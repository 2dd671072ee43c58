import { expect, test } from 'vitest';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import type { ColumnKind } from '../../../../main/contract/study';
import { firstChart } from '../../../../renderer/views/results/firstChart';

interface Made {
  readonly mark: { readonly type: string };
  readonly encoding: Readonly<
    Record<string, { readonly field?: string; readonly type: string; readonly aggregate?: string }>
  >;
}

type Given = readonly [name: string, type: string, kind: ColumnKind, distinct?: number, cases?: boolean];

function made(rows: number, ...columns: readonly Given[]): Made {
  const text = firstChart({
    ...{ query: 'a.sql', title: 'A', rows },
    columns: columns.map(([name, type, kind, distinct, namesCases = false]) => ({
      ...{ name, type, kind, namesCases, distinct: distinct ?? null },
    })),
  });
  const chart = JSON.parse(text) as Made & TopLevelSpec;
  const warnings: string[] = [];
  const note = (...words: string[]) => void warnings.push(...words);
  const quiet = { level: () => quiet, error: note, warn: note, info: note, debug: note };
  compile({ ...chart, data: { values: [] } }, { logger: quiet as never });
  expect(warnings).toEqual([]);
  return chart;
}
const fields = ({ encoding }: Made) =>
  Object.fromEntries(Object.entries(encoding).map(([channel, { field }]) => [channel, field]));

test('a number over time is lines, apart by what names the cases', () => {
  const chart = made(
    600,
    ['sort_order', 'INTEGER', 'whole'],
    ['source', 'VARCHAR', 'text', 2],
    ['trust', 'VARCHAR', 'text', 5, true],
    ['month', 'DATE', 'date'],
    ['value', 'DOUBLE', 'decimal'],
  );
  expect(chart.mark.type).toBe('line');
  expect(fields(chart)).toEqual({ x: 'month', y: 'value', color: 'trust', shape: 'trust' });
});

test('a number by a text is bars only where each text has one row', () => {
  const columns: readonly Given[] = [
    ['ward', 'VARCHAR', 'text', 8],
    ['falls', 'BIGINT', 'whole'],
  ];
  expect(made(8, ...columns).mark.type).toBe('bar');
  expect(made(9, ...columns).mark.type).toBe('point');
  expect(fields(made(9, ...columns))).toEqual({ y: 'ward', x: 'falls' });
  const trusts: readonly Given[] = [
    ['trust', 'VARCHAR', 'text', 5, true],
    ['falls', 'BIGINT', 'whole'],
  ];
  expect(fields(made(5, ...trusts))).toEqual({ y: 'trust', x: 'falls', color: 'trust' });
  expect(fields(made(6, ...trusts))).toEqual({ y: 'trust', x: 'falls', color: 'trust', shape: 'trust' });
});

test('two numbers are points, one is counted in bins, and texts alone are counted, as the axis says', () => {
  const numbers: readonly Given[] = [
    ['a.b', 'DOUBLE', 'decimal'],
    ['c[1]', 'DOUBLE', 'decimal'],
  ];
  expect(fields(made(9, ...numbers))).toEqual({ x: 'a\\.b', y: 'c\\[1\\]' });
  expect(made(9, ['a', 'DOUBLE', 'decimal']).encoding['y']).toMatchObject({
    aggregate: 'count',
    title: 'Number of rows',
  });
  expect(made(9, ['a', 'VARCHAR', 'text', 400]).encoding['x']).toMatchObject({ aggregate: 'count' });
  expect(made(0, ['l', 'INTEGER[]', 'nested']).mark.type).toBe('bar');
});
