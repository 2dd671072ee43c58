import { expect, test } from 'vitest';
import { Apart } from '../../../main/engine/importers/apart/Apart';
import { delimited } from '../../../main/engine/importers/delimited/delimited.importer';
import { asFound } from '../../../main/engine/importers/reader';
import { fingerprint } from '../../../main/engine/study/fingerprint';
import { openDatabase } from '../openDatabase';
import { startEngine, studyOf, textRows } from '../openStudy';

/** Loads text as the table `t` by an entry of study.yaml with these options. */
async function load(contents: string, entry: string) {
  const ask = startEngine();
  const description = `load:\n  t: { from: t.csv${entry === '' ? '' : `, ${entry}`} }\n`;
  const summary = await ask('study.open', {
    folder: studyOf({ 't.csv': contents, 'study.yaml': description }),
  });
  const problems = summary.problems.map(problem => problem.message);
  const table = summary.tables.find(one => one.name === 't');
  const types = (table?.columns ?? []).map(column => `${column.name} ${column.type}`);
  const rejects = await textRows(ask, 'SELECT line, "column", value, reason FROM rejects ORDER BY line');
  return { problems, types, rejects, rows: table ? await textRows(ask, 'FROM t') : [] };
}

test('the header stands on the line that is asked for, and the lines above are kept aside', async () => {
  const text = 'a,b\n1,2\nc,d\n3,4\n5,6\n';
  const { types, rows, rejects } = await load(text, 'header: 3');
  expect(types).toEqual(['c BIGINT', 'd BIGINT']);
  expect(rows).toEqual([
    ['3', '4'],
    ['5', '6'],
  ]);
  expect(rejects.map(([line, , value]) => [line, value])).toEqual([
    ['1', 'a,b'],
    ['2', '1,2'],
  ]);
});

test('without a header, as asked, the first line is a row', async () => {
  const { types, rows, problems } = await load('a,b\n1,2\n', 'header: 0');
  expect(types).toEqual(['column0 VARCHAR', 'column1 VARCHAR']);
  expect([rows, problems]).toEqual([
    [
      ['a', 'b'],
      ['1', '2'],
    ],
    [],
  ]);
});

test('a header on a line that is none is refused, and so is one within a quoted text', async () => {
  for (const line of [9, 3]) {
    const { rows, problems } = await load('a,b\n1,"x\ny"\n2,z\n', `header: ${line}`);
    expect([rows, problems.join()]).toEqual([[], expect.stringContaining('has no header on the line')]);
  }
});

test('texts that stand for no value leave a column its type', async () => {
  const text = 'a,b\n1,x\n-,-\n*,y\n..,z\n';
  const { types, rows, rejects } = await load(text, 'missing: ["-", "*", "..", "it\'s"]');
  expect(types).toEqual(['a BIGINT', 'b VARCHAR']);
  expect(rows).toEqual([
    ['1', 'x'],
    ['NULL', 'NULL'],
    ['NULL', 'y'],
    ['NULL', 'z'],
  ]);
  expect(rejects).toEqual([]);
});

test.each([
  ['day_first', '03/04/2024\n05/06/2024', ['2024-04-03', '2024-06-05']],
  ['month_first', '03/04/2024\n05/06/2024', ['2024-03-04', '2024-05-06']],
  ['month_first', '03-04-24\n05-06-24', ['2024-03-04', '2024-05-06']],
  ['day_first', '03.04.24\n05.06.24', ['2024-04-03', '2024-06-05']],
  ['month_first', '2024-03-04\n2024-05-06', ['2024-03-04', '2024-05-06']],
  ['month_first', '03/04/2024 10:00:00\n05/06/2024 11:30:00', ['2024-03-04 10:00:00', '2024-05-06 11:30:00']],
])('dates meant %s are read so: %s', async (order, dates, expected) => {
  const { rows, problems } = await load(`d\n${dates}\n`, `dates: ${order}`);
  expect([rows.map(([date]) => date), problems]).toEqual([expected, []]);
});

test('dates that cannot be meant as asked are not bent', async () => {
  const { rows } = await load('d\n25/12/2024\n03/04/2024\n', 'dates: month_first');
  expect(rows).toEqual([['25/12/2024'], ['03/04/2024']]);
});

test.each([
  ['03/04/2024\n05/06/2024\n', 1],
  ['03/04/2024 10:00:00\n05/06/2024 11:00:00\n', 1],
  ['03/04/2024\n25/06/2024\n', 0],
  ['04/04/2024\n05/05/2024\n', 0],
  ['2024-03-04\n2024-05-06\n', 0],
])('a note says when all dates could be read either way: %j', async (dates, notes) => {
  const { problems } = await load(`d\n${dates}`, '');
  expect(problems).toEqual(
    Array.from(
      { length: notes },
      () => expect.stringContaining('The dates of “d” could be read day first or month first') as unknown,
    ),
  );
});

test('the report names the columns whose dates are open, with examples as written', async () => {
  const folder = studyOf({ 't.csv': 'when,n\n03/04/2024,1\n05/06/2024,2\n07/07/2024,3\n' });
  const database = await openDatabase(folder);
  const session = await database.session();
  const file = `${folder}/t.csv`;
  const { signal } = new AbortController();
  await session.run(
    'CREATE TABLE held (file VARCHAR, line BIGINT, "column" VARCHAR, value VARCHAR, reason VARCHAR)',
  );
  const report = await session.exclusive(async () =>
    delimited.load(
      session,
      {
        file,
        path: 't.csv',
        fingerprint: await fingerprint(file, signal),
        types: new Map(),
        options: asFound,
        scratch: folder,
        apart: new Apart(null),
        table: 't',
        rejects: 'held',
      },
      signal,
    ),
  );
  const [open] = report.ambiguousDates ?? [];
  expect([open?.column, [...(open?.examples ?? [])].sort()]).toEqual(['when', ['03/04/2024', '05/06/2024']]);
});

test('a total at the head or foot is loaded, and said to be there', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `MSitAE,R${index},${index}`).join('\n');
  const { rows: read, problems } = await load(`Period,Org,n\n${rows}\nMSitAE,TOTAL,780\n`, '');
  expect(read.length).toBe(41);
  expect(problems).toEqual([expect.stringContaining('One row looks like a total (“TOTAL”)')]);
  const totally = await load('name,n\nTotalitarian,1\nEngland and Wales,2\n', '');
  expect(totally.problems).toEqual([]);
});

test('options of workbooks are said to change nothing', async () => {
  const { rows, problems } = await load('a\n1\n', 'sheet: Data');
  expect([rows, problems]).toEqual([[['1']], [expect.stringContaining('are for workbooks')]]);
});
