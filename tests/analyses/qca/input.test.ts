import { beforeAll, describe, expect, test } from 'vitest';
import { openMethods } from '../../engine/openMethods';
import type { Session } from '../../../main/engine/database/Session';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});
const rows = async (sql: string) => (await session.run(sql)).getRowsJson();

/** Rows of memberships: cases by conditions, as a table expression `m`. */
function cells(conditions: string, cases: Readonly<Record<string, readonly (number | null)[]>>): string {
  const values = Object.entries(cases).flatMap(([one, memberships]) =>
    conditions
      .split(' ')
      .map((condition, at) => `('${one}', '${condition}', ${memberships[at] ?? 'NULL'}::DOUBLE)`),
  );
  return `WITH m AS (FROM (VALUES ${values.join()}) AS t(case_id, condition, membership)) `;
}

/** Two conditions, all four configurations, and a contradiction in the last one. */
const small = cells('A B Y', {
  p: [1, 1, 1],
  q: [1, 0, 1],
  r: [0, 1, 0],
  s: [0, 0, 0],
  t: [0, 0, 1],
});

describe('qca_calibrate', () => {
  const one = async (call: string) => (await rows(`SELECT round(qca_calibrate(${call}), 6)`))[0]?.[0];

  test('has log odds of -3, 0 and 3 at the thresholds and goes on beyond them', async () => {
    const odds = (x: number) => Number((1 / (1 + Math.exp(-x))).toFixed(6));
    expect(await one('10, 10, 20, 40')).toBe(odds(-3));
    expect(await one('20, 10, 20, 40')).toBe(0.5);
    expect(await one('40, 10, 20, 40')).toBe(odds(3));
    expect(await one('30, 10, 20, 40')).toBe(odds(1.5));
    expect(await one('60, 10, 20, 40')).toBe(odds(6));
    expect(await one('0, 10, 20, 40')).toBe(odds(-6));
    expect(await one('1e300, 10, 20, 40')).toBe(1);
    expect(await one('-1e300, 10, 20, 40')).toBe(0);
  });

  test('turns round where low values are in', async () => {
    for (const value of [5, 10, 17, 20, 33, 40, 50]) {
      expect(await one(`${value}, 40, 20, 10`)).toBeCloseTo(1 - Number(await one(`${value}, 10, 20, 40`)), 5);
    }
  });

  test('leaves NULL as it is, and refuses thresholds out of order and values that are no numbers', async () => {
    expect(await one('NULL, 10, 20, 40')).toBeNull();
    for (const thresholds of ['10, 10, 40', '10, 20, 20', '10, 40, 20', '20, 20, 20', 'NULL, 20, 40']) {
      await expect(one(`1, ${thresholds}`)).rejects.toThrow(/crossover between exclusion and inclusion/);
    }
    await expect(one("'much', 10, 20, 40")).rejects.toThrow(
      /`qca_calibrate` needs numbers in the column `value`/,
    );
  });
});

describe('qca_truth_table', () => {
  test('counts, fits and notes each configuration', async () => {
    expect(await rows(`${small} FROM qca_truth_table('m', 'Y')`)).toEqual([
      [1, '~A*~B', 2, 0.5, 0.5, '0', ['s', 't'], 'contradictory: t in Y'],
      [2, '~A*B', 1, 0, 0, '0', ['r'], null],
      [3, 'A*~B', 1, 1, 1, '1', ['q'], null],
      [4, 'A*B', 1, 1, 1, '1', ['p'], null],
    ]);
  });

  test('takes a consistency that is equal to the cut, also where sums of decimals are rounded', async () => {
    const output = async (cut: number) =>
      (
        await rows(
          `${small} SELECT output FROM qca_truth_table('m', 'Y', consistency_cut := ${cut}) WHERE row = 1`,
        )
      )[0]?.[0];
    expect(await output(0.5)).toBe('1');
    expect(await output(0.51)).toBe('0');
    const tenths = cells('A Y', { p: [0.7, 0.9], q: [0.3, 0.1] });
    expect(
      await rows(
        `${tenths} SELECT output FROM qca_truth_table('m', 'Y', consistency_cut := 0.8) WHERE row = 2`,
      ),
    ).toEqual([['1']]);
    expect(
      await rows(`${small} SELECT note FROM qca_truth_table('m', 'Y', consistency_cut := 0.5) WHERE row = 1`),
    ).toEqual([['contradictory: s not in Y']]);
  });

  test('makes remainders of rows with fewer cases than frequency_cut, contradictory ones among them', async () => {
    expect(
      await rows(
        `${small} SELECT row, cases, output, note FROM qca_truth_table('m', 'Y', frequency_cut := 3)`,
      ),
    ).toEqual([
      [1, 2, '?', 'fewer cases than frequency_cut 3; contradictory: t in Y, s not in Y'],
      [2, 1, '?', 'fewer cases than frequency_cut 3'],
      [3, 1, '?', 'fewer cases than frequency_cut 3'],
      [4, 1, '?', 'fewer cases than frequency_cut 3'],
    ]);
  });

  test('explains the absence of the outcome', async () => {
    expect(
      await rows(
        `${small} SELECT row, consistency, output, note FROM qca_truth_table('m', 'Y', negate := true)`,
      ),
    ).toEqual([
      [1, 0.5, '0', 'contradictory: s in ~Y'],
      [2, 1, '1', null],
      [3, 0, '0', null],
      [4, 0, '0', null],
    ]);
  });

  test('puts a case on 0.5 in no row and says so at the rows around it', async () => {
    const between = cells('A B Y', { p: [0.8, 0.5, 0.9], q: [0.9, 0.1, 0.5], r: [0.2, 0.2, 0.1] });
    expect(await rows(`${between} SELECT row, cases, case_ids, note FROM qca_truth_table('m', 'Y')`)).toEqual(
      [
        [1, 1, ['r'], null],
        [2, 0, [], 'no case'],
        [3, 1, ['q'], 'q on 0.5 of Y; on 0.5 between this row and others, so in none: p'],
        [4, 0, [], 'no case; on 0.5 between this row and others, so in none: p'],
      ],
    );
  });

  test('gives all configurations of ten conditions, and of eleven those that have something to tell', async () => {
    const count = (conditions: number) =>
      rows(
        `WITH m AS (
           SELECT 'k' || c AS case_id, 'C' || d AS condition, CASE WHEN (c + d) % 3 = 0 THEN 0.9 ELSE 0.2 END AS membership
           FROM range(6) AS cs(c), range(${conditions + 1}) AS ds(d) ORDER BY c, d
         )
         SELECT count(*), sum(cases), count_if(cases = 0), min(row), any_value(configuration) FILTER (row = 1)
         FROM qca_truth_table('m', 'C${conditions}')`,
      );
    expect(await count(10)).toEqual([
      ['1024', '6', '1021', 1, Array.from({ length: 10 }, (_, d) => `~C${d}`).join('*')],
    ]);
    expect((await count(11))[0]?.slice(0, 3)).toEqual(['3', '6', '0']);
  });
});

describe('qca_solutions', () => {
  const solved = (input: string, options: string) =>
    rows(
      `${input} SELECT model, models, expression, term, unique_coverage, case_ids FROM qca_solutions('m', 'Y', ${options})`,
    );

  test('lists every tied model', async () => {
    const tied = cells('A B C Y', {
      a: [0, 0, 0, 1],
      b: [0, 0, 1, 1],
      c: [0, 1, 1, 1],
      d: [1, 1, 1, 1],
      e: [1, 1, 0, 1],
      f: [1, 0, 0, 1],
      g: [0, 1, 0, 0],
      h: [1, 0, 1, 0],
    });
    const found = await solved(tied, "solution := 'conservative'");
    expect(
      found
        .filter(([, , , term]) => term === null)
        .map(([model, models, expression]) => [model, models, expression]),
    ).toEqual([
      [1, 2, 'A*B + ~A*C + ~B*~C'],
      [2, 2, 'A*~C + ~A*~B + B*C'],
    ]);
    expect(found).toHaveLength(8);
    expect(found[1]).toEqual([1, 2, 'A*B + ~A*C + ~B*~C', 'A*B', 1 / 3, ['d', 'e']]);
  });

  test('is 1 where nothing speaks against it, and where every configuration is positive', async () => {
    const onlyPositive = cells('A B Y', { p: [1, 1, 1], q: [0, 1, 1] });
    expect(await solved(onlyPositive, "solution := 'parsimonious'")).toEqual([
      [1, 1, '1', null, null, ['p', 'q']],
      [1, 1, '1', '1', 1, ['p', 'q']],
    ]);
    const every = cells('A Y', { p: [1, 1], q: [0, 1] });
    expect((await solved(every, "solution := 'conservative'"))[0]).toEqual([
      1,
      1,
      '1',
      null,
      null,
      ['p', 'q'],
    ]);
    expect((await solved(every, "solution := 'intermediate', expect := ['A']"))[0]?.[2]).toBe('1');
  });

  test('says what is missing where no configuration is positive', async () => {
    const none = cells('A B Y', { p: [0.9, 0.8, 0.4], q: [0.1, 0.9, 0.3] });
    await expect(solved(none, 'consistency_cut := 0.9')).rejects.toThrow(
      /No configuration reaches consistency_cut 0.9 for Y.*The most consistent is A\*B with 0.556/,
    );
    await expect(solved(none, 'frequency_cut := 2')).rejects.toThrow(
      /No configuration has the 2 cases of frequency_cut/,
    );
    await expect(solved(cells('A Y', { p: [0.5, 1] }), 'frequency_cut := 1')).rejects.toThrow(
      /Every case is on 0.5/,
    );
  });

  test('without expectations the intermediate solution is the conservative one', async () => {
    const expressions = async (options: string) =>
      await rows(`${small} SELECT expression, term FROM qca_solutions('m', 'Y', ${options})`);
    expect(await expressions("solution := 'intermediate'")).toEqual(
      await expressions("solution := 'conservative'"),
    );
  });

  test('a case with too little in the outcome counts for the fit, whichever order cases come in', async () => {
    const reversed = cells('A B Y', { t: [0, 0, 1], s: [0, 0, 0], r: [0, 1, 0], q: [1, 0, 1], p: [1, 1, 1] });
    const fit = (input: string) =>
      rows(
        `${input} SELECT expression, term, consistency, pri, raw_coverage, unique_coverage FROM qca_solutions('m', 'Y', consistency_cut := 0.5)`,
      );
    expect(await fit(reversed)).toEqual(await fit(small));
    expect((await fit(small))[0]).toEqual(['A + ~B', null, 0.75, 0.75, 1, null]);
  });

  test.each([
    ["solution := 'complex'", /solution is 'conservative', 'parsimonious' or 'intermediate', not 'complex'/],
    ['solution := NULL', /solution is .* not NULL/],
    ['consistency_cut := 0', /consistency_cut is a number above 0 and at most 1, not 0/],
    ['consistency_cut := 1.1', /consistency_cut is .* not 1.1/],
    ['consistency_cut := NULL', /consistency_cut is .* not NULL/],
    ['frequency_cut := 0', /frequency_cut is a number of cases from 1 on, not 0/],
    ["expect := ['Q']", /expect takes conditions.* `Q` is none of A, B/],
    ["expect := ['~Y']", /`~Y` is none of A, B/],
    ["expect := ['A', '~A']", /expect names `A` both present and absent/],
  ])('refuses %s', async (option, message) => {
    await expect(rows(`${small} FROM qca_solutions('m', 'Y', ${option})`)).rejects.toThrow(message);
  });

  test('refuses an unknown solution also where there are no rows', async () => {
    await expect(
      rows(`${small}, none AS (FROM m WHERE false) FROM qca_solutions('none', 'Y', solution := 'complex')`),
    ).rejects.toThrow(/solution is/);
  });
});

describe('qca_necessity', () => {
  test('fits each condition and its negation', async () => {
    expect(
      await rows(`${small} SELECT condition, consistency, relevance, coverage FROM qca_necessity('m', 'Y')`),
    ).toEqual([
      ['A', 2 / 3, 1, 1],
      ['~A', 1 / 3, 0.5, 1 / 3],
      ['B', 1 / 3, 0.75, 0.5],
      ['~B', 2 / 3, 2 / 3, 2 / 3],
    ]);
    expect(
      await rows(
        `${small} SELECT consistency FROM qca_necessity('m', 'Y', negate := true) WHERE condition = '~A'`,
      ),
    ).toEqual([[1]]);
  });

  test('is NULL where the outcome, the condition or what it leaves out is empty', async () => {
    const empty = cells('A B Y', { p: [1, 0, 0], q: [1, 0, 0] });
    expect(await rows(`${empty} FROM qca_necessity('m', 'Y')`)).toEqual([
      ['A', null, 0, 0],
      ['~A', null, 1, null],
      ['B', null, 1, null],
      ['~B', null, 0, 0],
    ]);
    const full = cells('A Y', { p: [1, 1] });
    expect(await rows(`${full} SELECT relevance FROM qca_necessity('m', 'Y') WHERE condition = 'A'`)).toEqual(
      [[null]],
    );
  });
});

describe.each(['qca_truth_table', 'qca_solutions', 'qca_necessity'])('what %s takes', method => {
  const call = (input: string, outcome = "'Y'") => rows(`${input} FROM ${method}('m', ${outcome})`);

  test('nothing gives nothing', async () => {
    expect(await rows(`${small}, none AS (FROM m WHERE false) FROM ${method}('none', 'Y')`)).toEqual([]);
  });

  test('an outcome that there is not is named with those there are', async () => {
    await expect(call(small, "'Z'")).rejects.toThrow(
      /no condition `Z` that could be the outcome; there are `A`, `B`, `Y`/,
    );
    await expect(call(small, 'NULL')).rejects.toThrow(
      /outcome must be named: one of the conditions `A`, `B`, `Y`/,
    );
    await expect(call(cells('Y', { p: [1] }))).rejects.toThrow(/no condition besides the outcome `Y`/);
  });

  test('cells that are missing, NULL, there twice or beyond 0 to 1 are named', async () => {
    await expect(call(cells('A B Y', { p: [1, 1, 1], q: [1, null, 0] }))).rejects.toThrow(
      /Every case needs a membership in every condition, and these have none: q in B\. Leave/,
    );
    await expect(
      rows(`${small}, less AS (FROM m WHERE case_id <> 's' OR condition = 'Y') FROM ${method}('less', 'Y')`),
    ).rejects.toThrow(/these have none: s in A, s in B\./);
    await expect(
      rows(`${small}, twice AS (FROM m UNION ALL FROM m WHERE case_id = 'p') FROM ${method}('twice', 'Y')`),
    ).rejects.toThrow(/one membership in each condition, and these have several: p in A, p in B, p in Y\./);
    await expect(call(cells('A Y', { p: [1.2, 1], q: [0, -0.1] }))).rejects.toThrow(
      /between 0 and 1, and these do not: p in A \(1.2\), q in Y \(-0.1\)/,
    );
    await expect(
      rows(`${small}, loose AS (FROM m UNION ALL SELECT NULL, 'A', 1) FROM ${method}('loose', 'Y')`),
    ).rejects.toThrow(/1 row has no case_id or no condition/);
    await expect(call(cells('A B C Y', { p: [], q: [1, 1, 1, 1] }))).rejects.toThrow(
      /p in A, p in B, p in C and 1 more/,
    );
  });

  test('names that cannot be told from an expression are refused', async () => {
    await expect(call(cells('A*B Y', { p: [1, 1] }))).rejects.toThrow(
      /`A\*B` cannot be written in an expression/,
    );
  });

  test('too many conditions are refused', async () => {
    const wide = `WITH m AS (SELECT 'p' AS case_id, 'C' || d AS condition, 1 AS membership FROM range(16) AS ds(d)) `;
    await expect(call(wide, "'C0'")).rejects.toThrow(
      /There are 15 conditions, and the most that are compared is 14/,
    );
  });

  test('text in place of memberships is refused with the method and the column', async () => {
    await expect(
      rows(
        `WITH m AS (SELECT 'p' AS case_id, 'A' AS condition, 'high' AS membership) FROM ${method}('m', 'A')`,
      ),
    ).rejects.toThrow(new RegExp(`\`${method}\` needs numbers in the column \`membership\``));
  });

  test('tables with odd names, views, numbers as cases, further columns, conditions with blanks', async () => {
    await session.run(
      `CREATE OR REPLACE TABLE "my table" AS
       SELECT (ascii(case_id) - 100)::UTINYINT AS case_id, CASE condition WHEN 'A' THEN 'leaders first' ELSE condition END AS condition,
              membership::DECIMAL(3, 2) AS membership, 'further' AS outcome, 1 AS solution, true AS negate
       FROM (${small} FROM m)`,
    );
    await session.run('CREATE OR REPLACE VIEW seen AS FROM "my table"');
    const expected = await rows(`${small} FROM ${method}('m', 'Y')`);
    const named = JSON.parse(
      JSON.stringify(expected)
        .replaceAll(/\bA\b/g, 'leaders first')
        .replaceAll(/"([p-t])"/g, (_, one: string) => String(one.charCodeAt(0) - 100))
        .replaceAll(/\bt in\b/g, '16 in'),
    ) as unknown;
    expect(await rows(`FROM ${method}('my table', 'Y')`)).toEqual(named);
    expect(await rows(`FROM ${method}('seen', 'Y')`)).toEqual(named);
  });

  test('names of table expressions within the method do not hide those of the query', async () => {
    const columns = method === 'qca_truth_table' ? 'row' : 'consistency';
    const own = `${small}, cells AS (FROM m), asked AS (SELECT 7 AS seven), answered AS (FROM asked)`;
    expect(
      await rows(
        `${own} SELECT DISTINCT seven FROM ${method}('cells', 'Y'), answered WHERE ${columns} IS NOT NULL`,
      ),
    ).toEqual([[7]]);
  });
});

describe('the order of conditions', () => {
  test('is that of their first rows, also in a table of many row groups that several threads read', async () => {
    await session.run(
      `CREATE TABLE long AS
       SELECT c AS case_id, ['Z', 'Y', 'X', 'out'][d + 1] AS condition, (c * 7 + d * 3) % 10 / 10 + 0.05 AS membership
       FROM range(40000) AS cs(c), range(4) AS ds(d) ORDER BY c, d`,
    );
    expect(
      await rows(
        `SELECT count(*), sum(cases), any_value(configuration) FILTER (row = 8) FROM qca_truth_table('long', 'out')`,
      ),
    ).toEqual([['8', '40000', 'Z*Y*X']]);
  });

  test('is that of an ORDER BY within the query', async () => {
    const ordered = `${small}, sorted AS (FROM m ORDER BY condition DESC, case_id)`;
    expect(
      await rows(`${ordered} SELECT configuration FROM qca_truth_table('sorted', 'A') WHERE row = 4`),
    ).toEqual([['Y*B']]);
  });
});
