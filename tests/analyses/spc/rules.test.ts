import { describe, expect, test } from 'vitest';
import { openCharts, twelve } from './charts';
import type { Judged } from './charts';

const charts = openCharts();

/** Points judged by a mean of 0, limits at ±5.32 and near limits at ±3.5467. */
async function judged(values: readonly number[], options = ''): Promise<readonly Judged[]> {
  const rows = await charts.xmr([...twelve, ...values], `fix_after := 12${options && `, ${options}`}`);
  return rows.slice(12);
}
const near = 2 * (2.66 / 3) * 2;
const counting = "convention := 'making_data_count'";
const flags = (rows: readonly Judged[], rule: 'trend' | 'shift' | 'two_of_three' | 'outside_limits') =>
  rows.map(row => (row[rule] === true ? '#' : '.')).join('');

describe('a point is astronomical', () => {
  test('beyond a limit and not on it', async () => {
    const rows = await judged([5.32, -5.32, 5.320000000000001, -5.320000000000001]);
    expect(flags(rows, 'outside_limits')).toBe('..##');
    expect(rows.map(row => row.variation).slice(2)).toEqual(['neutral_high', 'neutral_low']);
  });
});

describe('a trend', () => {
  test.each([
    ['seven that rise', [-3, -2, -1, 0, 1, 2, 3], '#######'],
    ['six that rise', [-2, -1, 0, 1, 2, 3, -1], '.......'],
    ['a tie breaks it', [-3, -2, -1, -1, 0, 1, 2, 3], '........'],
    ['seven that fall, then more', [3, 2, 1, 0, -1, -2, -3, -3.5, 3], '########.'],
  ])('is %s', async (_, values, expected) => {
    // The value before would otherwise begin a longer run of rises.
    const before = (values[0] ?? 0) > 0 ? -1 : 4;
    expect(flags(await judged([before, ...values]), 'trend').slice(1)).toBe(expected);
  });

  test('may turn: the point at the top is in both, and points the way of the step after it', async () => {
    const rows = await judged([4, -3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3], "improvement := 'increase'");
    expect(flags(rows, 'trend')).toBe('.#############');
    expect(rows.slice(1, 7).every(row => row.variation === 'improvement')).toBe(true);
    expect(rows.slice(7).every(row => row.variation === 'concern')).toBe(true);
  });

  test('is improvement at a turning point by making_data_count', async () => {
    const rows = await judged(
      [4, -3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3],
      `improvement := 'increase', ${counting}`,
    );
    expect(rows[7]?.variation).toBe('improvement');
    expect(rows[8]?.variation).toBe('concern');
  });

  test('points by its last step where the next point is in none', async () => {
    const rows = await judged([4, -3, -2, -1, 0, 1, 2, 3, -4], "improvement := 'decrease'");
    expect(rows[7]).toMatchObject({ signal: 'trend', variation: 'concern' });
    expect(rows[8]).toMatchObject({ signal: null, variation: 'common_cause' });
  });

  test('below the mean that rises is improvement where up is better', async () => {
    const rows = await judged([1, -3.2, -3, -2.6, -2.2, -1.8, -1.4, -1], "improvement := 'increase'");
    expect(rows.at(-1)).toMatchObject({
      trend: true,
      shift: true,
      signal: 'trend',
      variation: 'improvement',
    });
  });
});

describe('a shift', () => {
  test.each([
    ['seven above', [-1, 1, 2, 1, 2, 1, 2, 1, -1], '.#######.'],
    ['six above', [-1, 1, 2, 1, 2, 1, 2, -1], '........'],
    ['a point on the mean breaks it', [-1, 1, 2, 1, 0, 1, 2, 1, 2, -1], '..........'],
    ['eight below', [1, -1, -2, -1, -2, -1, -2, -1, -2, 1], '.########.'],
  ])('is %s', async (_, values, expected) => {
    expect(flags(await judged(values), 'shift')).toBe(expected);
  });

  test('is none of points on the mean, though a sum of doubles has the mean beside them', async () => {
    const values = [...Array<number[]>(4).fill([85.1, 85.3]).flat(), ...Array<number>(7).fill(85.2)];
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).not.toBe(85.2);
    const rows = await charts.xmr(values);
    expect(rows.at(-1)).toMatchObject({ value: 85.2, mean: 85.2, shift: false, variation: 'common_cause' });
  });
});

describe('two of three', () => {
  test.each([
    ['first and second', [-1, 4, 4, 1], '.##.', '.##.'],
    ['first and third', [-1, 4, 1, 4], '.#.#', '.#.#'],
    ['second and third', [-1, 1, 4, 4], '..##', '..##'],
    ['one alone', [-1, 1, 4, 1], '....', '....'],
    ['two with one on the other side between', [-1, 4, -1, 4], '....', '....'],
    ['two with one on the mean between', [-1, 4, 0, 4], '....', '....'],
    ['two on opposite sides', [1, 4, -4, 1], '....', '....'],
    ['one near and one beyond', [-1, 4, 6, 1], '....', '.##.'],
    ['two beyond', [-1, 6, 6, 1], '....', '.##.'],
    ['two near and one beyond', [-1, 4, 6, 4], '.#.#', '.###'],
    ['two below', [1, -4, -4, -1], '.##.', '.##.'],
    ['two on the near limit', [-1, near, near, 1], '....', '....'],
    ['two on the limit', [-1, 5.32, 5.32, 1], '.##.', '.##.'],
    ['two at the end of only two on that side', [-1, 4, 4], '...', '...'],
  ])('%s', async (_, values, dots, count) => {
    expect(flags(await judged(values), 'two_of_three')).toBe(dots);
    expect(flags(await judged(values, counting), 'two_of_three')).toBe(count);
  });
});

describe('the signal', () => {
  test('is astronomical before trend before two of three before shift', async () => {
    const rows = await judged([-1, 0.5, 1, 2, 3, 3.6, 4, 6, 4, 4.5, 1]);
    expect(rows.map(row => row.signal)).toEqual([
      'trend',
      'trend',
      'trend',
      'trend',
      'trend',
      'trend',
      'trend',
      'astronomical',
      'two_of_three',
      'two_of_three',
      'shift',
    ]);
    expect(rows[7]).toMatchObject({ outside_limits: true, trend: true, two_of_three: false, shift: true });
  });

  test('shows improvement rather than concern by making_data_count, with the rule that says so', async () => {
    const values = [4, -6, -3, -2, -1, 0, 1, 2];
    const dots = await judged(values, "improvement := 'increase'");
    const count = await judged(values, `improvement := 'increase', ${counting}`);
    expect(dots[1]).toMatchObject({ outside_limits: true, signal: 'astronomical', variation: 'concern' });
    expect(count[1]).toMatchObject({ outside_limits: true, signal: 'trend', variation: 'improvement' });
    const neutral = await judged(values, counting);
    expect(neutral[1]).toMatchObject({ signal: 'astronomical', variation: 'neutral_low' });
  });

  test.each([
    ["'increase'", 'improvement', 'concern'],
    ["'decrease'", 'concern', 'improvement'],
    ["'neutral'", 'neutral_high', 'neutral_low'],
  ])('is named by the direction %s', async (improvement, high, low) => {
    const rows = await judged([6, -6, 0], `improvement := ${improvement}`);
    expect(rows.map(row => row.variation)).toEqual([high, low, 'common_cause']);
  });
});
