import { expect, test } from 'vitest';
import type { DateProfile, NumberProfile } from '../../../../main/contract/profile';
import { barsOf, barsSentence, endsOf } from '../../../../renderer/views/data/histogramBars';
import { about, countOf, day, edge, exact, figure, share } from '../../../../renderer/views/data/words';
import { shownText } from '../../../../renderer/views/data/TopValues';

test('counts and shares are British, and none is rounded to nought or all', () => {
  expect([countOf(1, 'row'), countOf(12_765, 'row')]).toEqual(['1 row', '12,765 rows']);
  expect([share(0, 9), share(9, 9), share(1, 3)]).toEqual(['0%', '100%', '33.3%']);
  expect([share(1, 10_000), share(9999, 10_000)]).toEqual(['under 0.1%', 'over 99.9%']);
  expect([about(9_940_965), about(0.012345)]).toEqual(['about 9,940,000', 'about 0.0123']);
});

test.each([
  ['1234567.50', '1,234,567.50'],
  ['-1000', '-1,000'],
  ['999', '999'],
  ['3.0', '3'],
  ['3.00', '3.00'],
  ['0.1234567', '0.1234567'],
  ['170141183460469231731687303715884105727', '170,141,183,460,469,231,731,687,303,715,884,105,727'],
  ['1e+300', '1e+300'],
])('%s is written %s, with no digit changed', (text, written) => {
  expect(exact(text)).toBe(written);
});

test.each([
  [1_234_567.891, '1,234,567.9'],
  [46.5625, '46.5625'],
  [0.123456789, '0.123457'],
  [-2.5, '-2.5'],
  [0, '0'],
  [1.23456789e-7, '1.23457e-7'],
  [1.5e20, '150000000000000000000'],
])('the computed number %d is written %s', (value, written) => {
  expect(figure(value)).toBe(written);
});

test('dates are in British order; what is no common date stays as it is', () => {
  expect(day('2016-04-01')).toBe('1 Apr 2016');
  expect(day('2016-04-01 10:00:00.5')).toBe('1 Apr 2016, 10:00:00.5');
  expect(day('2016-04-01 10:00:00+00')).toBe('1 Apr 2016, 10:00:00 UTC');
  expect(day('0044-03-15 (BC)')).toBe('0044-03-15 (BC)');
});

const numbers = (whole: boolean, ...edges: readonly number[]): NumberProfile => ({
  kind: 'number',
  least: '0',
  greatest: '1',
  mean: 0,
  quartiles: null,
  notNumbers: 0,
  infinite: 0,
  whole,
  bins: edges.slice(1).map((to, index) => ({ from: edges[index] ?? 0, to, rows: 1000 + index })),
});

const dates = (unit: 'month' | 'hour' | 'year', count: number, ...edges: readonly string[]): DateProfile => ({
  kind: 'date',
  least: null,
  greatest: null,
  infinite: 0,
  span: { unit, count },
  bins: edges
    .slice(1)
    .map((to, index) => ({ from: Date.parse(edges[index] ?? ''), to: Date.parse(to), rows: 1 })),
});

test('bins say which values are in them', () => {
  const names = (profile: NumberProfile | DateProfile) => barsOf(profile).map(({ name }) => name);
  expect(names(numbers(true, 1, 2, 3))).toEqual(['1', '2']);
  expect(names(numbers(true, 0, 1000, 2000))).toEqual(['0 to 999', '1,000 to 1,999']);
  expect(names(numbers(false, 0, 0.5, 1))).toEqual(['0 to under 0.5', '0.5 to under 1']);
  expect(names(dates('month', 1, '2016-04-01', '2016-05-01'))).toEqual(['Apr 2016']);
  expect(names(dates('month', 3, '2016-04-01', '2016-07-01'))).toEqual(['Apr 2016 to Jun 2016']);
  expect(names(dates('year', 10, '2010-01-01', '2020-01-01'))).toEqual(['2010 to 2019']);
  expect(names(dates('hour', 3, '2016-04-01T09:00Z', '2016-04-01T12:00Z'))).toEqual([
    'from 09:00, 1 Apr 2016',
  ]);
});

test('a histogram is told in words, and named at its ends', () => {
  expect(barsSentence(barsOf(numbers(true, 1, 2, 3)))).toBe('Rows by value: 1: 1,000; 2: 1,001.');
  expect(endsOf(numbers(true, 0, 10, 20))).toEqual(['0', '19']);
  expect(endsOf(numbers(false, 0, 10, 20))).toEqual(['0', '20']);
  expect(endsOf(dates('month', 3, '2016-04-01', '2016-07-01'))).toEqual(['Apr 2016', 'Jun 2016']);
});

test('a text that cannot be seen is said to be there', () => {
  expect([shownText('', 0), shownText('  ', 2), shownText('a', 1), shownText('aa', 5)]).toEqual([
    '(empty)',
    '(2 spaces)',
    'a',
    'aa…',
  ]);
  expect(edge(1e6)).toBe('1,000,000');
});
