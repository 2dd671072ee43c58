import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { agreementOf, crossed, judged } from './judgements';
import type { Judgements } from './plain';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

const agreement = (rows: string, level?: string) => agreementOf(session, rows, level);

describe('published numbers', () => {
  /** Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”, section D: four observers, twelve units. */
  const krippendorff: Judgements = [
    [1, 1, null, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [null, 5, 5, 5],
    [null, null, 1, 1],
    [null, 3, null, null],
  ];

  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('Krippendorff 2011: alpha of four coders with gaps, %s', async (level, value) => {
    const found = (await agreement(judged(krippendorff), level)).get('krippendorff_alpha');
    expect(found?.value).toBeCloseTo(value, 3);
    expect(found).toMatchObject({ coders: 4, units: 11 });
    expect(found?.note).toContain('1 of 12 units left out: they have fewer than two values.');
  });

  test('Krippendorff 2011: nominal alpha is 904/1216', async () => {
    const found = await agreement(judged(krippendorff));
    expect(found.get('krippendorff_alpha')?.value).toBeCloseTo(904 / 1216, 12);
  });

  test('Cohen 1960: kappa of the table 20, 5, 10, 15 is 0.40', async () => {
    const found = await agreement(
      judged(
        crossed([
          [20, 5],
          [10, 15],
        ]),
      ),
    );
    expect(found.get('cohen_kappa')?.value).toBeCloseTo(0.4, 12);
    expect(found.get('percent_agreement')?.value).toBeCloseTo(70, 12);
  });

  /** Cohen 1968, table 1, times 200. Its weighted kappa, 0.348, has weights 1, 3 and 6, which are no distances in an order. */
  test('Cohen 1968: kappa 0.492', async () => {
    const table = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];
    expect((await agreement(judged(crossed(table)))).get('cohen_kappa')?.value).toBeCloseTo(0.492, 3);
  });

  /** Two radiologists, 85 mammograms: Boyd and others 1982, as in the Stata manual, `kap`. */
  test('Boyd 1982: kappa 0.4728, with linear weights 0.5684', async () => {
    const table = [
      [21, 12, 0, 0],
      [4, 17, 1, 0],
      [3, 9, 15, 2],
      [0, 0, 0, 1],
    ];
    const found = await agreement(judged(crossed(table)), 'ordinal');
    expect(found.get('cohen_kappa')?.value).toBeCloseTo(0.4728, 4);
    expect(found.get('weighted_kappa_linear')?.value).toBeCloseTo(0.5684, 4);
  });

  /** Fleiss 1971, table 1: thirty patients, six of forty-three psychiatrists each, five diagnoses. */
  const fleiss = `
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
    00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006`
    .trim()
    .split(/\s+/)
    .map(row => Array.from(row).flatMap((n, value) => Array.from({ length: Number(n) }, () => value)));

  test('Fleiss 1971: kappa 0.430', async () => {
    const totals = [0, 1, 2, 3, 4].map(value => fleiss.flat().filter(other => other === value).length);
    expect(totals).toEqual([26, 26, 30, 55, 43]);
    expect((await agreement(judged(fleiss))).get('fleiss_kappa')).toMatchObject({
      coders: 6,
      units: 30,
      note: null,
    });
    expect((await agreement(judged(fleiss))).get('fleiss_kappa')?.value).toBeCloseTo(0.43, 3);
  });

  test('Fleiss 1971: the same when each patient has other psychiatrists', async () => {
    const others = `SELECT unit, coder || unit AS coder, value FROM (${judged(fleiss)})`;
    const found = (await agreement(others)).get('fleiss_kappa');
    expect(found?.value).toBeCloseTo(0.43, 3);
    expect(found?.note).toContain('No unit has values of all 180 coders');
  });
});
