import { expect, test, vi } from 'vitest';
import { Failure } from '../../../../main/contract/failure';
import type { Filter, ResultSummary } from '../../../../main/contract/result';
import { filterOf, filterSign, filterWords, testsFor } from '../../../../renderer/views/results/filterWords';
import { ResultView, withFilter } from '../../../../renderer/views/results/ResultView';

const result = { result: 'r', columns: [{}, {}], rows: 100 } as unknown as ResultSummary;
const some: Filter = { column: 1, test: 'contains', values: ['x'] };

function asked() {
  const waiting: { answer: (rows: number) => void; fail: (error: unknown) => void; signal: AbortSignal }[] =
    [];
  const ask = vi.fn((_name: string, _input: unknown, signal: AbortSignal) => {
    return new Promise((resolve, reject) => {
      waiting.push({ answer: rows => resolve({ rows }), fail: reject, signal });
      signal.addEventListener('abort', () => {
        reject(Failure.cancelled());
      });
    });
  });
  return { ask: ask as never, waiting };
}

test('the rows of before stay, under their own number, until the engine has the new ones', async () => {
  const { ask, waiting } = asked();
  const view = new ResultView(result);
  const done = view.arrange(ask, { filters: [some] });
  expect(view.get()).toMatchObject({ rows: 100, wanted: { filters: [some] }, shown: { filters: [] } });
  expect(view.get().workingSince).not.toBeNull();
  waiting[0]?.answer(7);
  await done;
  expect(view.get()).toMatchObject({ rows: 7, shown: { filters: [some] }, workingSince: null });
  await view.arrange(ask, { filters: [] });
  expect(view.get()).toMatchObject({ rows: 100, shown: { filters: [] } });
  expect(waiting).toHaveLength(1);
});

test('a newer wish ends an older one, whose answer is not taken', async () => {
  const { ask, waiting } = asked();
  const view = new ResultView(result);
  const first = view.arrange(ask, { filters: [some] });
  const second = view.arrange(ask, { order: [{ column: 0, descending: true }] });
  expect(waiting[0]?.signal.aborted).toBe(true);
  waiting[1]?.answer(7);
  await Promise.all([first, second]);
  expect(view.get()).toMatchObject({
    rows: 7,
    shown: { filters: [some], order: [{ column: 0 }] },
    failure: null,
  });
});

test('a cancelled or failed wish leaves what is shown, and a failure is told', async () => {
  const { ask, waiting } = asked();
  const view = new ResultView(result);
  const cancelled = view.arrange(ask, { filters: [some] });
  view.cancel();
  await cancelled;
  expect(view.get()).toMatchObject({ rows: 100, wanted: { filters: [] }, failure: null, workingSince: null });
  const failed = view.arrange(ask, { filters: [some] });
  waiting[1]?.fail(new Failure('query', 'No.'));
  await failed;
  expect(view.get()).toMatchObject({ wanted: { filters: [] }, failure: { message: 'No.' } });
});

test('a column has one filter, and one that asks nothing is none', () => {
  const other = { ...some, values: ['y'] };
  expect(withFilter([some], 1, other)).toEqual([other]);
  expect(withFilter([some], 0, { ...some, column: 0 })).toHaveLength(2);
  expect(withFilter([some], 1, null)).toEqual([]);
  expect(filterOf(1, 'contains', ['  '])).toBeNull();
  expect(filterOf(1, 'among', [])).toBeNull();
  expect(filterOf(1, 'among', [null])).toEqual({ column: 1, test: 'among', values: [null] });
  expect(filterOf(1, 'between', ['', '5'])).toEqual({ column: 1, test: 'between', values: [null, '5'] });
  expect(filterOf(1, 'null', ['left over'])).toEqual({ column: 1, test: 'null', values: [] });
});

test('filters are told in few words', () => {
  const words = (test: Filter['test'], ...values: (string | null)[]) =>
    filterWords({ column: 0, test, values });
  expect([words('between', '1', null), words('between', null, '2'), words('between', '1', '2')]).toEqual([
    '≥ 1',
    '≤ 2',
    '1 – 2',
  ]);
  expect([words('among', null), words('among', 'a', 'b'), words('not null')]).toEqual([
    'NULL',
    '2 values',
    'not NULL',
  ]);
  const signs = (['contains', 'starts', 'equals', 'null'] as const).map(test =>
    filterSign({ ...some, test }),
  );
  expect(signs).toEqual(['*x*', 'x*', '= x', 'NULL']);
  expect(testsFor('text')[0]).toBe('among');
  expect(testsFor('whole')[0]).toBe('between');
  expect(testsFor('nested')).not.toContain('between');
});
