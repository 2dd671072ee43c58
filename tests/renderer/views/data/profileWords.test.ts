import { expect, test } from 'vitest';
import type { ColumnProfile, ValueProfile } from '../../../../main/contract/profile';
import { profileWords } from '../../../../renderer/views/data/profileWords';

const words = (values: ValueProfile | null, more: Partial<ColumnProfile> = {}) =>
  profileWords({ rows: 10, nulls: 0, distinct: 4, estimated: false, values, ...more });

test('a number and a date go from the least to the greatest, as people write them', () => {
  const number = {
    kind: 'number',
    mean: 2,
    quartiles: null,
    notNumbers: 0,
    infinite: 0,
    whole: true,
    bins: [],
  } as const;
  expect(words({ ...number, least: '1', greatest: '53380.50' }).values).toBe('1 to 53,380.50');
  expect(words({ ...number, least: '7', greatest: '7' }).values).toBe('7');
  expect(words({ ...number, least: null, greatest: null }).values).toBe('');
  const date = { kind: 'date', infinite: 0, span: null, bins: [] } as const;
  expect(words({ ...date, least: '2016-04-01', greatest: '2019-03-31' }).values).toBe(
    '1 Apr 2016 to 31 Mar 2019',
  );
});

test('a text has its most frequent value with its share of the rows that have one', () => {
  const text = { kind: 'text', blank: 0, shortest: sample(''), longest: sample('long') } as const;
  expect(words({ ...text, top: [{ ...sample('A'), rows: 4 }] }, { nulls: 2 })).toEqual({
    missing: '20.0% missing',
    distinct: '4 distinct',
    values: 'A 50.0%',
  });
  expect(words({ ...text, top: [] }).values).toBe('every value once');
  expect(words({ ...text, top: [{ ...sample(''), rows: 5 }] }).values).toBe('(empty) 50.0%');
});

test('what is not there or only estimated is said to be', () => {
  expect(words(null, { nulls: 10, distinct: 0 })).toEqual({
    missing: '100% missing',
    distinct: '',
    values: 'empty',
  });
  expect(words(null, { rows: 0 })).toEqual({ missing: '', distinct: '', values: 'no rows' });
  expect(words({ kind: 'boolean', yes: 1, no: 9 }, { estimated: true, distinct: 12_345 })).toEqual({
    missing: '0 missing',
    distinct: 'about 12,300 distinct',
    values: '10.0% true',
  });
});

function sample(text: string) {
  return { text, length: text.length };
}
