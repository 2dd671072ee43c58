import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

interface Coding {
  readonly document: string;
  readonly code: string;
  readonly polarity: number;
  readonly start: number;
  readonly end: number;
  readonly consent: string;
}

let study: SampleStudy;
let codings: readonly Coding[];
beforeAll(async () => {
  study = await openSampleStudy();
  const rows = asRows(
    await study.query(
      `SELECT document_id, code_id, polarity, start_char, end_char, consent FROM codings
       JOIN documents USING (document_id) JOIN participants USING (participant_id) WHERE coder = 'RB'`,
    ),
  );
  codings = rows.map(row => ({
    document: String(row['document_id']),
    code: String(row['code_id']),
    polarity: Number(row['polarity']),
    start: Number(row['start_char']),
    end: Number(row['end_char']),
    consent: String(row['consent']),
  }));
});

const rowsOf = async (name: string, change: (sql: string) => string = sql => sql): Promise<readonly Row[]> =>
  asRows(await study.query(change(queryText(`failing-forward/${name}.sql`))));

const fails = ({ code, polarity }: Coding) =>
  code === '8.8' ? polarity <= 0 : ['2.10', '9.3'].includes(code) && polarity < 0;
const learns = ({ code, polarity }: Coding) =>
  code === '8.8' ? polarity > 0 : ['9.4', '9.5'].includes(code);
const place = ({ document, start, end }: Coding) => `${document} ${start} ${end}`;

/** Segments that tell of a failure, each once. */
const failures = () => [...new Map(codings.filter(fails).map(each => [place(each), each])).values()];

/** The learning that a failure may stand beside: not over before it begins, begun soon after it ends. */
const near = (failure: Coding, reach: number) =>
  codings.filter(
    each =>
      learns(each) &&
      each.document === failure.document &&
      each.end > failure.start &&
      each.start <= failure.end + reach,
  );

const total = (rows: readonly Row[], column: string) =>
  [...new Map(rows.map(row => [row['trust'], Number(row[column])])).values()].reduce((sum, n) => sum + n, 0);

describe('the log of failures', () => {
  test('shows or counts every failure, and shows no words without consent', async () => {
    const rows = await rowsOf('failure-log');
    const quoted = failures().filter(({ consent }) => consent === 'quotes');
    expect(rows).toHaveLength(quoted.length);
    expect(total(rows, 'told')).toBe(failures().length);
    expect(total(rows, 'withheld')).toBe(failures().length - quoted.length);
    expect(new Set(rows.map(row => row['consent']))).toEqual(new Set(['quotes']));
    const silent = asRows(
      await study.query(
        `SELECT trim(quote) AS quote FROM codings JOIN documents USING (document_id)
         JOIN participants USING (participant_id) WHERE consent <> 'quotes'`,
      ),
    ).map(row => row['quote']);
    expect(silent.length).toBeGreaterThan(50);
    expect(rows.filter(row => silent.includes(row['quote']) || silent.includes(row['learnt']))).toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/[TP]\d-[A-Z]{2}-\d\d/);
  });

  test.each([0, 400, 5000])(
    'sets learning beside a failure within %i characters, never before it',
    async reach => {
      const rows = await rowsOf('failure-log', sql =>
        sql.replace('reach: integer = 400', `reach: integer = ${reach}`),
      );
      expect(total(rows, 'with_learning')).toBe(
        failures().filter(failure => near(failure, reach).length > 0).length,
      );
      const distances = rows.flatMap(row => (row['learnt'] === null ? [] : [Number(row['characters_on'])]));
      const nearest = failures()
        .filter(({ consent }) => consent === 'quotes')
        .flatMap(failure => {
          const gaps = near(failure, reach).map(each => Math.max(each.start - failure.end, 0));
          return gaps.length === 0 ? [] : [Math.min(...gaps)];
        });
      expect(distances.sort((a, b) => a - b)).toEqual(nearest.sort((a, b) => a - b));
    },
  );

  test('says where no learning was coded, and where it stands in the same words', async () => {
    const rows = await rowsOf('failure-log');
    for (const row of rows.filter(each => each['learnt'] === null)) {
      expect([row['learnt_lines'], row['characters_on'], row['learnt_codes']]).toEqual([
        'No learning coded.',
        null,
        null,
      ]);
      const elsewhere = Number(row['learning_in_interview']);
      expect(row['learnt_note']).toBe(
        elsewhere === 0 ? 'none in this interview' : `${elsewhere} elsewhere in this interview`,
      );
    }
    const same = rows.filter(row => row['learnt'] === row['quote']);
    expect(same.map(row => [row['series'], row['learnt_lines'], row['learnt_note']])).toEqual([
      ['LTHT', 'In the same words.', '9.5 Explanation offered'],
    ]);
  });

  test('counts what goes beyond the rows of a trust, and names trusts without a failure', async () => {
    const short = await rowsOf('failure-log', sql => sql.replace('most: integer = 5', 'most: integer = 1'));
    expect(short.map(row => [row['trust'], Number(row['further'])])).toEqual([
      ['LTHT', 4],
      ['SASH', 1],
      ['BHRUT', 1],
      ['UHCW', 0],
      ['SaTH', 3],
      ['no trust', 0],
    ]);
    const none = await rowsOf('failure-log', sql =>
      sql.replace("failures: varchar = '8.8'", "failures: varchar = '0'").replace("'2.10,9.3'", "'0'"),
    );
    expect(none.map(row => [row['trust'], row['failed_lines'], row['learnt_note']])).toEqual(
      ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'].map(trust => [trust, 'No failure coded.', null]),
    );
  });

  test('quotes nobody where nobody consented', async () => {
    const rows = await rowsOf('failure-log', sql => sql.replace('p.consent,', "'ask first',"));
    expect(rows.map(row => row['quote'])).toEqual(rows.map(() => null));
    expect(new Set(rows.map(row => row['failed_lines']))).toEqual(
      new Set(['No failure that may be quoted.']),
    );
    expect(total(rows, 'withheld')).toBe(failures().length);
  });

  test('leaves each row its lines and each block room for its counts', async () => {
    const rows = await rowsOf('failure-log');
    for (const [index, row] of rows.slice(1).entries()) {
      const above = rows[index];
      const lines = Math.max(Number(above?.['failed_height']), Number(above?.['learnt_height'])) + 1;
      expect(Number(row['top']) - Number(above?.['top'])).toBeGreaterThan(lines);
    }
    const tops = rows.filter(row => Number(row['place']) === 1).map(row => Number(row['top']));
    for (const [index, top] of tops.slice(1).entries()) {
      expect(top - Number(tops[index])).toBeGreaterThanOrEqual(4.2);
    }
  });
});

describe('the strip of failures', () => {
  test('has every interview, and every coding of failure and of learning once', async () => {
    const rows = await rowsOf('failure-strip');
    expect(new Set(rows.map(row => row['document_id'])).size).toBe(28);
    const marks = (side: string) => rows.filter(row => row['side'] === side);
    expect(marks('failure')).toHaveLength(codings.filter(fails).length);
    expect(marks('learning')).toHaveLength(codings.filter(learns).length);
    expect(total(rows, 'failures')).toBe(codings.filter(fails).length);
    expect(total(rows, 'learning')).toBe(codings.filter(learns).length);
    expect(total(rows, 'interviews')).toBe(28);
    const coded = new Set(
      codings.filter(each => fails(each) || learns(each)).map(({ document }) => document),
    );
    expect(rows.filter(row => row['side'] === null).map(row => row['document_id'])).toHaveLength(
      28 - coded.size,
    );
  });

  test('stacks marks from the line outwards without a gap', async () => {
    const rows = await rowsOf('failure-strip');
    const heights = rows
      .filter(row => row['document_id'] === 'T1-SC-05-r2')
      .map(row => Number(row['height']));
    expect(heights.sort((a, b) => a - b)).toEqual([-2, -1, 1, 2]);
  });
});
