import { beforeAll, describe, expect, test } from 'vitest';
import { readHead } from '../../../main/contract/savedQuery';
import { openMethods } from '../../engine/openMethods';
import { openSampleStudy, sampleFolder } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

const query = queryText('lesson-5-accountability/activation-strip.sql');

/** What the strip draws for acts of one promise, given as meeting (1 to 12 of 2016) and act. */
async function stripOf(acts: readonly (readonly [number, string])[]): Promise<readonly Row[]> {
  const session = await openMethods(sampleFolder);
  await session.run(
    `CREATE TABLE promises AS SELECT 'P1' AS promise_id, 'trusts' AS partner, 'We will.' AS text, 'synthetic' AS source`,
  );
  await session.run(
    `CREATE TABLE events AS SELECT 'M' || i AS event_id, 'governance_meeting' AS kind, NULL::VARCHAR AS case_id,
       make_date(2016, i::INTEGER, 20) AS start_date, 'day' AS date_precision FROM range(1, 13) AS r(i)`,
  );
  await session.run(
    'CREATE TABLE compact_acts (act_id VARCHAR, event_id VARCHAR, promise_id VARCHAR, partner VARCHAR, act VARCHAR, quote VARCHAR, source VARCHAR)',
  );
  for (const [index, [meeting, act]] of acts.entries()) {
    await session.run(
      `INSERT INTO compact_acts VALUES ('A${index + 1}', 'M${meeting}', 'P1', 'trusts', '${act}', NULL, 'synthetic')`,
    );
  }
  expect(readHead(query).parameters.map(({ name }) => name)).toEqual(['characters']);
  const result = await session.run(query.replaceAll('$characters', '47'));
  return asRows({ columns: result.columnNames(), values: await result.getRowsJson() });
}

const pairs = (rows: readonly Row[]) =>
  rows
    .filter(row => row['act'] === 'breach')
    .map(row => [
      row['act_id'],
      row['repair_id'],
      row['meetings_between'] === null ? null : Number(row['meetings_between']),
    ]);

describe('breach and repair', () => {
  test('pair in turn, at the same meeting or later', async () => {
    const rows = await stripOf([
      [1, 'breach'],
      [2, 'breach'],
      [2, 'repair'],
      [5, 'repair'],
      [6, 'breach'],
      [6, 'repair'],
    ]);
    expect(pairs(rows)).toEqual([
      ['A1', 'A3', 1],
      ['A2', 'A4', 3],
      ['A5', 'A6', 0],
    ]);
  });

  test('a repair before any breach is of nothing and shifts no pair', async () => {
    const rows = await stripOf([
      [1, 'repair'],
      [3, 'breach'],
      [4, 'repair'],
      [5, 'repair'],
      [7, 'breach'],
      [9, 'breach'],
      [10, 'repair'],
    ]);
    expect(pairs(rows)).toEqual([
      ['A2', 'A3', 1],
      ['A5', 'A7', 3],
      ['A6', null, null],
    ]);
  });

  test('a promise without acts keeps its row', async () => {
    const rows = await stripOf([]);
    expect(rows.map(row => [row['promise_id'], row['act'], row['source']])).toEqual([
      ['P1', null, 'synthetic'],
    ]);
  });
});

describe('the sample study', () => {
  let study: SampleStudy;
  beforeAll(async () => {
    study = await openSampleStudy();
  });

  test('no repair is before its breach or taken twice, and one breach is left', async () => {
    const breaches = asRows(await study.query(query)).filter(row => row['act'] === 'breach');
    const repaired = breaches.filter(row => row['repair_id'] !== null);
    expect(repaired.every(row => String(row['repaired_at']) >= String(row['meeting']))).toBe(true);
    expect(new Set(repaired.map(row => row['repair_id'])).size).toBe(repaired.length);
    expect(breaches.filter(row => row['repair_id'] === null).map(row => row['promise_id'])).toEqual(['T1']);
  });

  test('acts at one meeting on one promise have places of their own', async () => {
    const places = asRows(await study.query(query)).map(
      row => `${String(row['meeting'])} ${String(row['place'])}`,
    );
    expect(new Set(places).size).toBe(places.length);
  });

  test('the calendar counts every act once and knows months without a meeting', async () => {
    const rows = asRows(await study.query(queryText('lesson-5-accountability/acts-by-meeting.sql')));
    expect(rows.reduce((sum, row) => sum + Number(row['acts']), 0)).toBe(92);
    const months = new Set(rows.filter(row => Number(row['year']) === 2020).map(row => Number(row['month'])));
    expect([...months].sort((a, b) => a - b)).toEqual([1, 2, 3, 6, 7, 8, 9, 10, 11, 12]);
  });
});
