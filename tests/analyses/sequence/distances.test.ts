import { beforeAll, describe, expect, test } from 'vitest';
import { openSequences } from './openSequences';
import type { SequenceSession } from './openSequences';
import { aligned, byRates, constant, seeded } from './plain';

let open: SequenceSession;
beforeAll(async () => {
  open = await openSequences();
});

async function distance(options = '', a = 'a', b = 'b', table = 'given'): Promise<unknown> {
  const [row] = await open.rows(
    `FROM sequence_distances('${table}'${options && `, ${options}`}) WHERE case_a = '${a}' AND case_b = '${b}'`,
  );
  return row?.['distance'];
}

/** Sequences of three states and of several lengths, some of them twice. */
function drawn(count: number, longest: number): Record<string, string> {
  const random = seeded(11);
  const draw = () => {
    const length = 1 + Math.floor(random() * longest);
    return Array.from({ length }, () => 'ABC'[Math.floor(random() * 3)]).join('');
  };
  const sequences = Array.from({ length: count }, draw);
  sequences[count - 1] = sequences[0] ?? 'A';
  return Object.fromEntries(sequences.map((states, index) => [`c${String(index + 10)}`, states]));
}

describe('one pair', () => {
  beforeAll(async () => {
    // AAB is turned into ABBC by one substitution and one insertion, or by one deletion and two insertions.
    await open.letters('given', { a: 'AAB', b: 'ABBC' });
  });

  test.each([
    ['', 3],
    ['cost := 1', 2],
    ['cost := 1.5', 2.5],
    ['indel := 2', 4],
    ['cost := 1, indel := 0.4', 1.2],
    [`method := 'LCS'`, 3],
    [`method := 'LCS', cost := 1, indel := 7`, 3],
    [`method := 'LCP'`, 5],
    [`method := 'om'`, 3],
  ])('under %s is as far apart as worked out by hand', async (options, expected) => {
    expect(await distance(options)).toBeCloseTo(expected, 12);
  });

  // n = 3, m = 4. Largest: |3 − 4| × indel + 3 × min(cost, 2 indel) = 7; 4 where a substitution costs 1.
  test.each([
    [`normalise := 'maxlength'`, 3 / 4],
    [`normalise := 'maxdist'`, 3 / 7],
    [`normalise := 'yujianbo'`, 6 / 10],
    [`normalise := 'YujianBo'`, 6 / 10],
    [`normalise := 'gmean'`, 1 - (7 - 3) / (2 * Math.sqrt(12))],
    [`cost := 1, normalise := 'maxdist'`, 2 / 4],
    [`cost := 1, normalise := 'yujianbo'`, 4 / (2 + 7)],
    [`indel := 2, normalise := 'maxlength'`, 4 / 8],
    [`indel := 2, normalise := 'maxdist'`, 4 / 8],
    [`method := 'LCS', normalise := 'gmean'`, 1 - 2 / Math.sqrt(12)],
    [`method := 'LCP', normalise := 'gmean'`, 1 - 1 / Math.sqrt(12)],
    [`method := 'LCP', normalise := 'maxdist'`, 5 / 7],
  ])('under %s is a share of what could be', async (options, expected) => {
    expect(await distance(options)).toBeCloseTo(expected, 12);
  });

  test('gives every ordered pair, in order, with its fixed columns', async () => {
    const result = await open.session.run(`FROM sequence_distances('given')`);
    expect(result.columnNames()).toEqual(['case_a', 'case_b', 'distance']);
    expect(await result.getRowsJson()).toEqual([
      ['a', 'a', 0],
      ['a', 'b', 3],
      ['b', 'a', 3],
      ['b', 'b', 0],
    ]);
  });
});

describe('rates', () => {
  test('make costs that are worked out by hand', async () => {
    // p(B | A) = 2/3, p(A | A) = 1/3, p(B | B) = 1: a substitution costs 2 − 2/3.
    await open.letters('given', { a: 'AAB', b: 'ABB' });
    expect(await distance(`substitution := 'TRATE', indel := 5`)).toBeCloseTo(4 / 3, 12);
    expect(await distance(`substitution := 'TRATE', cost := 3, indel := 5`)).toBeCloseTo(7 / 3, 12);
    expect(await distance(`method := 'HAM', substitution := 'TRATE'`)).toBeCloseTo(4 / 3, 12);
  });

  test('of one step count twice at the ends of DHD', async () => {
    // p(B | A) is 1/2 from position 1 to 2 and 1 from 2 to 3: costs of 4 − 1, 4 − 1/2 − 1 and 4 − 2.
    await open.letters('given', { a: 'AAB', b: 'ABB' });
    expect(await distance(`method := 'DHD'`)).toBeCloseTo(2.5, 12);
    expect(await distance(`method := 'DHD', normalise := 'maxdist'`)).toBeCloseTo(2.5 / 7.5, 12);
    await open.letters('given', { a: 'AB', b: 'BB' });
    // p(B | A) = 1, counted twice.
    expect(await distance(`method := 'DHD'`)).toBe(2);
  });

  test('never make a substitution of DHD cost less than nothing, and DHD of one position has its whole cost', async () => {
    await open.letters('given', { a: 'AB', b: 'BA' });
    expect(await distance(`method := 'DHD'`)).toBe(0);
    await open.letters('given', { a: 'A', b: 'B' });
    expect(await distance(`method := 'DHD'`)).toBe(4);
    expect(await distance(`substitution := 'TRATE'`)).toBe(2);
  });

  test('that would make a substitution cost less than nothing are refused with what would do', async () => {
    await open.letters('given', { a: 'ABAB', b: 'BABA' });
    await expect(distance(`substitution := 'TRATE', cost := 1.5`)).rejects.toThrow(/at least 2\./);
    expect(await distance(`substitution := 'TRATE', cost := 2`)).toBe(0);
  });
});

describe('Hamming’s distance', () => {
  test('counts positions unless a cost is given', async () => {
    await open.letters('given', { a: 'AABC', b: 'ABBA' });
    expect(await distance(`method := 'HAM'`)).toBe(2);
    expect(await distance(`method := 'HAM', cost := 2`)).toBe(4);
    expect(await distance(`method := 'HAM', normalise := 'maxlength'`)).toBe(0.5);
    expect(await distance(`method := 'HAM', cost := 2, normalise := 'maxlength'`)).toBe(0.5);
    expect(await distance(`method := 'HAM', normalise := 'yujianbo'`)).toBeCloseTo(4 / 6, 12);
  });

  test.each(['HAM', 'DHD'])('as %s refuses unequal lengths and names the cases', async method => {
    await open.letters('given', { a: 'AAB', b: 'AA', c: 'ABB', d: 'AABB' });
    await expect(distance(`method := '${method}'`)).rejects.toThrow(
      `${method} compares position by position, and the sequences are not of one length: “a” has 3 from the position number 1 on, “b” has 2 from the position number 1 on, “d” has 4`,
    );
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`c${index}`, index ? 'AB' : 'A']),
    );
    await open.letters('given', many);
    await expect(distance(`method := '${method}'`)).rejects.toThrow(/and 3 more cases differ/);
  });

  test('refuses sequences of one length that begin at different positions', async () => {
    await open.letters('given', { a: 'AAB', b: '.AAB' });
    await expect(distance(`method := 'HAM'`)).rejects.toThrow(/“b” has 3 from the position number 2 on/);
    expect(await distance()).toBe(0);
  });
});

describe('options', () => {
  test.each([
    [`method := 'DTW'`, `has no method 'DTW'. It is one of 'OM', 'LCS', 'HAM', 'LCP', 'DHD'.`],
    [`method := NULL`, `has no method 'NULL'`],
    [`substitution := 'FUTURE'`, `has no substitution 'FUTURE'. It is one of 'CONSTANT', 'TRATE'.`],
    [`normalise := 'auto'`, `It is one of 'none', 'maxlength', 'gmean', 'maxdist', 'yujianbo'.`],
    ['cost := 0', 'needs a number above 0 as cost, and was given 0'],
    ['cost := -1', 'needs a number above 0 as cost, and was given -1'],
    ['indel := 0', 'needs a number above 0 as indel, and was given 0'],
    ['indel := NULL', 'needs a number above 0 as indel, and was given NULL'],
  ])('%s is refused, of an empty table too', async (options, message) => {
    await open.letters('given', { a: 'A', b: 'B' });
    await expect(distance(options)).rejects.toThrow(message);
    await open.session.run(`CREATE OR REPLACE TABLE nothing AS FROM given WHERE false`);
    await expect(distance(options, 'a', 'b', 'nothing')).rejects.toThrow(message);
  });
});

describe('many sequences', () => {
  const given = drawn(40, 9);
  const states = Object.values(given).map(text => Array.from(text));
  beforeAll(async () => {
    await open.letters('many', given);
  });

  test.each([
    ['', constant(2), 1],
    ['cost := 3, indel := 2', constant(3), 2],
    [`substitution := 'TRATE'`, byRates(states), 1],
    [`substitution := 'TRATE', indel := 0.7`, byRates(states), 0.7],
  ])('under %s are as far apart as a plain alignment says', async (options, cost, indel) => {
    const rows = await open.rows(`FROM sequence_distances('many'${options && `, ${options}`})`);
    expect(rows).toHaveLength(1600);
    for (const { case_a, case_b, distance: found } of rows) {
      const [x, y] = [Array.from(given[String(case_a)] ?? ''), Array.from(given[String(case_b)] ?? '')];
      expect(found).toBeCloseTo(aligned(x, y, cost, indel), 10);
    }
  });

  test('longer than a word of bits are as far apart as a plain alignment says', async () => {
    const long = Object.fromEntries(
      [29, 30, 31, 59, 60, 61, 95].map((length, seed) => {
        const random = seeded(seed + 5);
        return [`c${length}`, Array.from({ length }, () => 'AABC'[Math.floor(random() * 4)]).join('')];
      }),
    );
    await open.letters('long', long);
    const rows = await open.rows(`FROM sequence_distances('long')`);
    expect(rows).toHaveLength(49);
    for (const { case_a, case_b, distance: found } of rows) {
      const [x, y] = [Array.from(long[String(case_a)] ?? ''), Array.from(long[String(case_b)] ?? '')];
      expect(found).toBe(aligned(x, y, constant(2), 1));
    }
  });

  test.each(['OM', 'LCS', 'LCP'])('obey the triangle inequality and are symmetric under %s', async method => {
    await open.session.run(
      `CREATE OR REPLACE TABLE d AS FROM sequence_distances('many', method := '${method}')`,
    );
    expect(
      await open.rows(
        `FROM d AS ab JOIN d AS bc ON bc.case_a = ab.case_b JOIN d AS ac ON ac.case_a = ab.case_a AND ac.case_b = bc.case_b
         WHERE ac.distance > ab.distance + bc.distance`,
      ),
    ).toEqual([]);
    expect(
      await open.rows(
        `FROM d AS a JOIN d AS b ON a.case_a = b.case_b AND a.case_b = b.case_a
         WHERE a.distance <> b.distance OR (a.case_a = a.case_b AND a.distance <> 0)`,
      ),
    ).toEqual([]);
  });

  test('are as far apart under OM with the usual costs as under LCS, and never nearer than under LCP', async () => {
    const differ = (method: string, how: string) =>
      open.rows(
        `FROM sequence_distances('many') AS a JOIN sequence_distances('many', method := '${method}') AS b USING (case_a, case_b)
         WHERE a.distance ${how} b.distance`,
      );
    expect(await differ('LCS', '<>')).toEqual([]);
    expect(await differ('LCP', '>')).toEqual([]);
  });

  test.each([`substitution := 'TRATE'`, `method := 'LCS', normalise := 'gmean'`])(
    'stay as far apart under %s when states are renamed, cases renamed or time runs backwards',
    async options => {
      const compare = async (changed: string) =>
        open.rows(
          `WITH changed AS (${changed})
           FROM sequence_distances('many', ${options}) AS a
           JOIN sequence_distances('changed', ${options}) AS b USING (case_a, case_b)
           WHERE abs(a.distance - b.distance) > 1e-12`,
        );
      expect(
        await compare(`SELECT case_id, position, translate(state, 'ABC', 'zma') AS state FROM many`),
      ).toEqual([]);
      const renamed = await open.rows(
        `WITH changed AS (SELECT reverse(case_id) AS case_id, position, state FROM many)
         FROM sequence_distances('many', ${options}) AS a
         JOIN sequence_distances('changed', ${options}) AS b
           ON b.case_a = reverse(a.case_a) AND b.case_b = reverse(a.case_b)
         WHERE a.distance <> b.distance`,
      );
      expect(renamed).toEqual([]);
      if (!options.includes('TRATE')) {
        expect(await compare('SELECT case_id, 10 - position AS position, state FROM many')).toEqual([]);
      }
    },
  );

  test('lie between 0 and 1 when they are shares of the largest distance', async () => {
    for (const normalise of ['maxdist', 'yujianbo']) {
      const [row] = await open.rows(
        `SELECT min(distance) AS least, max(distance) AS most
         FROM sequence_distances('many', substitution := 'TRATE', normalise := '${normalise}')`,
      );
      expect(row?.['least']).toBe(0);
      expect(row?.['most']).toBeLessThanOrEqual(1);
    }
  });
});

test('costs that are no metric may give distances that are none, as TraMineR says', async () => {
  // A and B follow one another, as do B and C, but never A and C.
  await open.letters('given', { a: 'A', b: 'B', c: 'C', x: 'ABABABCBCBCB' });
  const between = (one: string, other: string) =>
    distance(`substitution := 'TRATE', indel := 3`, one, other).then(Number);
  expect(await between('a', 'c')).toBe(2);
  expect((await between('a', 'b')) + (await between('b', 'c'))).toBeLessThan(2);
});
