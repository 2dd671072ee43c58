import { describe, expect, test } from 'vitest';
import { dateEdges } from '../../../../main/engine/queries/profile/dateEdges';
import { mostBins, numberEdges } from '../../../../main/engine/queries/profile/numberEdges';

describe('edges of numbers', () => {
  test('are round, without what adding fractions leaves behind', () => {
    expect(numberEdges(0.07, 0.93, false).slice(0, 4)).toEqual([0.05, 0.1, 0.15, 0.2]);
    expect(numberEdges(-12, 41, true)).toEqual([-15, -10, -5, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
  });

  test('of few whole numbers are one a number', () => {
    expect(numberEdges(1, 5, true)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numberEdges(1, 2, true)).toEqual([1, 2, 3]);
  });

  test.each([
    [0, 1, false],
    [0.1, 0.3, false],
    [-1e-9, 3e-9, false],
    [1e300, 9e300, false],
    [-5, 123_456_789_012, true],
    [9_007_199_254_740_000, 9_007_199_254_940_000, true],
    [99.999, 100.001, false],
    [-0.3, 0.7, false],
  ])('from %d to %d hold both ends, rise, and are at most twenty bins', (low, high, whole) => {
    const edges = numberEdges(low, high, whole);
    expect(edges.length).toBeGreaterThan(2);
    expect(edges.length - 1).toBeLessThanOrEqual(mostBins);
    expect(edges[0]).toBeLessThanOrEqual(low);
    expect(edges.at(-1)).toBeGreaterThan(high);
    expect([...edges].sort((a, b) => a - b)).toEqual(edges);
    if (whole) expect(edges.every(Number.isInteger)).toBe(true);
  });

  test.each([
    [3, 3],
    [-Number.MAX_VALUE, Number.MAX_VALUE],
    [1, 1 + 1e-15],
    [Number.NaN, 1],
  ])('from %d to %d there are none', (low, high) => {
    expect(numberEdges(low, high, false)).toEqual([]);
  });
});

describe('edges of dates', () => {
  const edgesOf = (low: string, high: string, withTimes = false) => {
    const found = dateEdges(Date.parse(low), Date.parse(high), withTimes);
    return found && { ...found, edges: found.edges.map(edge => new Date(edge).toISOString().slice(0, 16)) };
  };

  test.each([
    ['2016-04-01', '2019-03-01', 'month', 3],
    ['2016-04-01', '2017-03-01', 'month', 1],
    ['2001-05-03', '2019-03-01', 'year', 1],
    ['1850-01-01', '2019-03-01', 'year', 10],
    ['2019-03-01', '2019-03-09', 'day', 1],
    ['2019-01-02', '2019-04-30', 'day', 7],
  ])('from %s to %s are every %s × %d', (low, high, unit, count) => {
    const found = edgesOf(low, high);
    expect(found?.span).toEqual({ unit, count });
    expect((found?.edges.length ?? 0) - 1).toBeLessThanOrEqual(mostBins);
    expect(found?.edges[0] && found.edges[0] <= low + 'T00:00').toBe(true);
    expect((found?.edges.at(-1) ?? '') > `${high}T00:00`).toBe(true);
  });

  test('weeks begin on a Monday, quarters where the year’s do', () => {
    expect(edgesOf('2019-01-02', '2019-04-30')?.edges[0]).toBe('2018-12-31T00:00');
    expect(edgesOf('2016-05-01', '2019-03-01')?.edges[0]).toBe('2016-04-01T00:00');
  });

  test('of moments may be hours; of days they are never less than a day', () => {
    expect(edgesOf('2019-03-01T10:20', '2019-03-01T22:40', true)?.span).toEqual({ unit: 'hour', count: 1 });
    expect(edgesOf('2019-03-01', '2019-03-02')?.span).toEqual({ unit: 'day', count: 1 });
  });

  test('of one day, or of years that no calendar draws, are none', () => {
    expect(edgesOf('2019-03-01', '2019-03-01')).toBeNull();
    expect(dateEdges(Date.parse('2019-03-01'), 8e15, false)).toBeNull();
  });
});
