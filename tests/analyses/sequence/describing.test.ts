import { beforeAll, describe, expect, test } from 'vitest';
import { openSequences } from './openSequences';
import type { SequenceSession } from './openSequences';

let open: SequenceSession;
beforeAll(async () => {
  open = await openSequences();
});

/** Every distinct subsequence of a text, the empty one too, found by trying all ways to leave letters out. */
function subsequences(text: string): number {
  const found = new Set<string>();
  for (let mask = 0; mask < 2 ** text.length; mask++) {
    found.add(
      Array.from(text)
        .filter((_, at) => Math.floor(mask / 2 ** at) % 2 === 1)
        .join(''),
    );
  }
  return found.size;
}

describe('indices', () => {
  const indices = async (sequences: Record<string, string>) => {
    await open.letters('given', sequences);
    return open.rows(`FROM sequence_indices('given')`);
  };

  test('have their fixed columns and are worked out by hand', async () => {
    // AABB: two spells of 2. Of 3 steps one is a transition; half the time in each of 4 states of the input.
    // Turbulence: {∅, A, B, AB} = 4 subsequences; mean spell 2, variance 0, at most (2 − 1)(1 − 2)² = 1.
    const [first, second, third] = await indices({ a: 'AABB', b: 'AAAB', c: 'ABCD' });
    expect(Object.keys(first ?? {})).toEqual([
      'case_id',
      'length',
      'transitions',
      'entropy',
      'turbulence',
      'complexity',
      'distinct_states',
    ]);
    expect(first).toMatchObject({ case_id: 'a', length: 4, transitions: 1, distinct_states: 2 });
    expect(first?.['entropy']).toBeCloseTo(Math.log(2) / Math.log(4), 12);
    expect(first?.['turbulence']).toBeCloseTo(Math.log2((4 * 2) / 1), 12);
    expect(first?.['complexity']).toBeCloseTo(Math.sqrt((1 / 3) * 0.5), 12);
    // AAAB: spells of 3 and 1 have the variance 1, which is the most there can be.
    expect(second?.['turbulence']).toBeCloseTo(Math.log2(4), 12);
    expect(second?.['entropy']).toBeCloseTo((0.75 * Math.log(4 / 3) + 0.25 * Math.log(4)) / Math.log(4), 12);
    expect(third).toMatchObject({ entropy: 1, turbulence: 4, complexity: 1, transitions: 3 });
  });

  test('of one spell are 0, with a turbulence of 1, and of one position leave the complexity undefined', async () => {
    const [one, long] = await indices({ one: 'A', two: 'AAAA', z: 'AB' });
    expect(one).toEqual({
      case_id: 'one',
      length: 1,
      transitions: 0,
      entropy: 0,
      turbulence: 1,
      complexity: null,
      distinct_states: 1,
    });
    expect(long).toMatchObject({ length: 4, transitions: 0, entropy: 0, turbulence: 1, complexity: 0 });
  });

  test('leave entropy undefined where there is but one state in all', async () => {
    for (const row of await indices({ a: 'AAA', b: 'A' })) {
      expect(row).toMatchObject({ entropy: null, complexity: null, turbulence: 1, distinct_states: 1 });
    }
  });

  test('count distinct subsequences as trying them all does', async () => {
    const texts = ['ABAB', 'ABCAB', 'ABACABAD', 'ABCABCABC', 'ABABABABAB'];
    const rows = await indices(Object.fromEntries(texts.map((text, index) => [`c${index}`, text])));
    for (const [index, text] of texts.entries()) {
      // Spells of one position each: variance and largest variance are 0.
      expect(rows[index]?.['turbulence']).toBeCloseTo(Math.log2(subsequences(text)), 10);
    }
  });

  test('stay finite where subsequences are past counting', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => 'ABC'[at % 3]).join('');
    const [row] = await indices({ a: text });
    expect(row?.['turbulence']).toBeGreaterThan(2600);
    expect(row?.['turbulence']).toBeLessThan(3000);
  });
});

describe('transitions', () => {
  test('have a rate for every pair of states, each row of them 1 in all', async () => {
    await open.letters('given', { a: 'AAB', b: 'ABC', c: 'A' });
    const result = await open.session.run(`FROM sequence_transitions('given')`);
    expect(result.columnNames()).toEqual(['from_state', 'to_state', 'rate']);
    // A is followed three times, by A and twice by B; B once, by C; C never.
    expect(await result.getRowsJson()).toEqual([
      ['A', 'A', 1 / 3],
      ['A', 'B', 2 / 3],
      ['A', 'C', 0],
      ['B', 'A', 0],
      ['B', 'B', 0],
      ['B', 'C', 1],
      ['C', 'A', null],
      ['C', 'B', null],
      ['C', 'C', null],
    ]);
  });
});

describe('distribution', () => {
  test('leaves out cases that are over and has every state at every position', async () => {
    await open.letters('given', { a: 'AAB', b: 'AB', c: 'B' });
    const result = await open.session.run(`FROM sequence_distribution('given')`);
    expect(result.columnNames()).toEqual(['position', 'state', 'share', 'entropy']);
    const rows = await result.getRowsJson();
    expect(rows.map(row => row.slice(0, 3))).toEqual([
      [1, 'A', 2 / 3],
      [1, 'B', 1 / 3],
      [2, 'A', 1 / 2],
      [2, 'B', 1 / 2],
      [3, 'A', 0],
      [3, 'B', 1],
    ]);
    expect(rows[0]?.[3]).toBeCloseTo((2 * Math.log(3 / 2) + Math.log(3)) / 3 / Math.log(2), 12);
    expect(rows.slice(2).map(row => row[3])).toEqual([1, 1, 0, 0]);
  });

  test('has no entropy where there is but one state in all', async () => {
    await open.letters('given', { a: 'AA', b: 'A' });
    expect((await open.rows(`FROM sequence_distribution('given')`)).map(row => row['entropy'])).toEqual([
      null,
      null,
    ]);
  });
});

describe('spells', () => {
  test('tell two spells of one state apart and keep the type of positions', async () => {
    await open.letters('given', { a: 'AABA', b: 'B' });
    const result = await open.session.run(
      `WITH dated AS (SELECT case_id, DATE '2020-01-01' + position AS position, state FROM given)
       FROM sequence_spells('dated')`,
    );
    expect(result.columnNames()).toEqual(['case_id', 'state', 'start_position', 'end_position']);
    expect(await result.getRowsJson()).toEqual([
      ['a', 'A', '2020-01-02', '2020-01-03'],
      ['a', 'B', '2020-01-04', '2020-01-04'],
      ['a', 'A', '2020-01-05', '2020-01-05'],
      ['b', 'B', '2020-01-02', '2020-01-02'],
    ]);
  });

  test('do not depend on the order of rows', async () => {
    await open.letters('given', { a: 'AABA', b: 'BB' });
    const backwards = `WITH q AS (FROM given ORDER BY position DESC) FROM sequence_spells('q')`;
    expect(await open.rows(backwards)).toEqual(await open.rows(`FROM sequence_spells('given')`));
  });
});
