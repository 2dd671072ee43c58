import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { startEngine, studyOf, textRows } from '../openStudy';

async function stage(ask: EngineAsk, name: string, contents: string | Uint8Array): Promise<string> {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const { file } = await ask('import.stage', { file: null, name, bytes: bytes.subarray(0, 5), last: false });
  await ask('import.stage', { file, name, bytes: bytes.subarray(5), last: true });
  return file;
}

const yaml = `# mine
title: T   # keep
load:
  cases: { from: data/trusts.csv } # five
`;

const base = {
  'study.yaml': yaml,
  'data/trusts.csv':
    'case_id,short_name,name,org_code,colour,sort_order\nLTHT,LTHT,Leeds Teaching Hospitals NHS Trust,RR8,#1560D4,1\nSASH,SASH,Surrey,RTP,#087F77,2\n',
};

test('a table is looked at, mapped, imported into study.yaml, and taken back', async () => {
  const folder = studyOf(base);
  const ask = startEngine();
  await ask('study.open', { folder });
  const file = await stage(
    ask,
    'Waits 2016.csv',
    'Case ID,Measure ID,Period,Value\nLeeds Teaching Hospitals,ae_4h,03/04/2016,86.5\nRTP,ae_4h,03/04/2016,93\nRTP,ae_4h,03/04/2016,94\nRTP,ae_4h,05/06/2016,many\n',
  );
  const inspection = await ask('import.inspect', { file });
  expect(inspection.plan).toMatchObject({
    kind: 'table',
    table: 'outcomes',
    target: 'data/Waits 2016.csv',
    columns: { case_id: 'Case ID', measure_id: 'Measure ID' },
  });
  const first = await ask('import.preview', inspection.plan);
  expect(first.questions).toEqual([
    { about: 'dates', column: 'Period', examples: ['03/04/2016'] },
    {
      about: 'cases',
      column: 'case_id',
      unknown: [
        { value: 'RTP', rows: 2, likely: 'SASH' },
        { value: 'Leeds Teaching Hospitals', rows: 1, likely: 'LTHT' },
      ],
    },
  ]);
  const plan = {
    ...inspection.plan,
    dates: 'month_first' as const,
    values: { case_id: { RTP: 'SASH', 'Leeds Teaching Hospitals': 'LTHT' } },
  };
  const preview = await ask('import.preview', plan);
  expect(preview.questions).toEqual([]);
  expect(preview.rejects).toEqual([
    {
      line: 4,
      column: 'case_id, measure_id, period',
      value: 'SASH, ae_4h, 2016-03-04',
      reason: 'Its case_id, measure_id, period are together that of an earlier row',
    },
    { line: 5, column: 'Value', value: 'many', reason: 'Not a number' },
  ]);
  expect(preview.totalRows).toBe(2);
  expect(readFileSync(join(folder, 'study.yaml'), 'utf8')).toBe(yaml);
  const report = await ask('import.run', { plans: [plan] });
  expect(report.files).toEqual([
    { path: 'data/Waits 2016.csv', table: 'outcomes', rows: 2, rejectedRows: 2 },
    { path: 'study.yaml', table: '', rows: 0, rejectedRows: 0 },
  ]);
  expect(await textRows(ask, 'SELECT case_id, period, value FROM outcomes ORDER BY ALL')).toEqual([
    ['LTHT', '2016-03-04', '86.5'],
    ['SASH', '2016-03-04', '93'],
  ]);
  expect(readFileSync(join(folder, 'study.yaml'), 'utf8')).toMatch(
    /^# mine\ntitle: T {3}# keep\nload:\n {2}cases: \{ from: data\/trusts.csv \} # five\n {2}outcomes:\n/,
  );
  await ask('import.undo', { change: report.change });
  expect(readFileSync(join(folder, 'study.yaml'), 'utf8')).toBe(yaml);
  expect(await textRows(ask, 'SELECT count(*) FROM outcomes')).toEqual([['0']]);
});

test('a network under the name of a plain text is read as one, and its ties are looked at as ties', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf(base) });
  const file = await stage(ask, 'net.txt', 'dl n=3 format=edgelist1\nlabels:\nA,B,C\ndata:\n1 2 1\n2 3 2\n');
  const { plan, title } = await ask('import.inspect', { file });
  expect([title, plan.target, plan.table, plan.part]).toEqual([
    'UCINET DL network',
    'data/net.dl',
    'ties',
    'ties',
  ]);
  expect((await ask('import.preview', plan)).totalRows).toBe(2);
  await ask('import.run', { plans: [plan] });
  expect(await textRows(ask, 'SELECT from_actor, to_actor, weight FROM ties ORDER BY ALL')).toEqual([
    ['A', 'B', '1'],
    ['B', 'C', '2'],
  ]);
});

test('a plain text of rows with a delimiter is a table, and one of words is a transcript', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf(base) });
  const table = await ask('import.inspect', { file: await stage(ask, 'a.txt', 'x;y\n1;2\n3;4\n5;6\n') });
  expect(table.kind).toBe('table');
  await ask('import.run', { plans: [table.plan] });
  expect(await textRows(ask, 'SELECT sum(x), sum(y) FROM a')).toEqual([['9', '12']]);
  const words = await ask('import.inspect', {
    file: await stage(ask, 'b.txt', 'INTERVIEWER: So, what, then?\n\nP: Well, this, and that.\n'),
  });
  expect([words.kind, words.plan.target]).toEqual(['document', 'transcripts/b.txt']);
});

test('files of two kinds fill one table, and a second import of a name gets another', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf(base) });
  const rows = (day: string) => `case_id,measure_id,period,value\nLTHT,m,${day},1\n`;
  for (const [day, dates] of [
    ['03/04/2016', 'day_first'],
    ['03/05/2016', 'month_first'],
  ] as const) {
    const { plan } = await ask('import.inspect', { file: await stage(ask, 'o.csv', rows(day)) });
    await ask('import.run', { plans: [{ ...plan, dates }] });
  }
  expect(await textRows(ask, 'SELECT period FROM outcomes ORDER BY ALL')).toEqual([
    ['2016-03-05'],
    ['2016-04-03'],
  ]);
  expect((await ask('study.summary', {}))?.problems).toEqual([]);
});
