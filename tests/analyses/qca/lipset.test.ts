import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openMethods } from '../../engine/openMethods';
import type { Session } from '../../../main/engine/database/Session';

const shared = resolve(import.meta.dirname, '../../../../shared/data/methods/qca');
const absent = !existsSync(shared) && process.env['CI'] !== 'true';
if (absent) process.stderr.write(`Skipped: Lipset's data are not in ${shared}\n`);

/** Fully out, neither in nor out, fully in: Ragin (2009), the calibration of the data for fuzzy sets. */
const thresholds = [
  ['DEV', 400, 550, 900],
  ['URB', 25, 50, 65],
  ['LIT', 50, 75, 90],
  ['IND', 20, 30, 40],
  ['STB', 15, 9.5, 5],
  ['SURV', -9, 0, 10],
];

let session: Session;
const rows = async (sql: string) => (await session.run(sql)).getRowsJson();
const solutions = (kind: string, options: string) =>
  rows(
    `SELECT term, round(consistency, 3), round(pri, 3), round(raw_coverage, 3), round(unique_coverage, 3), array_to_string(case_ids, ',')
     FROM qca_solutions('${kind}', 'SURV', ${options})`,
  );
const expressions = (kind: string, options: string) =>
  rows(`SELECT DISTINCT models, expression FROM qca_solutions('${kind}', 'SURV', ${options}) ORDER BY ALL`);

const all = "solution := 'intermediate', expect := ['DEV', 'URB', 'LIT', 'IND', 'STB']";

describe.skipIf(absent)('Lipset: 18 democracies between the wars', () => {
  beforeAll(async () => {
    session = await openMethods();
    for (const kind of ['raw', 'crisp', 'fuzzy']) {
      const [head = [], ...lines] = readFileSync(`${shared}/lipset_${kind}.csv`, 'utf8')
        .trim()
        .split('\n')
        .map(line => line.replaceAll('"', "'").split(','));
      const cells = lines.flatMap(([country = '', ...values]) =>
        values.map((value, at) => `(${country}, ${head[at + 1] ?? ''}, ${value}::DOUBLE)`),
      );
      await session.run(
        `CREATE TABLE ${kind} AS FROM (VALUES ${cells.join()}) AS t(case_id, condition, membership)`,
      );
    }
  });

  test('calibration gives the published memberships, all 108 to two decimals', async () => {
    const values = thresholds.map(([condition, ...three]) => `('${condition}', ${three.join()})`);
    expect(
      await rows(
        `SELECT count(*), count_if(round(qca_calibrate(r.membership, exclusion, crossover, inclusion), 2) <> f.membership)
         FROM raw AS r JOIN fuzzy AS f USING (case_id, condition)
         JOIN (VALUES ${values.join()}) AS t(condition, exclusion, crossover, inclusion) USING (condition)`,
      ),
    ).toEqual([['108', '0']]);
  });

  test('crisp: the solutions of Rihoux and De Meur (2009)', async () => {
    expect(await solutions('crisp', "solution := 'conservative'")).toEqual([
      [null, 1, 1, 1, null, 'BE,CZ,FI,FR,IE,NL,SE,UK'],
      ['DEV*~URB*LIT*STB', 1, 1, 0.5, 0.25, 'FI,FR,IE,SE'],
      ['DEV*LIT*IND*STB', 1, 1, 0.75, 0.5, 'BE,CZ,FR,NL,SE,UK'],
    ]);
    expect(await expressions('crisp', "solution := 'parsimonious'")).toEqual([[1, 'DEV*STB']]);
    expect(await expressions('crisp', all)).toEqual([[1, 'DEV*LIT*STB']]);
  });

  test('crisp, negated: no survival', async () => {
    expect(await expressions('crisp', "solution := 'conservative', negate := true")).toEqual([
      [1, 'DEV*LIT*IND*~STB + ~DEV*~URB*~IND'],
    ]);
    expect(await expressions('crisp', "solution := 'parsimonious', negate := true")).toEqual([
      [1, '~DEV + ~STB'],
    ]);
  });

  test('fuzzy at 0.8: the solutions of Ragin (2009), with their fit', async () => {
    const cut = 'consistency_cut := 0.8';
    expect(await solutions('fuzzy', cut)).toEqual([
      [null, 0.87, 0.843, 0.658, null, 'BE,CZ,FI,IE,NL,UK'],
      ['DEV*URB*LIT*IND*STB', 0.904, 0.886, 0.454, 0.393, 'BE,CZ,NL,UK'],
      ['DEV*~URB*LIT*~IND*STB', 0.804, 0.719, 0.265, 0.204, 'FI,IE'],
    ]);
    expect(await solutions('fuzzy', `${cut}, solution := 'parsimonious'`)).toEqual([
      [null, 0.85, 0.819, 0.714, null, 'BE,CZ,FI,IE,NL,UK'],
      ['DEV*~IND', 0.815, 0.721, 0.284, 0.194, 'FI,IE'],
      ['URB*STB', 0.874, 0.845, 0.52, 0.43, 'BE,CZ,NL,UK'],
    ]);
    expect(await expressions('fuzzy', `${cut}, ${all}`)).toEqual([[1, 'DEV*URB*LIT*STB + DEV*LIT*~IND*STB']]);
  });

  test('fuzzy at 0.8: the truth table has its nine rows with cases, and says who contradicts', async () => {
    const table = `qca_truth_table('fuzzy', 'SURV', consistency_cut := 0.8)`;
    expect(
      await rows(
        `SELECT row, cases, round(consistency, 3), round(pri, 3), output, array_to_string(case_ids, ','), note
         FROM ${table} WHERE cases > 0`,
      ),
    ).toEqual([
      [1, 3, 0.216, 0, '0', 'GR,PT,ES', null],
      [2, 2, 0.278, 0, '0', 'IT,RO', null],
      [5, 2, 0.521, 0.113, '0', 'HU,PL', null],
      [6, 1, 0.529, 0.228, '0', 'EE', null],
      [22, 2, 0.804, 0.719, '1', 'FI,IE', null],
      [23, 1, 0.378, 0.04, '0', 'AU', null],
      [24, 2, 0.709, 0.634, '0', 'FR,SE', 'contradictory: FR, SE in SURV'],
      [31, 1, 0.445, 0.05, '0', 'DE', null],
      [32, 4, 0.904, 0.886, '1', 'BE,CZ,NL,UK', null],
    ]);
    expect(
      await rows(
        `SELECT count(*), count(consistency), count(pri), any_value(configuration), list(DISTINCT note)
         FROM ${table} WHERE output = '?' AND row < 4`,
      ),
    ).toEqual([['1', '0', '0', '~DEV*~URB*~LIT*IND*~STB', ['no case']]]);
    expect(await rows(`SELECT count(*) FROM ${table}`)).toEqual([['32']]);
  });

  test('fuzzy: necessity', async () => {
    const fitted = await rows(
      `SELECT condition, round(consistency, 3), round(relevance, 3), round(coverage, 3) FROM qca_necessity('fuzzy', 'SURV')`,
    );
    const [names = [], consistency = [], relevance = [], coverage = []] = await plainNecessity();
    expect(fitted).toEqual(names.map((name, at) => [name, consistency[at], relevance[at], coverage[at]]));
    expect(fitted.find(([name]) => name === 'LIT')).toEqual(['LIT', 0.991, 0.509, 0.643]);
  });

  test('relabelling conditions renames their terms and changes nothing else', async () => {
    await session.run(
      `CREATE TABLE relabelled AS SELECT case_id, CASE WHEN condition = 'SURV' THEN condition ELSE 'x' || condition END AS condition, membership FROM fuzzy`,
    );
    for (const solution of ['conservative', 'parsimonious']) {
      const options = `consistency_cut := 0.8, solution := '${solution}'`;
      const plain = await solutions('fuzzy', options);
      const named = await solutions('relabelled', options);
      const renamed = plain.map(([term, ...fit]) => [
        typeof term === 'string' ? term.replaceAll(/[A-Z]+/g, 'x$&') : term,
        ...fit,
      ]);
      expect(named).toEqual(renamed);
    }
  });

  /** The formulas in SQL, apart from the method's code. */
  async function plainNecessity() {
    const both = `(SELECT c.condition AS name, c.membership AS x, o.membership AS y FROM fuzzy AS c JOIN fuzzy AS o USING (case_id)
      WHERE o.condition = 'SURV' AND c.condition <> 'SURV')`;
    const found = await rows(
      `SELECT name, round(sum(least(x, y)) / sum(y), 3), round(sum(1 - x) / sum(1 - least(x, y)), 3), round(sum(least(x, y)) / sum(x), 3)
       FROM (FROM ${both} UNION ALL SELECT '~' || name, 1 - x, y FROM ${both})
       GROUP BY name ORDER BY list_position(['DEV', 'URB', 'LIT', 'IND', 'STB'], ltrim(name, '~')), name LIKE '~%'`,
    );
    return [0, 1, 2, 3].map(column => found.map(row => row[column]));
  }
});
