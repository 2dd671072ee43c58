import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { openSampleStudy, sampleFolder } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, plainCells, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

const attendance = queryText('lesson-5-accountability/attendance.sql');
const agenda = queryText('lesson-5-accountability/agenda-time.sql');
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const cells = (row: Row | undefined, ...names: readonly string[]) => names.map(name => row?.[name]);

/** Three meetings of 2016: two in January, on the 10th and the 20th, and one in March. */
async function openMeetings(): Promise<Session> {
  const session = await openMethods(sampleFolder);
  await session.run(
    `CREATE TABLE events AS SELECT * FROM (VALUES ('M1', DATE '2016-01-10'), ('M2', DATE '2016-01-20'), ('M3', DATE '2016-03-16'))
       AS m(event_id, start_date), (VALUES ('governance_meeting', NULL::VARCHAR, 'day', 'minutes book')) AS k(kind, case_id, date_precision, source)`,
  );
  await session.run(
    `CREATE TABLE cases AS FROM (VALUES ('B', 'Birch', 2), ('A', 'Alder', 1)) AS c(case_id, short_name, sort_order)`,
  );
  await session.run(`CREATE TABLE promises AS FROM (VALUES ('regulator'), ('institute')) AS p(partner)`);
  await session.run(
    'CREATE TABLE attendance (event_id VARCHAR, organisation VARCHAR, attended_by VARCHAR, people_present INTEGER, source VARCHAR)',
  );
  await session.run(
    'CREATE TABLE agenda (event_id VARCHAR, position INTEGER, item VARCHAR, minutes DOUBLE, source VARCHAR)',
  );
  return session;
}

async function rowsOf(session: Session, query: string, values: Readonly<Record<string, string>>) {
  const bound = Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, value), query);
  const result = await session.run(bound);
  return asRows({ columns: result.columnNames(), values: await result.getRowsJson() });
}

describe('attendance', () => {
  const members = { $members: `'chief executive, chair'` };

  test('takes the bands named for leaders, and every other for somebody sent', async () => {
    const session = await openMeetings();
    await session.run(
      `INSERT INTO attendance VALUES ('M1', 'A', 'chief executive', 2, 'x'), ('M1', 'B', 'finance director', 1, 'x'), ('M1', 'guests', 'Nobody', 0, 'x'),
         ('M1', 'institute', 'Chair', 1, 'x'), ('M3', 'A', NULL, 1, 'x'), ('M1', 'regulator', 'nobody', 0, 'x')`,
    );
    const rows = await rowsOf(session, attendance, members);
    const first = rows.filter(row => row['event_id'] === 'M1');
    expect(first.map(row => [...cells(row, 'heading', 'came'), Number(row['row'])])).toEqual([
      ['Alder', 'leader in person', 1],
      ['Birch', 'somebody sent', 2],
      ['Regulator', 'nobody', 3.5],
      ['Institute', 'leader in person', 4.5],
      ['Guests', 'nobody', 5.5],
    ]);
    expect(
      cells(first[0], 'organisations_led', 'organisations_recorded', 'organisations').map(Number),
    ).toEqual([2, 5, 5]);
  });

  test('counts no meeting without a list, and none of an organisation without a band', async () => {
    const session = await openMeetings();
    await session.run(
      `INSERT INTO attendance VALUES ('M1', 'A', 'chief executive', 2, 'x'), ('M1', 'B', 'chair', 1, 'x'), ('M3', 'A', NULL, 1, 'x'), ('M3', 'B', 'deputy', 1, 'x')`,
    );
    const rows = await rowsOf(session, attendance, members);
    expect(rows.map(row => cells(row, 'organisation', 'event_id', 'came', 'source'))).toEqual([
      ['A', 'M1', 'leader in person', 'x'],
      ['A', 'M2', 'not in the record', 'minutes book'],
      ['A', 'M3', 'not in the record', 'x'],
      ['B', 'M1', 'leader in person', 'x'],
      ['B', 'M2', 'not in the record', 'minutes book'],
      ['B', 'M3', 'somebody sent', 'x'],
    ]);
    const counts = ['meetings_led', 'meetings_sent', 'meetings_missed', 'meetings_recorded'];
    expect([0, 3].map(index => cells(rows[index], ...counts).map(Number))).toEqual([
      [1, 0, 0, 1],
      [1, 1, 0, 2],
    ]);
    expect(cells(rows[0], 'meetings_all_led', 'meetings_all_recorded').map(Number)).toEqual([1, 1]);
  });

  test('shares a month out among its meetings', async () => {
    const session = await openMeetings();
    await session.run(`INSERT INTO attendance VALUES ('M1', 'A', 'chair', 1, 'x')`);
    const rows = await rowsOf(session, attendance, members);
    expect(rows.map(row => cells(row, 'place_from', 'place_to'))).toEqual([
      ['2016-01-01', '2016-01-16'],
      ['2016-01-17', '2016-01-31'],
      ['2016-03-01', '2016-03-31'],
    ]);
  });

  test('is empty where nothing is recorded', async () => {
    expect(await rowsOf(await openMeetings(), attendance, members)).toEqual([]);
  });
});

describe('the time of the agenda', () => {
  const given = { $items: `'learning, business'`, $planned: '330' };

  test('tells nought from not known, and leaves what is not known out of means', async () => {
    const session = await openMeetings();
    await session.run(
      `INSERT INTO agenda VALUES ('M1', 1, 'business', 20, 'x'), ('M1', 2, 'other', 60, 'x'), ('M1', 3, 'business', 10, 'x'),
         ('M3', 1, 'learning', NULL, 'x'), ('M3', 2, 'learning', 30, 'x'), ('M3', 3, 'business', 40, 'x')`,
    );
    const rows = await rowsOf(session, agenda, given);
    expect(rows.map(row => cells(row, 'item', 'event_id', 'minutes', 'mean'))).toEqual([
      ['whole meeting', 'M1', 90, 90],
      ['whole meeting', 'M2', null, 90],
      ['whole meeting', 'M3', null, 90],
      ['learning', 'M1', 0, 0],
      ['learning', 'M2', null, 0],
      ['learning', 'M3', null, 0],
      ['business', 'M1', 30, 35],
      ['business', 'M2', null, 35],
      ['business', 'M3', 40, 35],
      ['other', 'M1', 60, 30],
      ['other', 'M2', null, 30],
      ['other', 'M3', 0, 30],
    ]);
    const agendas = rows
      .filter(row => row['event_id'] === 'M1')
      .map(row => cells(row, 'agendas_with_item', 'agendas').map(Number));
    expect(agendas).toEqual([
      [1, 1],
      [0, 1],
      [2, 2],
      [1, 2],
    ]);
  });

  test('is empty where nothing is recorded', async () => {
    expect(await rowsOf(await openMeetings(), agenda, given)).toEqual([]);
  });
});

describe('the sample study', () => {
  let study: SampleStudy;
  beforeAll(async () => {
    study = await openSampleStudy();
  });

  test('has the counts of the file of attendance at the right', async () => {
    const listed = plainCells('attendance.csv');
    const rows = asRows(await study.query(attendance));
    expect(rows).toHaveLength(58 * 7);
    const leaders = ['chief executive', 'national leader', 'institute lead'];
    for (const row of rows.filter(each => each['event_id'] === 'S-TGB-2016-01')) {
      const mine = listed.filter(({ organisation }) => organisation === row['organisation']);
      const led = mine.filter(({ attended_by: band = '' }) => leaders.includes(band)).length;
      const missed = mine.filter(({ attended_by: band }) => band === 'nobody').length;
      const counts = ['meetings_led', 'meetings_sent', 'meetings_missed', 'meetings_recorded'];
      expect(cells(row, ...counts).map(Number), String(row['organisation'])).toEqual([
        led,
        57 - led - missed,
        missed,
        57,
      ]);
    }
  });

  test('spends the whole of every meeting on its items', async () => {
    const rows = asRows(await study.query(agenda));
    expect(rows).toHaveLength(58 * 7);
    const whole = rows.filter(row => row['item'] === 'whole meeting');
    expect(whole.filter(row => row['minutes'] === null).map(row => row['event_id'])).toEqual([
      'S-TGB-2016-02',
      'S-TGB-2017-12',
    ]);
    for (const row of whole.filter(({ minutes }) => minutes !== null)) {
      const items = plainCells('agenda.csv').filter(({ event_id }) => event_id === row['event_id']);
      expect(row['minutes']).toBe(sum(items.map(({ minutes }) => Number(minutes))));
      const parts = rows.filter(each => each['event_id'] === row['event_id'] && each !== row);
      expect(sum(parts.map(({ minutes }) => Number(minutes)))).toBe(row['minutes']);
    }
  });

  test('has the mean of a half-year over its agendas, those without the item too', async () => {
    const rows = asRows(await study.query(agenda));
    const half = plainCells('agenda.csv').filter(({ event_id = '' }) => /^S-TGB-2020-0[1-6]$/.test(event_id));
    const learning = half.filter(({ item }) => item === 'learning');
    const held = new Set(half.map(({ event_id }) => event_id)).size;
    const shown = rows.find(row => row['item'] === 'learning' && row['half_from'] === '2020-01-01');
    const minutes = sum(learning.map(row => Number(row['minutes'])));
    expect([held, learning.length]).toEqual([4, 3]);
    expect(Number(shown?.['half_agendas'])).toBe(held);
    expect(shown?.['half_mean']).toBeCloseTo(minutes / held, 1);
  });
});
