import { beforeAll, describe, expect, test } from 'vitest';
import { openSequences } from './openSequences';
import type { SequenceSession } from './openSequences';

const macros = [
  'sequence_distances',
  'sequence_indices',
  'sequence_transitions',
  'sequence_distribution',
  'sequence_spells',
];

let open: SequenceSession;
beforeAll(async () => {
  open = await openSequences();
});

/** Runs a method on rows given as SQL values. */
const on = (macro: string, values: string) =>
  open.rows(`WITH given(case_id, position, state) AS (VALUES ${values}) FROM ${macro}('given')`);

describe.each(macros)('%s', macro => {
  test.each([
    ["('a', 1, 'x'), (NULL, 2, 'y')", 'finds a row without a case_id'],
    ["('a', 1, 'x'), ('a', NULL, 'y')", 'finds a row of case “a” without a position'],
    ["('a', 1, 'x'), ('b', 1, NULL)", 'finds no state at all for case “b”'],
    ["('a', 1, 'x'), ('a', 2, 'y'), ('a', 2, 'y')", 'finds two rows for case “a” at position 2'],
    ["('a', 1, NULL), ('a', 2, 'y')", 'finds no state for case “a” at position 1'],
    ["('a', 1, 'x'), ('a', 2, NULL), ('a', 3, 'y')", 'finds no state for case “a” at position 2'],
    [
      "('a', 1, 'x'), ('a', 3, 'y'), ('b', 1, 'x'), ('b', 2, 'x')",
      'finds no row for case “a” between positions 1 and 3',
    ],
    ["('a', '1', 'x')", 'needs dates or numbers in the column `position`, and it holds VARCHAR'],
  ])('refuses %s and says where', async (values, message) => {
    await expect(on(macro, values)).rejects.toThrow(`\`${macro}\` ${message}`);
  });

  test('explains a column that is missing', async () => {
    await expect(
      open.rows(`WITH given AS (SELECT 1 AS case_id, 2 AS position, 3 AS stat) FROM ${macro}('given')`),
    ).rejects.toThrow(`\`${macro}\` needs a column \`state\`; rename one with \`stat AS state\``);
  });

  test('gives no rows for none', async () => {
    await open.session.run(
      'CREATE OR REPLACE TABLE nothing (case_id VARCHAR, position INTEGER, state VARCHAR)',
    );
    expect(await open.rows(`FROM ${macro}('nothing')`)).toEqual([]);
  });

  test('takes a sequence to be over after its last state', async () => {
    const with_nulls = await on(macro, "('a', 1, 'x'), ('a', 2, 'y'), ('b', 1, 'x'), ('b', 2, NULL)");
    expect(with_nulls).toEqual(await on(macro, "('a', 1, 'x'), ('a', 2, 'y'), ('b', 1, 'x')"));
  });

  test('takes odd names, views, expressions named like its own, further columns and keys of any type', async () => {
    await open.session.run(`
      CREATE OR REPLACE TABLE "my table" AS
        SELECT 7 AS case_id, DATE '2020-01-01' + i::INTEGER AS position, i > 1 AS state, 'x' AS method, 2 AS cost, 3 AS code
        FROM range(4) AS t(i);
      CREATE OR REPLACE VIEW seen AS FROM "my table"`);
    const expected = await open.rows(`FROM ${macro}('"my table"')`);
    expect(expected.length).toBeGreaterThan(0);
    expect(await open.rows(`FROM ${macro}('seen')`)).toEqual(expected);
    for (const name of ['rows', 'cases', '__sequence_rows', 'answered', 'given', 'states']) {
      expect(await open.rows(`WITH ${name} AS (FROM seen) FROM ${macro}('${name}')`)).toEqual(expected);
    }
  });
});

test('a gap that is given a state of its own is a state like any other', async () => {
  const values = "('a', 1, 'x'), ('a', 2, NULL), ('a', 3, 'x')";
  const rows = await open.rows(
    `WITH given(case_id, position, state) AS (VALUES ${values}),
          filled AS (SELECT case_id, position, coalesce(state, 'not known') AS state FROM given)
     FROM sequence_spells('filled')`,
  );
  expect(rows.map(row => row['state'])).toEqual(['x', 'not known', 'x']);
});

test('positions that no case has are no gaps', async () => {
  const rows = await on('sequence_indices', "('a', 0, 'x'), ('a', 6, 'y'), ('b', 0, 'x'), ('b', 6, 'x')");
  expect(rows.map(row => row['length'])).toEqual([2, 2]);
});

test('one query may use several methods, of several tables', async () => {
  await open.letters('one', { a: 'AB', b: 'BB' });
  await open.letters('other', { a: 'CC', b: 'CD' });
  const rows = await open.rows(
    `SELECT x.distance AS one, y.distance AS other, i.length
     FROM sequence_distances('one') AS x
     JOIN sequence_distances('other', method := 'HAM') AS y USING (case_a, case_b)
     JOIN sequence_indices('one') AS i ON i.case_id = case_a
     WHERE case_a < case_b`,
  );
  expect(rows).toEqual([{ one: 2, other: 1, length: 2 }]);
});

test('a million rows are described', async () => {
  await open.session.run(
    `CREATE TABLE large AS
     SELECT i // 100 AS case_id, i % 100 AS position, chr((65 + i // 7 % 5)::INTEGER) AS state FROM range(1000000) AS t(i)`,
  );
  const [row] = await open.rows(
    `SELECT count(*)::INTEGER AS cases, sum(length)::INTEGER AS rows, max(distinct_states) AS states
     FROM sequence_indices('large')`,
  );
  expect(row).toEqual({ cases: 10000, rows: 1000000, states: 5 });
}, 60_000);
