import { describe, expect, test } from 'vitest';
import { quoted } from '../../../main/contract/sql';
import { lineColumn } from '../../../main/engine/importers/importer';
import { isLayout, layoutNames, layouts } from '../../../main/engine/importers/layouts';
import { openDatabase } from '../openDatabase';
import { since2020, until2020 } from './aeHeadings';
import { laidOut, layoutOf, leftOut } from './layoutTable';

describe('networks as tables', () => {
  const ties = `SELECT from_actor || '>' || to_actor || ':' || CAST(weight AS INTEGER) FROM laid ORDER BY 1`;

  test('a matrix gives a tie for each cell that is not zero', async () => {
    const { rows } = await laidOut(
      'matrix',
      ['column0', 'Ann', "O'Brien"],
      [
        ['Ann', '0', '2'],
        ["O'Brien", '1', null],
        ['Zoë', 'x', '1'],
        [null, '1', '1'],
      ],
    );
    expect((await rows(ties)).flat()).toEqual(["Ann>O'Brien:2", "O'Brien>Ann:1", "Zoë>O'Brien:1"]);
    expect(await rows(leftOut)).toEqual([
      ['4', 'Ann', 'x', 'No number, so no tie'],
      ['5', 'column0', null, 'A row of the matrix without a name'],
    ]);
    expect(layoutOf('matrix').recognise(['', 'Ann', 'Bob'])).toBeNull();
  });

  test.each([
    [['case_id', 'wave', 'ego', 'talks_to_1', 'talks_to_2', 'talked_to_by_1', 'talked_to_by_2']],
    [
      [
        'Trust',
        'Survey wave',
        'Respondent ID',
        'Who do you talk to about improvement? 1',
        'Who do you talk to about improvement? 2',
        'Who talks to you about improvement? 1',
        'Who talks to you about improvement? 2',
      ],
    ],
    [
      [
        'case',
        'Round',
        'Your name',
        'I talk to: person 1',
        'I talk to: person 2',
        'I am talked to by: person 1',
        'I am talked to by: person 2',
      ],
    ],
    [['Site', 'Date', 'Person', 'nominates1', 'nominates2', 'Nominated by 1', 'Nominated by 2']],
  ])('two lists of names keep who claimed each tie: %j', async columns => {
    const { rows } = await laidOut('nominations', columns, [
      ['LTHT', '2018', 'Ann', 'Bob', ' Cyd ', 'Dee', null],
      ['LTHT', '2018', 'Bob', 'bob', '', 'Ann', 'ann'],
      ['LTHT', '2018', null, 'Ann', null, null, null],
    ]);
    expect(
      await rows(
        `SELECT case_id, CAST(wave AS VARCHAR), from_actor, to_actor, kind, claimed_by, ${quoted(lineColumn)} FROM laid ORDER BY 7, 3, 4`,
      ),
    ).toEqual([
      ['LTHT', '2018', 'Ann', 'Bob', 'talks_to', 'sender', '2'],
      ['LTHT', '2018', 'Ann', 'Cyd', 'talks_to', 'sender', '2'],
      ['LTHT', '2018', 'Dee', 'Ann', 'talked_to_by', 'receiver', '2'],
      ['LTHT', '2018', 'Ann', 'Bob', 'talked_to_by', 'receiver', '3'],
    ]);
    expect(await rows('SELECT line, value, reason FROM leftover ORDER BY line, value')).toEqual([
      ['3', 'ann', 'Named once more in the same list'],
      ['3', 'bob', 'Respondents who name themselves'],
      ['4', 'Ann', 'A respondent without a name'],
    ]);
    expect(layouts.flatMap(one => (one.recognise(columns) ? [one.id] : []))).toEqual(['nominations']);
  });
});

test('each layout knows its own headings alone', () => {
  const recognised = (columns: readonly string[]) =>
    layouts.flatMap(one => (one.recognise(columns) ? [one.id] : []));
  expect(recognised(since2020)).toEqual(['ae_monthly']);
  expect(recognised(until2020.map(name => name.toUpperCase().replaceAll(' ', '_')))).toEqual(['ae_monthly']);
  expect(recognised(['case_id', 'measure_id', 'period', 'value'])).toEqual([]);
  expect(recognised(['id', 'name', 'type', 'total'])).toEqual([]);
  expect(recognised([])).toEqual([]);
  expect(layoutOf('ae_monthly').recognise(since2020)?.why).toContain('“A&E attendances Type 1”');
  expect(isLayout('ae_monthly')).toBe(true);
  expect(isLayout('ae_yearly')).toBe(false);
  expect(layoutNames()).toContain('nominations, matrix');
});

test('each layout carries the line over under its name, and answers any headings with SQL that runs', async () => {
  const session = await (await openDatabase()).session();
  await session.run(`CREATE TABLE source AS SELECT 'x' AS "a""b", 1 AS ${quoted(lineColumn)}`);
  const matched = layouts.filter(({ id }) => ['nominations', 'matrix'].includes(id));
  for (const layout of matched) {
    await session.run(`CREATE OR REPLACE TABLE laid AS ${layout.select('source', ['a"b'])}`);
    expect((await session.rows('DESCRIBE laid')).map(row => row['column_name'])).toContain(lineColumn);
  }
});
