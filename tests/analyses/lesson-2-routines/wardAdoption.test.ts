import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, plainCells, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

const visits = plainCells('ward-observations.csv');
const columnOf: Readonly<Record<string, string>> = {
  Huddle: 'huddle',
  'Production board': 'production_board',
  'Standard work': 'standard_work',
};
const sql = queryText('lesson-2-routines/ward-adoption.sql');

let study: SampleStudy;
let rows: readonly Row[];
beforeAll(async () => {
  study = await openSampleStudy();
  rows = asRows(await study.query(sql));
});

const halfOf = (day = '') => (day.slice(5) < '07' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 4)}-07-01`);
const cell = (series: string, practice: string, half: string) =>
  rows.find(row => row['series'] === series && row['practice'] === practice && row['half_year'] === half);

describe('adoption on wards', () => {
  test('counts each ward once, by its last visit at which the practice was looked at', () => {
    expect(rows).toHaveLength(3 * 5 * 8);
    for (const row of rows) {
      const mine = visits.filter(
        visit => visit['case_id'] === row['series'] && halfOf(visit['observed_on']) === row['half_year'],
      );
      const latest = new Map<string | undefined, string>();
      for (const visit of mine.toSorted((a, b) =>
        String(a['observed_on']) < String(b['observed_on']) ? -1 : 1,
      )) {
        const seen = visit[columnOf[String(row['practice'])] ?? ''];
        if (seen !== undefined && seen !== '') latest.set(visit['ward'], seen);
      }
      const seen = [...latest.values()].filter(value => value === 'true').length;
      const about = JSON.stringify(row);
      expect(Number(row['wards_visited']), about).toBe(new Set(mine.map(visit => visit['ward'])).size);
      expect(Number(row['wards_looked_at']), about).toBe(latest.size);
      expect(row['share'], about).toBe(latest.size === 0 ? null : seen / latest.size);
    }
  });

  test('tells a half-year without a visit from one in which nothing was seen', () => {
    expect(cell('SASH', 'Huddle', '2016-07-01')).toMatchObject({
      wards_visited: '0',
      wards_seen: null,
      share: null,
    });
    expect(cell('UHCW', 'Huddle', '2017-01-01')).toMatchObject({
      wards_visited: '8',
      wards_seen: '0',
      share: 0,
    });
  });

  test('tells a ward that was visited from one where the practice was looked at', async () => {
    const unlooked = sql.replace(
      'huddle, production_board, standard_work,\n',
      'huddle, production_board, NULL::BOOLEAN AS standard_work,\n',
    );
    const found = asRows(await study.query(unlooked)).find(
      row =>
        row['series'] === 'LTHT' && row['practice'] === 'Standard work' && row['half_year'] === '2017-01-01',
    );
    expect(found).toMatchObject({ wards_visited: '9', wards_looked_at: '0', share: null });
  });

  test('takes visits from the first day asked for to the last', async () => {
    const short = sql.replace('2016-07-01', '2017-04-01').replace('2020-06-30', '2017-09-30');
    const found = asRows(await study.query(short));
    expect([...new Set(found.map(row => row['half']))]).toEqual(['2017 Jan–Jun', '2017 Jul–Dec']);
    const wards = new Set(
      visits
        .filter(
          ({ case_id, observed_on: day = '' }) =>
            case_id === 'LTHT' && day >= '2017-04-01' && day <= '2017-06-30',
        )
        .map(({ ward }) => ward),
    );
    expect(Number(found[0]?.['wards_visited'])).toBe(wards.size);
  });
});
