import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Row, Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { root } from '../../e2e/root';

/** Lopez Bernal, Cummins and Gasparrini (IJE 2017;46:348), hospital admissions and the Sicilian smoking ban. */
const folder = join(root, '../shared/data/methods/its');
const absent = !existsSync(folder) && process.env['CI'] !== 'true';
if (absent) process.stderr.write(`Tests of the Sicilian data are skipped: there is no ${folder}.\n`);

describe.skipIf(absent)('the Sicilian smoking ban', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openMethods(folder);
    await session.run(`CREATE TABLE sicily AS
      SELECT 'Sicily' AS series, make_date(year, month, 1) AS period, aces AS "count", stdpop AS population,
             100000 * aces / stdpop AS value
      FROM read_csv('${folder}/sicily.csv')`);
  });

  const termsOf = async (call: string) =>
    new Map((await session.rows(`FROM ${call}`)).map(row => [String(row['term']), row]));
  const number = (row: Row | undefined, column: string) => Number(row?.[column]);

  test.each([
    ['', 0.894, 0.839, 0.953],
    [', harmonics := 2', 0.885, 0.839, 0.933],
  ])('gives the published ratio%s', async (options, ratio, low, high) => {
    const level = (await termsOf(`its_poisson('sicily', DATE '2005-01-01'${options})`)).get('level_change');
    expect(number(level, 'rate_ratio')).toBeCloseTo(ratio, 3);
    expect(number(level, 'rate_ratio_low')).toBeCloseTo(low, 3);
    expect(number(level, 'rate_ratio_high')).toBeCloseTo(high, 3);
    expect(level?.['note']).toBe('36 points before the intervention and 23 after.');
  });

  test('gives the published change of slope', async () => {
    const terms = await termsOf(
      "its_poisson('sicily', DATE '2005-01-01', harmonics := 2, trend_change := true)",
    );
    expect(number(terms.get('trend_change'), 'rate_ratio')).toBeCloseTo(1.001, 3);
  });

  /** R 4.2.2: glm(family = quasipoisson, control = list(epsilon = 1e-14)); of its terms estimate, error and p. */
  test('agrees with R’s glm', async () => {
    const terms = await termsOf(
      "its_poisson('sicily', DATE '2005-01-01', harmonics := 2, trend_change := true)",
    );
    const expected = {
      intercept: [-6.24690393297509, 0.0188768110506085, 1.19525554248068e-86],
      pre_trend: [0.00510260219700903, 0.000874527839248975, 3.71931656763841e-7],
      level_change: [-0.131859171248962, 0.0297912835667326, 5.07167778162722e-5],
      trend_change: [0.00148222799795708, 0.00185463086205894, 0.427878803463739],
      sine_1: [0.0383261371179345, 0.0101687102611091, 4.26598322100377e-4],
      cosine_1: [0.0383557781289765, 0.0097141615348308, 2.41949247225894e-4],
      sine_2: [-0.017632641359154, 0.00969657298696366, 0.0748715176845116],
      cosine_2: [0.0149652848917579, 0.00975238372665534, 0.131081234117433],
    };
    expect([...terms.keys()]).toEqual(Object.keys(expected));
    for (const [term, [estimate = NaN, error = NaN, p = NaN]] of Object.entries(expected)) {
      const row = terms.get(term);
      expect(number(row, 'estimate') / estimate, term).toBeCloseTo(1, 10);
      expect(number(row, 'std_error') / error, term).toBeCloseTo(1, 10);
      expect(number(row, 'p') / p, term).toBeCloseTo(1, 8);
      expect(number(row, 'dispersion')).toBeCloseTo(2.274558329031, 10);
    }
  });

  /** R: lm, sandwich::NeweyWest(lag, prewhite = FALSE, adjust = TRUE) and lmtest::coeftest. */
  test.each([
    [0, [3.92653148427993, 0.173327582362881, 6.28191169034421, 0.401169483659236], 2.21003022702987e-4],
    [3, [4.21791694220249, 0.184751614265045, 7.60887976520956, 0.440815761875202], 1.8853711069362e-3],
    [5, [4.12796485795221, 0.186688344527615, 7.33303774505398, 0.414564607312638], 1.30728215750264e-3],
  ])('agrees with R’s NeweyWest at lag %d', async (lag, errors, p) => {
    const terms = [...(await termsOf(`its_linear('sicily', DATE '2005-01-01', lag := ${lag})`)).values()];
    for (const [index, error] of errors.entries()) {
      expect(number(terms[index], 'std_error_newey_west') / error).toBeCloseTo(1, 11);
    }
    expect(number(terms[2], 'p_newey_west') / p).toBeCloseTo(1, 10);
  });

  test('agrees with R’s lm', async () => {
    const terms = [...(await termsOf("its_linear('sicily', DATE '2005-01-01')")).values()];
    const columns = ['estimate', 'std_error_ols', 't_ols', 'p_ols'];
    const expected = [
      [194.10874049635, 4.85032073344464, 40.0197741889321, 2.33599105293316e-42],
      [1.03584863531269, 0.228603981951592, 4.53119244236106, 3.2030289945075e-5],
      [-24.8443635864369, 7.70461906235799, -3.22460635436443, 2.1243604719315e-3],
      [0.127220442891294, 0.502873310708609, 0.252987064897171, 0.801221406366957],
    ];
    for (const [term, values] of expected.entries()) {
      for (const [index, value] of values.entries()) {
        expect(number(terms[term], columns[index] ?? '') / value).toBeCloseTo(1, 10);
      }
    }
    expect(number(terms[0], 'r_squared')).toBeCloseTo(0.359701560673175, 12);
    expect(number(terms[0], 'durbin_watson')).toBeCloseTo(1.593963636743822, 12);
    expect(number(terms[0], 'autocorrelation_1')).toBeCloseTo(0.202468222941936, 12);
    expect(terms[0]?.['points']).toBe(59);
  });

  /** R: the contrast (0, 0, 1, 23) of the same model, its Newey-West error 10.32060553395257, qt(0.975, 55). */
  test('agrees with R on the effect at the last point', async () => {
    const [row] = await session.rows("FROM its_effect('sicily', DATE '2005-01-01')");
    const margin = 2.00404478328915 * 10.32060553395257;
    expect(number(row, 'effect')).toBeCloseTo(-21.91829339993715, 9);
    expect(number(row, 'effect_low')).toBeCloseTo(-21.91829339993715 - margin, 9);
    expect(number(row, 'effect_high')).toBeCloseTo(-21.91829339993715 + margin, 9);
    expect(number(row, 'relative_effect')).toBeCloseTo(-21.91829339993715 / 255.22380997979926, 9);
  });
});
