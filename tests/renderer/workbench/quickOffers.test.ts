import { expect, test } from 'vitest';
import { pick } from '../../../renderer/components/pick';
import {
  codeOffers,
  columnOffers,
  fileOffers,
  lineOffers,
  tableOffers,
} from '../../../renderer/workbench/quickOffers';

const file = (path: string) => ({ path, bytes: 1, loaded: null });
const table = (name: string, columns: number) => ({
  name,
  role: 'other' as const,
  rows: 5,
  rejectedRows: 0,
  files: [],
  columns: Array.from({ length: columns }, (_, index) => ({
    name: `column_${index}`,
    type: 'VARCHAR',
    kind: 'text' as const,
  })),
  synthetic: false,
});

test('files used last come first, also among those that match alike', () => {
  const offers = fileOffers([file('a/one.sql'), file('b/one.sql')], [], ['b/one.sql', 'gone.sql']);
  expect(offers.map(({ id }) => id)).toEqual(['file b/one.sql', 'file a/one.sql']);
  expect(pick('one', offers)[0]?.item.id).toBe('file b/one.sql');
});

test('of a file and a table of one name the file comes first, and a code is found by its number', () => {
  const code = {
    id: '2.1',
    name: 'Huddles',
    path: 'Routines / Huddles',
    file: 'coding/codebook.yaml',
    line: 7,
  };
  const offers = [
    ...fileOffers([file('data/visits')], [], []),
    ...tableOffers([table('visits', 1)]),
    ...codeOffers([code]),
  ];
  expect(pick('visits', offers).map(({ item }) => item.id)).toEqual(['file data/visits', 'table visits']);
  expect(pick('2.1', offers)[0]?.item.id).toBe('code coding/codebook.yaml 7');
  expect(pick('routines', offers)[0]?.item.label).toBe('2.1 Huddles');
});

test('a line is one that the file has', () => {
  const goal = (typed: string) => lineOffers(typed, 'a.sql', 50)[0]?.goal;
  expect(goal('12')).toEqual({ kind: 'place', path: 'a.sql', line: 12, column: 1 });
  expect(goal('12:5')).toMatchObject({ line: 12, column: 5 });
  expect(goal('900')).toMatchObject({ line: 50 });
  expect(goal('0')).toMatchObject({ line: 1 });
  expect(goal('x')).toBeUndefined();
});

test('one of ten thousand names is found by a few of its letters', () => {
  const files = Array.from({ length: 8_000 }, (_, index) =>
    file(`transcripts/trust-${index % 5}/interview-${index}-chief-executive-2019.md`),
  );
  const offers = [...fileOffers(files, [], []), ...columnOffers([table('visits', 2_000)])];
  const first = (typed: string) => pick(typed, offers)[0]?.item.id;
  expect(first('int7941')).toBe('file transcripts/trust-1/interview-7941-chief-executive-2019.md');
  expect(first('zzz')).toBeUndefined();
});
