import { beforeAll, describe, expect, test } from 'vitest';
import type { SampleStudy } from './sampleStudy';
import { openSampleStudy } from './sampleStudy';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const offenders = async (sql: string) => (await study.query(sql)).values;

describe('attendance', () => {
  test('has a row for each of seven organisations at every meeting but the one without a list', async () => {
    const { values } = await study.query(`
      SELECT e.event_id, count(DISTINCT a.organisation)::INTEGER AS organisations
      FROM events AS e LEFT JOIN attendance AS a USING (event_id)
      WHERE e.kind = 'governance_meeting' AND e.case_id IS NULL AND e.date_precision = 'day'
      GROUP BY ALL ORDER BY ALL`);
    expect(values).toHaveLength(58);
    expect(values.filter(([, organisations]) => organisations !== 7)).toEqual([['S-TGB-2016-08', 0]]);
    const unknown = `
      SELECT DISTINCT organisation FROM attendance
      WHERE organisation NOT IN (SELECT case_id FROM cases UNION SELECT partner FROM promises)`;
    expect(await offenders(unknown)).toEqual([]);
  });

  test('counts people where somebody came, and none where nobody did', async () => {
    const odd = `
      SELECT event_id, organisation FROM attendance
      WHERE attended_by IS NULL OR (attended_by = 'nobody') <> (people_present = 0) OR people_present NOT BETWEEN 0 AND 5`;
    expect(await offenders(odd)).toEqual([]);
  });

  test('makes no trust stand out', async () => {
    const { values } = await study.query(`
      SELECT count(*) FILTER (attended_by = 'chief executive')::INTEGER, count(*) FILTER (attended_by = 'nobody')::INTEGER
      FROM attendance SEMI JOIN cases ON case_id = organisation GROUP BY organisation`);
    const [led, missed] = [0, 1].map(column => values.map(row => Number(row[column])));
    expect(values).toHaveLength(5);
    expect(Math.max(...(led ?? [])) - Math.min(...(led ?? []))).toBeLessThanOrEqual(4);
    expect(Math.max(...(missed ?? [])) - Math.min(...(missed ?? []))).toBeLessThanOrEqual(2);
  });

  test('agrees with what was said of it at the meetings', async () => {
    const sent = await study.query(`
      SELECT count(*)::INTEGER FROM (
        SELECT organisation FROM attendance SEMI JOIN cases ON case_id = organisation
        WHERE (event_id IN ('S-TGB-2020-03', 'S-TGB-2020-06') AND attended_by NOT IN ('chief executive', 'nobody'))
           OR (event_id = 'S-TGB-2020-07' AND attended_by = 'chief executive')
        GROUP BY organisation HAVING count(*) = 3)`);
    expect(sent.values[0]?.[0]).toBeGreaterThanOrEqual(2);
    const confessed = `
      SELECT event_id FROM compact_acts WHERE quote = 'I sent my deputy twice running. That is a breach and it is mine.'`;
    expect(await offenders(confessed)).toEqual([['S-TGB-2020-07']]);
    const groundless = `
      WITH turned AS (
        SELECT event_id, lag(event_id) OVER (ORDER BY start_date) AS before
        FROM events WHERE kind = 'governance_meeting' AND case_id IS NULL AND date_precision = 'day')
      SELECT a.act_id FROM compact_acts AS a JOIN turned AS t USING (event_id)
      WHERE a.promise_id = 'T2' AND a.act = 'breach' AND NOT EXISTS (
        FROM attendance AS w SEMI JOIN cases ON case_id = organisation
        WHERE w.event_id IN (t.event_id, t.before) AND w.attended_by <> 'chief executive')`;
    expect(await offenders(groundless)).toEqual([]);
  });
});

describe('agendas', () => {
  test('run from the first item on, without two of a kind in a row', async () => {
    const torn = `
      SELECT event_id, position FROM (
        SELECT *, row_number() OVER turn AS place, lag(item) OVER turn AS before FROM agenda
        WINDOW turn AS (PARTITION BY event_id ORDER BY position))
      WHERE position <> place OR item = before OR minutes <= 0 OR minutes % 5 <> 0`;
    expect(await offenders(torn)).toEqual([]);
    const { values } = await study.query('SELECT DISTINCT item FROM agenda ORDER BY item');
    expect(values.map(([item]) => item)).toEqual([
      'break',
      'business',
      'learning',
      'peer problem',
      'reflection on the compact',
      'report-out',
    ]);
  });

  test('take five and a half hours as a rule, and half of that on a screen', async () => {
    const { values } = await study.query(`
      SELECT description LIKE '%screen%' AS on_screen, count(*)::INTEGER, median(minutes), min(minutes), max(minutes)
      FROM (SELECT event_id, sum(minutes) AS minutes FROM agenda GROUP BY ALL) JOIN events USING (event_id)
      GROUP BY ALL ORDER BY ALL`);
    expect(values).toEqual([
      [false, 49, 330, 255, 355],
      [true, 7, 170, 145, 190],
    ]);
  });

  test('have the reflection wherever one is noted, and not before the compact', async () => {
    const missing = `
      SELECT a.act_id FROM compact_acts AS a SEMI JOIN agenda AS g USING (event_id)
      WHERE a.act = 'reflection'
        AND NOT EXISTS (FROM agenda AS i WHERE i.event_id = a.event_id AND i.item = 'reflection on the compact')`;
    expect(await offenders(missing)).toEqual([]);
    const early = `SELECT event_id FROM agenda WHERE item = 'reflection on the compact' AND event_id < 'S-TGB-2016-03'`;
    expect(await offenders(early)).toEqual([]);
  });
});
