import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import type { PlanStep } from '../../../main/contract/plan';
import { startEngine, studyOf, textRows } from '../openStudy';

async function open(): Promise<EngineAsk> {
  const ask = startEngine();
  const rows = Array.from({ length: 500 }, (_, index) => `${index},${index % 5}`).join('\n');
  await ask('study.open', {
    folder: studyOf({ 'big.csv': `a,b\n${rows}\n`, 'small.csv': 'b,name\n1,x\n2,y\n' }),
  });
  return ask;
}

const explain = (ask: EngineAsk, sql: string, timed: boolean, parameters = {}) =>
  ask('query.explain', { session: 'test', sql, path: 'x.sql', parameters, part: null, timed });

function stepsOf(steps: readonly PlanStep[]): readonly PlanStep[] {
  return steps.flatMap(step => [step, ...stepsOf(step.steps)]);
}

const sql = `-- param n: integer = 3
WITH w AS MATERIALIZED (SELECT b, count(*) AS n FROM big WHERE a > $n GROUP BY b)
SELECT name, n FROM w JOIN small USING (b) ORDER BY n DESC`;

test('a plan says in plain words what is done, and runs nothing unless that is to be timed', async () => {
  const ask = await open();
  const plan = await explain(ask, sql, false);
  const steps = stepsOf(plan.steps);
  const titles = steps.map(({ title }) => title);
  for (const title of [
    'Read table big, big.csv',
    'Read table small, small.csv',
    'Join on b',
    'Prepare w',
    'Read what was prepared as w',
  ])
    expect(titles).toContain(title);
  expect(titles.some(title => title.startsWith('Sort by '))).toBe(true);
  expect(plan.milliseconds).toBe(null);
  expect(steps.every(({ rows, milliseconds }) => rows === null && milliseconds === null)).toBe(true);
  const read = steps.find(({ title }) => title === 'Read table big, big.csv');
  expect(read?.details.find(({ name }) => name === 'Filters')?.values).toEqual(['a>3']);
  expect(read?.expected).toBeGreaterThan(0);
});

test('with timings it tells the rows that each step gave, and how long it took', async () => {
  const ask = await open();
  const plan = await explain(ask, sql, true, { n: '9' });
  const steps = stepsOf(plan.steps);
  expect(plan.milliseconds).toBeGreaterThan(0);
  expect(steps.find(({ title }) => title === 'Read table big, big.csv')?.rows).toBe(490);
  expect(steps.find(({ title }) => title === 'Join on b')?.rows).toBe(2);
  expect(steps.every(({ milliseconds }) => milliseconds !== null && milliseconds >= 0)).toBe(true);
});

test.each([
  ['CREATE TABLE x AS SELECT 1', /Only a SELECT/],
  ["COPY big TO 'exports/x.csv'", /Only a SELECT/],
  ['EXPLAIN ANALYZE CREATE TABLE x AS SELECT 1', /Only a SELECT/],
  ['PIVOT big ON b USING sum(a)', /Only a SELECT/],
  ['SELECT 1; SELECT 2', /One statement/],
  ['-- nothing', /no statement/],
  ["FROM read_text('/etc/passwd')", /only files in its own folder/],
  ['SELECT $x', /no value/],
])('%s is not explained', async (text, message) => {
  const ask = await open();
  for (const timed of [true, false]) await expect(explain(ask, text, timed)).rejects.toThrow(message);
  expect(await textRows(ask, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'x'")).toEqual([['0']]);
});

test('an error has its place in the whole text', async () => {
  const ask = await open();
  await expect(explain(ask, '-- £\nSELECT a,\n  nope FROM big', false)).rejects.toMatchObject({
    place: { line: 3, column: 3 },
  });
});

test('explaining can be cancelled', async () => {
  const ask = await open();
  const controller = new AbortController();
  const endless = 'SELECT count(*) FROM range(100000000000) a, range(10) b';
  const request = { session: 'test', sql: endless, path: null, parameters: {}, part: null, timed: true };
  const running = ask('query.explain', request, controller.signal);
  setTimeout(() => {
    controller.abort();
  }, 300);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
});
