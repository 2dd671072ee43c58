import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy, root } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

async function rowsOf(query: string, change = (sql: string) => sql) {
  const sql = change(readFileSync(join(root, 'analyses/sequence', query), 'utf8'));
  const { columns, values } = await study.query(sql);
  return values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

describe('ratings by quarter', () => {
  test('fill every quarter of every trust, and say where the study has none', async () => {
    const rows = await rowsOf('rating-sequences.sql');
    const trusts = [...new Set(rows.map(row => row['series']))];
    expect(trusts).toEqual(['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH']);
    for (const trust of trusts) {
      const spells = rows.filter(row => row['series'] === trust);
      expect(spells.reduce((sum, spell) => sum + Number(spell['quarters']), 0)).toBe(23);
    }
    expect(rows.filter(row => row['level'] === null).map(row => [row['series'], row['state']])).toEqual([
      ['UHCW', 'not known'],
    ]);
  });

  test('take the rating that is in force on the last day of a quarter', async () => {
    const rows = await rowsOf('rating-sequences.sql');
    const spells = rows.filter(row => row['series'] === 'LTHT');
    // Rated Good on 27 September 2016, in the quarter that ends three days later.
    expect(spells.map(row => [row['state'], row['start_date'], row['end_date'], row['quarters']])).toEqual([
      ['Requires improvement', '2015-07-01', '2016-07-01', 4],
      ['Good', '2016-07-01', '2021-04-01', 19],
    ]);
  });

  test('may be those of another scheme', async () => {
    const rows = await rowsOf('rating-sequences.sql', sql =>
      sql.replace('= cqc_rating', '= regime').replace('= not known', '= none'),
    );
    const spells = rows.filter(row => row['series'] === 'BHRUT');
    expect(spells.map(row => [row['state'], row['quarters']])).toEqual([
      ['quality special measures', 6],
      ['none', 4],
      ['financial special measures', 13],
    ]);
  });
});

describe('distances of ratings', () => {
  test('are what hand work gives', async () => {
    const rows = await rowsOf('rating-distances.sql');
    const distance = (a: string, b: string) =>
      rows.find(row => row['series_a'] === a && row['series_b'] === b)?.['distance'];
    // 46 less twice what is common: 14 quarters Good; 13 quarters Requires improvement; 4 of those and 5 Good; none.
    expect(distance('LTHT', 'SASH')).toBe(18);
    expect(distance('SaTH', 'BHRUT')).toBe(20);
    expect(distance('LTHT', 'UHCW')).toBe(28);
    expect(distance('SASH', 'BHRUT')).toBe(46);
  });

  test('change their order with their costs', async () => {
    const rows = await rowsOf('cost-sensitivity.sql');
    expect(rows).toHaveLength(10);
    const ranks = (a: string, b: string) => {
      const row = rows.find(each => each['series_a'] === a && each['series_b'] === b);
      return ['constant_rank', 'rate_rank', 'quarters_rank', 'dynamic_rank'].map(name => Number(row?.[name]));
    };
    expect(ranks('LTHT', 'SASH')).toEqual([1, 1, 2, 2]);
    expect(ranks('BHRUT', 'SaTH')).toEqual([2, 2, 1, 1]);
    // Four quarters cost 2 in and out; five more are substituted at 2 − 1/36, as often as Outstanding follows Good.
    expect(rows[0]?.['rate_costs']).toBeCloseTo(8 + 5 * (2 - 1 / 36), 4);
  });
});
