import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { literal, quoted } from '../../../main/contract/sql';
import { lineColumn } from '../../../main/engine/importers/importer';
import { layouts } from '../../../main/engine/importers/layouts';
import { openDatabase, temporaryFolder } from '../openDatabase';
import { oldest, since2020, until2020 } from './aeHeadings';
import { laidOut, layOut, leftOut, outcomes } from './layoutTable';

describe('A&E by month', () => {
  test('counts booked appointments with the others, and leaves the total out', async () => {
    const { rows } = await laidOut('ae_monthly', since2020, [
      [
        'MSitAE-MARCH-2026',
        'RR8',
        'NHS ENGLAND',
        'LEEDS',
        '1,000',
        '100',
        '200',
        '10',
        '0',
        '90',
        '300',
        '0',
        '20',
        '0',
        '0',
        '0',
        '5',
        '7',
      ],
      [
        'MSitAE-MARCH-2026',
        'TOTAL',
        'TOTAL',
        'TOTAL',
        '1000',
        '100',
        '200',
        '10',
        '0',
        '90',
        '300',
        '0',
        '20',
        '0',
        '0',
        '0',
        '5',
        '7',
      ],
    ]);
    expect(await rows(outcomes)).toEqual([
      ['RR8', 'ae_12h_dta', '2026-03-01', '7', '7', null],
      ['RR8', 'ae_4h', '2026-03-01', '77.1429', '1080', '1400'],
      ['RR8', 'ae_4h_type1', '2026-03-01', '70.297', '710', '1010'],
      ['RR8', 'ae_attendances', '2026-03-01', '1400', '1400', null],
    ]);
    expect(await rows(leftOut)).toEqual([['3', 'Org Code', 'TOTAL', 'A total of organisations, not one']]);
  });

  test('reads the headings of 2018 to 2020, and those before that count within four hours', async () => {
    const later = await laidOut('ae_monthly', until2020, [
      ['Apr-19', 'RTP', 'x', 'SASH', '80', '0', '20', '10', '0', '0', '3'],
    ]);
    expect(await later.rows(outcomes)).toContainEqual(['RTP', 'ae_4h', '2019-04-01', '90', '90', '100']);
    const earlier = await laidOut('ae_monthly', oldest, [
      ['Apr-16', 'RTP', 'SASH', '80', '0', '20', '70', '0', '20'],
    ]);
    expect(await earlier.rows(outcomes)).toEqual([
      ['RTP', 'ae_4h', '2016-04-01', '90', '90', '100'],
      ['RTP', 'ae_4h_type1', '2016-04-01', '87.5', '70', '80'],
      ['RTP', 'ae_attendances', '2016-04-01', '100', '100', null],
    ]);
  });

  test('never guesses a number that is missing, and divides by no zero', async () => {
    const { rows } = await laidOut('ae_monthly', oldest, [
      ['2016-04-01', 'A', 'a', '0', '0', '0', '0', '0', '0'],
      ['2016-04-01', 'B', 'b', '100', '-', '20', '90', '-', '20'],
      ['2016-04-01', 'C', 'c', '100', '0', '20', '190', '0', '20'],
      ['spring', 'D', 'd', '1', '0', '0', '1', '0', '0'],
      ['2016-04-01', null, 'note: provisional', null, null, null, null, null, null],
      ['2016-04-01', 'E', 'e', '1,5', '0', '0', '1', '0', '0'],
    ]);
    expect(await rows(outcomes)).toEqual([
      ['A', 'ae_4h', '2016-04-01', null, '0', '0'],
      ['A', 'ae_4h_type1', '2016-04-01', null, '0', '0'],
      ['A', 'ae_attendances', '2016-04-01', '0', '0', null],
      ['B', 'ae_4h_type1', '2016-04-01', '90', '90', '100'],
      ['C', 'ae_attendances', '2016-04-01', '120', '120', null],
    ]);
    expect(await rows(leftOut)).toEqual([
      ['3', 'Number of A&E attendances Type 2', '-', 'No number, so this row gives no ae_4h, ae_attendances'],
      ['3', 'Number of attendances within 4 hours Type 2', '-', 'No number, so this row gives no ae_4h'],
      [
        '4',
        'ae_4h',
        '210 of 120',
        'More than there are in all, or fewer than none, so this row gives no ae_4h',
      ],
      [
        '4',
        'ae_4h_type1',
        '190 of 100',
        'More than there are in all, or fewer than none, so this row gives no ae_4h_type1',
      ],
      ['5', 'Org Code', 'D', 'No month can be read in Period'],
      ['6', 'Org Code', 'note: provisional', 'No code of an organisation'],
      [
        '7',
        'Number of A&E attendances Type 1',
        '1,5',
        'No number, so this row gives no ae_4h, ae_attendances, ae_4h_type1',
      ],
    ]);
  });

  test.each([
    ['MSitAE-MARCH-2026', '2026-03-01'],
    ['Apr-16', '2016-04-01'],
    ['April 2016', '2016-04-01'],
    ['SEPT 2016', '2016-09-01'],
    ['201604', '2016-04-01'],
    ['2016-04', '2016-04-01'],
    ['2016-04-30 00:00:00', '2016-04-01'],
    ['01/04/2016', '2016-04-01'],
    ['January 2016-17', null],
    ['April 2016/17', null],
    ['2016-13-01', null],
    ['31/02/2016', null],
    ['Augury', null],
    ['16', null],
  ])('reads the month %s as %s', async (text, month) => {
    const { rows } = await laidOut('ae_monthly', oldest, [[text, 'A', 'a', '1', '0', '0', '1', '0', '0']]);
    expect((await rows(outcomes)).map(([, , period]) => period)[0] ?? null).toBe(month);
  });

  test('reads columns that DuckDB took for numbers and dates', async () => {
    const types = new Map(oldest.map((name, index) => [name, index > 2 ? 'BIGINT' : 'VARCHAR']));
    types.set('Period', 'DATE');
    const { rows } = await laidOut(
      'ae_monthly',
      oldest,
      [['2016-04-01', 'A', 'a', '10', '0', '0', '9', '0', '0']],
      types,
    );
    expect(await rows(outcomes)).toContainEqual(['A', 'ae_4h', '2016-04-01', '90', '9', '10']);
  });
});

const shared = resolve(import.meta.dirname, '../../../../shared/data/real/ae_attendances.csv');
const hasShared = existsSync(shared);
if (!hasShared) process.stderr.write(`Not there, so not tested: ${shared}\n`);

describe.skipIf(!hasShared && process.env['CI'] !== 'true')(
  'the real A&E attendances of 2016 to 2019',
  () => {
    const published: readonly (readonly [string, string, string, string])[] = [
      ['RF4', '85.6', '81.8', '80.7'],
      ['RKB', '82.4', '82.0', '86.9'],
      ['RR8', '86.5', '82.7', '84.7'],
      ['RTP', '93.7', '92.3', '92.9'],
      ['RXW', '80.9', '74.6', '71.0'],
    ];

    test('give the published percentages of the five trusts', async () => {
      const folder = temporaryFolder();
      const file = join(folder, 'ae.csv');
      await cp(shared, file);
      const session = await (await openDatabase(folder)).session();
      await session.run(
        `CREATE TABLE source AS SELECT *, row_number() OVER () + 1 AS ${quoted(lineColumn)} FROM read_csv(${literal(file)})`,
      );
      const columns = ['period', 'org_code', 'type', 'attendances', 'breaches', 'admissions'];
      expect(layouts.flatMap(one => (one.recognise(columns) ? [one.id] : []))).toEqual(['ae_tidy']);
      const { rows } = await layOut(session, 'ae_tidy', 'source', columns);
      const years = (measure: string) =>
        rows(`SELECT case_id, printf('%.1f', 100 * sum(numerator) / sum(denominator)) FROM laid
        WHERE measure_id = ${literal(measure)} AND case_id IN ('RF4', 'RKB', 'RR8', 'RTP', 'RXW')
        GROUP BY case_id, year(period - INTERVAL 3 MONTH) ORDER BY case_id, year(period - INTERVAL 3 MONTH)`);
      const expected = published.flatMap(([code, ...all]) => all.map(value => [code, value]));
      expect(await years('ae_4h')).toEqual(expected);
      expect((await years('ae_4h_type1')).filter((_, index) => index % 3 === 2)).toEqual([
        ['RF4', '72.4'],
        ['RKB', '79.4'],
        ['RR8', '81.4'],
        ['RTP', '92.4'],
        ['RXW', '65.3'],
      ]);
      expect(await rows(`SELECT count(*) FROM laid WHERE measure_id = 'ae_4h'`)).toEqual(
        await rows('SELECT count(DISTINCT (period, org_code)) FROM source'),
      );
      expect(await rows("SELECT sum(denominator) FROM laid WHERE measure_id = 'ae_4h'")).toEqual(
        await rows('SELECT sum(attendances)::DOUBLE FROM source'),
      );
      expect(await rows('SELECT * FROM leftover')).toEqual([]);
    });
  },
);

describe('A&E by type of department', () => {
  test('leaves a month out whole when a part of it cannot be read or is there twice', async () => {
    const columns = ['Period', 'Org Code', 'Type', 'Attendances', 'Breaches'];
    const { rows } = await laidOut('ae_tidy', columns, [
      ['2016-04-01', 'A', '1', '100', '-'],
      ['2016-04-01', 'A', 'other', '50', '0'],
      ['2016-05-01', 'A', '1', '100', '10'],
      ['2016-05-01', 'A', 'Other', '100', '0'],
      ['2016-06-01', 'A', '1', '100', '10'],
      ['2016-06-01', 'A', '1', '100', '10'],
      ['2016-07-01', 'A', '2', '0', '0'],
      ['2016-05-01', 'A', 'total', '200', '10'],
    ]);
    expect(await rows(outcomes)).toEqual([
      ['A', 'ae_4h', '2016-05-01', '95', '190', '200'],
      ['A', 'ae_4h', '2016-07-01', null, '0', '0'],
      ['A', 'ae_4h_type1', '2016-05-01', '90', '90', '100'],
    ]);
    expect((await rows(leftOut)).map(([line]) => line)).toEqual(['2', '3', '6', '7', '9']);
  });
});
