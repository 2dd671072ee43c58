import { expect, test } from 'vitest';
import { asIs, readDescription } from '../../../main/engine/study/description';
import { firstDescription, withEntry } from '../../../main/engine/study/editDescription';

const text = `# what this is
title: T # keep me

load:
    # first comes first
    cases: { from: data/trusts.csv,   types: { code: varchar } } # five
    outcomes:
        from: data/a.csv # the first
        dates: day_first

# Below.
privacy: { smallest_count: 5 }
`;

const entry = {
  ...asIs('ties', ['data/x: y.csv']),
  columns: new Map([['from_actor', 'Ego, name']]),
  values: new Map([
    [
      'case_id',
      new Map([
        ['007', 'A'],
        ['no', null],
        ['RR8', 'LTHT'],
      ]),
    ],
  ]),
  options: { ...asIs('').options, header: 2, missing: ['-', '*'] },
};

test('an entry is written below the last one, and every other letter stays', () => {
  const written = withEntry(text, entry);
  const lines = written.split('\n');
  expect(text.split('\n').filter(line => !lines.includes(line))).toEqual([]);
  const { load, problems } = readDescription(written);
  expect(problems).toEqual([]);
  expect(load.map(({ table }) => table)).toEqual(['cases', 'outcomes', 'ties']);
  expect(load[2]).toEqual({ ...entry, line: load[2]?.line });
});

test('a file that is loaded as others are joins their list; one that is not gets an entry of its own', () => {
  const day = {
    ...asIs('outcomes', ['data/b.csv']),
    options: { ...asIs('').options, dates: 'day_first' as const },
  };
  const joined = readDescription(withEntry(text, day));
  expect(joined.load.filter(({ table }) => table === 'outcomes').map(({ from }) => from)).toEqual([
    ['data/a.csv', 'data/b.csv'],
  ]);
  const month = { ...day, options: { ...day.options, dates: 'month_first' as const } };
  const beside = withEntry(withEntry(text, month), { ...month, from: ['data/c.csv'] });
  expect(beside).toContain('# the first');
  const { load, problems } = readDescription(beside);
  expect(problems).toEqual([]);
  expect(
    load.filter(({ table }) => table === 'outcomes').map(({ from, options }) => [from, options.dates]),
  ).toEqual([
    [['data/a.csv'], 'day_first'],
    [['data/b.csv', 'data/c.csv'], 'month_first'],
  ]);
});

test('a study without study.yaml gets one that loads what was there', () => {
  const { title, load } = readDescription(
    firstDescription('My: study', [asIs('a b', ['a b.csv']), asIs('c', ['c.csv'])]),
  );
  expect(title).toBe('My: study');
  expect(load.map(({ table, from }) => [table, from])).toEqual([
    ['a b', ['a b.csv']],
    ['c', ['c.csv']],
  ]);
});
