import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const rowsOf = async (name: string): Promise<readonly Row[]> =>
  asRows(await study.query(queryText(`closing-covid-legitimacy/${name}.sql`)));

describe('the quote board', () => {
  test('shows no words of speakers who have not consented, and counts them', async () => {
    const rows = await rowsOf('quote-board');
    const silent = asRows(
      await study.query(
        `SELECT DISTINCT trim(k.quote) AS quote FROM codings AS k JOIN documents USING (document_id)
         JOIN participants AS p USING (participant_id) WHERE p.consent <> 'quotes' AND k.quote IS NOT NULL`,
      ),
    ).map(row => row['quote']);
    expect(silent.length).toBeGreaterThan(50);
    expect(rows.filter(row => silent.includes(row['quote']))).toEqual([]);
    expect(new Set(rows.map(row => row['consent']))).toEqual(new Set(['quotes']));
    const withheld = new Map(rows.map(row => [row['series'], Number(row['withheld'])]));
    expect(Object.fromEntries(withheld)).toEqual({ LTHT: 0, SASH: 1, BHRUT: 1, UHCW: 0, SaTH: 0 });
  });

  test('names no participant, shows no excerpt twice and says that it is synthetic', async () => {
    const rows = await rowsOf('quote-board');
    expect(JSON.stringify(rows)).not.toMatch(/[TP]\d-[A-Z]{2}-\d\d/);
    expect(new Set(rows.map(row => row['quote'])).size).toBe(rows.length);
    expect(rows.filter(row => row['source'] !== 'synthetic')).toEqual([]);
  });
});

describe('practices in 2020', () => {
  test('count one coder’s segments in that year’s interviews', async () => {
    const rows = (await rowsOf('covid-practice')).filter(row => row['evidence'] === 'interviews');
    const counted = rows.reduce((sum, row) => sum + Number(row['codings']), 0);
    const [plain] = asRows(
      await study.query(
        `SELECT count(*) AS segments FROM codings JOIN documents USING (document_id) JOIN codes USING (code_id)
         WHERE coder = 'RB' AND date >= DATE '2020-01-01' AND case_id IS NOT NULL
           AND (parent_id = '2' OR code_id IN ('4.6', '7.5', '8.7'))`,
      ),
    );
    expect(counted).toBe(Number(plain?.['segments']));
  });
});

describe('the legitimacy strip', () => {
  test('has every interview of a trust, spoken of or not, and stacks marks without a gap', async () => {
    const rows = await rowsOf('legitimacy-strip');
    expect(new Set(rows.map(row => row['document_id'])).size).toBe(26);
    const heights = rows
      .filter(row => row['document_id'] === 'T3-FL-11-r3')
      .map(row => Number(row['height']));
    expect([...heights].sort((a, b) => a - b)).toEqual([-1, 1, 2]);
  });
});

describe('the joint display', () => {
  test('quotes only who may be quoted and reads signs', async () => {
    const rows = await rowsOf('joint-display');
    expect(rows.map(row => row['series'])).toEqual(['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH']);
    for (const row of rows) {
      const words = Number(row['approving']) - Number(row['disapproving']);
      const better = Number(row['last_value']) > Number(row['first_value']);
      expect(words).toBeGreaterThan(0);
      expect(row['reading']).toBe(better ? 'both better' : 'words better, figures worse');
    }
  });
});
