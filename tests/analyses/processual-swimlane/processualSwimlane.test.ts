import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, plainCells, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const rowsOf = async (name: string): Promise<readonly Row[]> =>
  asRows(await study.query(queryText(`processual-swimlane/${name}.sql`)));

describe('chronology and process map', () => {
  test('hold public facts only', async () => {
    const [listed, map] = [await rowsOf('chronology'), await rowsOf('phase-map')];
    expect(
      [...listed, ...map].filter(row => row['source'] === 'synthetic' || row['confidence'] === 'low'),
    ).toEqual([]);
  });

  test('write a date no more exactly than it is known', async () => {
    const rows = await rowsOf('chronology');
    const dated = (id: string) => rows.find(row => row['event_id'] === id)?.['dated'];
    expect(['SASH-R04', 'LTHT-R01', 'BHRUT-R10', 'LTHT-R03', 'BHRUT-R05'].map(dated)).toEqual([
      '18 Jan 2019',
      'Mar 2014',
      '2018',
      '10 May 2016 to 13 May 2016',
      'Sep 2016 to Oct 2016',
    ]);
  });

  test('give every trust a state in every phase, with the change from the one before', async () => {
    const states = (await rowsOf('phase-map')).filter(row => row['piece'] === 'state');
    expect(states).toHaveLength(35);
    const changes = states
      .filter(row => Number(row['change']) !== 0)
      .map(row => [row['series'], String(row['phase']).slice(0, 2), Number(row['change'])]);
    expect(changes).toEqual([
      ['LTHT', 'P2', 1],
      ['SASH', 'P4', 1],
      ['UHCW', 'P4', 1],
      ['SaTH', 'P4', -1],
    ]);
  });
});

describe('slopes', () => {
  test('weigh months by their denominators', async () => {
    const year = plainCells('outcomes/ae-four-hour.csv').filter(
      ({ case_id: trust, period = '' }) => trust === 'BHRUT' && period >= '2019-04' && period < '2020-04',
    );
    const sum = (column: string) => year.reduce((total, row) => total + Number(row[column]), 0);
    const row = (await rowsOf('outcome-slopes')).find(
      each => each['series'] === 'BHRUT' && each['measure_id'] === 'ae_4h',
    );
    expect(year).toHaveLength(12);
    expect(Number(row?.['last_value'])).toBeCloseTo((100 * sum('numerator')) / sum('denominator'), 2);
  });

  test('read a measure of twelve months at the last month', async () => {
    const last = plainCells('outcomes/summary-mortality.csv').find(
      row => row['case_id'] === 'LTHT' && row['period'] === '2020-03-01',
    );
    const row = (await rowsOf('outcome-slopes')).find(
      each => each['series'] === 'LTHT' && each['measure_id'] === 'shmi',
    );
    expect(Number(row?.['last_value'])).toBe(Number(last?.['value']));
  });

  test('keep labels of a panel apart, in the order of their values', async () => {
    const rows = await rowsOf('outcome-slopes');
    for (const measure of new Set(rows.map(row => row['measure_id']))) {
      for (const [value, label] of [
        ['first_value', 'label_first'],
        ['last_value', 'label_last'],
      ] as const) {
        const panel = rows.filter(row => row['measure_id'] === measure);
        const ordered = [...panel].sort((a, b) => Number(a[value]) - Number(b[value]));
        for (const [index, row] of ordered.entries()) {
          if (index > 0)
            expect(Number(row[label]) - Number(ordered[index - 1]?.[label])).toBeGreaterThanOrEqual(0.139);
          expect(Number(row[label])).toBeLessThanOrEqual(1.0501);
        }
      }
    }
  });
});
