import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../e2e/root';
import { startEngine, studyOf, textRows } from '../openStudy';

const interview =
  '---\ndocument_id: I1\ncase_id: A\n---\nINTERVIEWER: Well?\n\nP: It worked 👩🏽‍⚕️ in the end.\n';
const points = Array.from(interview.slice(0, interview.indexOf('It worked'))).length;

const coding = (fields: object) =>
  `${JSON.stringify({ coding_id: 'k1', document_id: 'I1', code_id: '1', coder: 'RB', start_char: points, end_char: points + 9, quote: 'It worked', ...fields })}\n`;

const files = {
  'study.yaml': `load:
  cases: { from: data/cases.csv }
  measures: { from: data/measures.csv }
  outcomes: { from: data/outcomes.csv }
  events: { from: data/events.csv }
`,
  'data/cases.csv': 'case_id,name\nA,Alder\nB,Birch\nB,Beech\n',
  'data/measures.csv': 'measure_id,name,direction\nm,Measure,increase\n',
  'data/outcomes.csv':
    'case_id,measure_id,period,value\nA,m,2020-01-01,1\nC,m,2020-01-01,2\nA,x,2020-01-01,3\nA,m,2020-01-01,4\n,m,2020-02-01,5\n',
  'data/events.csv':
    'event_id,title,start_date,end_date\n1,"on\ntwo lines",2020-01-01,\n2,backwards,2020-02-01,2020-01-01\n3,fine,2020-01-01,2020-01-01\n',
  'transcripts/i1.md': interview,
  'coding/codebook.yaml':
    'codes:\n  - code_id: "1"\n    name: Worked\n    codes:\n      - code_id: "1.10"\n        name: Fully\n',
  'coding/RB/I1.jsonl':
    coding({}) +
    coding({ coding_id: 'k2', document_id: 'gone' }) +
    coding({ coding_id: 'k3', code_id: '9' }) +
    coding({ coding_id: 'k4', end_char: 9999 }) +
    coding({ coding_id: 'k5', quote: 'It failed' }) +
    'not json\n' +
    coding({}),
  'coding/RB/memos.md':
    'Loose thoughts.\n\n<!-- memo id="m1" target="code:1.10" created="2021-03-07T09:00:00Z" -->\n\nTen, not one.\n\n<!-- memo id="m2" target="code:77" -->\n\nOf nothing.\n',
};

const rejects = 'SELECT file, line, "column", value, reason FROM rejects ORDER BY file, line, reason';

test('rows that break the study’s rules are left out, and listed with their place and reason', async () => {
  const ask = startEngine();
  const summary = await ask('study.open', { folder: studyOf(files) });
  expect(await textRows(ask, rejects)).toEqual([
    ['coding/RB/I1.jsonl', '2', 'document_id', 'gone', 'There is no document with this document_id'],
    ['coding/RB/I1.jsonl', '3', 'code_id', '9', 'There is no code with this code_id'],
    [
      'coding/RB/I1.jsonl',
      '4',
      'end_char',
      `${points} to 9999`,
      `It is no stretch of the document, which has ${Array.from(interview).length} characters`,
    ],
    [
      'coding/RB/I1.jsonl',
      '5',
      'quote',
      'It failed',
      `Other words stand in the document from ${points} to ${points + 9}: “It worked”`,
    ],
    ['coding/RB/I1.jsonl', '6', 'NULL', 'not json', 'Not a JSON object on one line, as a coding is written'],
    ['coding/RB/I1.jsonl', '7', 'coding_id', 'k1', 'Its coding_id is that of an earlier row'],
    ['coding/RB/memos.md', '7', 'target_id', '77', 'There is no code with this code_id'],
    ['data/cases.csv', '4', 'case_id', 'B', 'Its case_id is that of an earlier row'],
    ['data/events.csv', '4', 'end_date', '2020-02-01 to 2020-01-01', 'It ends before it begins'],
    ['data/outcomes.csv', '3', 'case_id', 'C', 'There is no case with this case_id'],
    ['data/outcomes.csv', '4', 'measure_id', 'x', 'There is no measure with this measure_id'],
    [
      'data/outcomes.csv',
      '5',
      'case_id, measure_id, period',
      'A, m, 2020-01-01',
      'Its case_id, measure_id, period are together that of an earlier row',
    ],
    ['data/outcomes.csv', '6', 'case_id', 'NULL', 'It has no case_id'],
  ]);
  expect(await textRows(ask, 'SELECT case_id, value FROM outcomes')).toEqual([['A', '1']]);
  expect(await textRows(ask, 'SELECT name FROM cases')).toEqual([['Alder'], ['Birch']]);
  expect(await textRows(ask, 'SELECT coding_id, quote FROM codings')).toEqual([['k1', 'It worked']]);
  expect(await textRows(ask, 'SELECT code_id, parent_id, path FROM codes ORDER BY code_id')).toEqual([
    ['1', 'NULL', 'Worked'],
    ['1.10', '1', 'Worked / Fully'],
  ]);
  expect(
    await textRows(ask, 'SELECT memo_id, target_kind, target_id, text FROM memos ORDER BY memo_id'),
  ).toEqual([
    ['RB:notes', 'project', 'NULL', 'Loose thoughts.'],
    ['m1', 'code', '1.10', 'Ten, not one.'],
  ]);
  expect(
    await textRows(ask, "SELECT rows, rejected_rows FROM sources WHERE path = 'data/outcomes.csv'"),
  ).toEqual([['1', '4']]);
  expect(summary.problems.filter(({ message }) => message.startsWith('Row not loaded'))).toHaveLength(13);
});

test('what is mended in one file is put right in the files that refer to it', async () => {
  const folder = studyOf(files);
  const ask = startEngine();
  await ask('study.open', { folder });
  writeFileSync(join(folder, 'data/cases.csv'), 'case_id,name\nA,Alder\nB,Birch\nC,Cedar\n');
  await ask('study.reload', {});
  expect(await textRows(ask, 'SELECT case_id FROM outcomes ORDER BY ALL')).toEqual([['A'], ['C']]);
  rmSync(join(folder, 'transcripts/i1.md'));
  await ask('study.reload', {});
  expect(
    await textRows(ask, "SELECT count(*) FROM rejects WHERE reason LIKE 'There is no document%'"),
  ).toEqual([['6']]);
  writeFileSync(join(folder, 'transcripts/renamed.md'), interview);
  await ask('study.reload', {});
  expect(await textRows(ask, 'SELECT coding_id FROM codings')).toEqual([['k1']]);
  renameSync(join(folder, 'coding/RB'), join(folder, 'coding/KM'));
  await ask('study.reload', {});
  expect(
    await textRows(
      ask,
      "SELECT file, count(*) FROM rejects WHERE file LIKE 'coding%' GROUP BY ALL ORDER BY ALL",
    ),
  ).toEqual([
    ['coding/KM/I1.jsonl', '6'],
    ['coding/KM/memos.md', '1'],
  ]);
});

test('misfits found before are still left out when nothing changed', async () => {
  const folder = studyOf(files);
  const first = startEngine();
  await first('study.open', { folder });
  await first('study.reload', {});
  expect(await textRows(first, 'SELECT count(*) FROM outcomes')).toEqual([['1']]);
  expect(await textRows(first, 'SELECT count(*) FROM rejects')).toEqual([['13']]);
});

test('a transcript in a folder named after a case is of that case unless it says otherwise', async () => {
  const folder = studyOf({
    'study.yaml': 'load:\n  cases: { from: cases.csv }\n',
    'cases.csv': 'case_id\nA\nB\n',
    'transcripts/A/one.txt': 'P: Words.\n',
    'transcripts/B/two.md': '---\ncase_id: A\n---\nP: Words.\n',
    'transcripts/round 1/three.txt': 'P: Words.\n',
  });
  const ask = startEngine();
  await ask('study.open', { folder });
  expect(await textRows(ask, 'SELECT document_id, case_id FROM documents ORDER BY ALL')).toEqual([
    ['one', 'A'],
    ['three', 'NULL'],
    ['two', 'A'],
  ]);
});

test('attendance and agendas are of known meetings, an organisation and a position once each', async () => {
  const ask = startEngine();
  const folder = studyOf({
    'study.yaml':
      'load:\n  events: { from: events.csv }\n  attendance: { from: came.csv }\n  agenda: { from: agenda.csv }\n',
    'events.csv': 'event_id,start_date\nM1,2016-01-20\n',
    'came.csv': 'event_id,organisation,attended_by\nM1,A,deputy\nM1,A,nobody\nM2,A,deputy\nM1,,deputy\n',
    'agenda.csv': 'event_id,position,item,minutes\nM1,1,business,20\nM1,1,break,15\nM9,1,break,15\n',
  });
  await ask('study.open', { folder });
  expect(await textRows(ask, rejects)).toEqual([
    [
      'agenda.csv',
      '3',
      'event_id, position',
      'M1, 1',
      'Its event_id, position are together that of an earlier row',
    ],
    ['agenda.csv', '4', 'event_id', 'M9', 'There is no event with this event_id'],
    [
      'came.csv',
      '3',
      'event_id, organisation',
      'M1, A',
      'Its event_id, organisation are together that of an earlier row',
    ],
    ['came.csv', '4', 'event_id', 'M2', 'There is no event with this event_id'],
    ['came.csv', '5', 'organisation', 'NULL', 'It has no organisation'],
  ]);
});

test('a body that answers to none there is, and a visit to a trust that there is not, are told', async () => {
  const ask = startEngine();
  await ask('study.open', {
    folder: studyOf({
      'study.yaml':
        'load:\n  cases: { from: data/cases.csv }\n  governance: { from: data/bodies.csv }\n  ward_observations: { from: data/visits.csv }\n',
      'data/cases.csv': 'case_id,name\nA,Alder\n',
      'data/bodies.csv': 'body_id,parent_id,case_id,name\ntop,,,Board\nteam,top,A,Team\nlost,gone,A,Office\n',
      'data/visits.csv':
        'observation_id,case_id,ward,observed_on,huddle\n1,A,Ward 1,2019-01-07,true\n2,C,Ward 1,2019-01-07,\n',
    }),
  });
  expect(await textRows(ask, rejects)).toEqual([
    ['data/bodies.csv', '4', 'parent_id', 'gone', 'There is no body with this body_id'],
    ['data/visits.csv', '3', 'case_id', 'C', 'There is no case with this case_id'],
  ]);
  expect(await textRows(ask, 'SELECT body_id, source FROM governance ORDER BY ALL')).toEqual([
    ['team', 'NULL'],
    ['top', 'NULL'],
  ]);
});

test('a study without bodies or visits has both tables, with all that the shipped analyses read of them', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf(files) });
  for (const name of ['ward-adoption', 'infrastructure']) {
    const sql = readFileSync(join(root, 'analyses/lesson-2-routines', `${name}.sql`), 'utf8');
    const defaults = sql
      .replaceAll('$from', "DATE '2016-07-01'")
      .replaceAll('$to', "DATE '2017-06-30'")
      .replaceAll('$on', "DATE '2019-06-30'");
    const rows = await textRows(ask, `SELECT count(*) FROM (${defaults.replace(/;\s*$/, '')})`);
    expect(rows, name).toEqual([[name === 'infrastructure' ? '0' : '12']]);
  }
});
