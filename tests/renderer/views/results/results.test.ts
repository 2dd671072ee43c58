import { tableFromArrays, tableToIPC, Table, vectorFromArray } from 'apache-arrow';
import { expect, test, vi } from 'vitest';
import { copyRange, mostCells } from '../../../../renderer/views/results/copyRange';
import { durationText } from '../../../../renderer/workbench/durationText';
import { copyForm, orderFor } from '../../../../renderer/views/results/menuItems';
import { resultPage } from '../../../../renderer/views/results/resultPage';

test('durations are told in the unit that suits them', () => {
  expect([0.2, 14.4, 2345, 245_000].map(durationText)).toEqual([
    'under 1 ms',
    '14 ms',
    '2.3 s',
    '4 min 05 s',
  ]);
});

test('a page keeps columns of the same name apart, and NULL from its letters', () => {
  const page = resultPage(tableToIPC(tableFromArrays({ a: ['x', null, 'NULL'] }), 'stream'));
  expect([0, 1, 2].map(row => page.textAt(row, 0))).toEqual(['x', null, 'NULL']);
  const first = vectorFromArray(['first']);
  const twice = new Table({ a: first, b: vectorFromArray(['second']) });
  for (const field of twice.schema.fields) Object.assign(field, { name: 'same' });
  const same = resultPage(tableToIPC(twice, 'stream'));
  expect([same.textAt(0, 0), same.textAt(0, 1)]).toEqual(['first', 'second']);
});

test('a copy asks for exactly the rows and columns of the block', async () => {
  const ask = vi.fn().mockResolvedValue('a\tb');
  const range = { firstRow: 10, lastRow: 12, firstColumn: 2, lastColumn: 3 };
  const order = [{ column: 1, descending: true }];
  await copyRange(ask as never, { result: 'r 1', order, filters: [] }, [5, 0, 4, 1], range, {
    format: 'tsv',
    header: false,
  });
  expect(ask).toHaveBeenCalledWith('result.copy', {
    result: 'r 1',
    order,
    filters: [],
    offset: 10,
    limit: 3,
    columns: [4, 1],
    format: 'tsv',
    header: false,
  });
});

test('a copy of too many cells is refused with what to do, and nothing is asked', async () => {
  const ask = vi.fn();
  const range = { firstRow: 0, lastRow: mostCells, firstColumn: 0, lastColumn: 0 };
  await expect(
    copyRange(ask as never, { result: 'r', order: [], filters: [] }, [0], range, {
      format: 'tsv',
      header: false,
    }),
  ).rejects.toThrow('Select fewer rows or columns');
  expect(ask).not.toHaveBeenCalled();
});

test('the menus say what they do', () => {
  expect(copyForm('copy.csv')).toEqual({ format: 'csv', header: true });
  expect(copyForm('ascending')).toBeNull();
  expect(orderFor('descending', 4, [])).toEqual([{ column: 4, descending: true }]);
  expect(orderFor('unsorted', 4, [])).toEqual([]);
  expect(orderFor('copy', 4, [])).toBeNull();
});
