import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { root } from '../../e2e/root';
import { openMethods } from '../../engine/openMethods';

const folder = join(root, '../shared/data/real');
const without = !existsSync(folder) && process.env['CI'] !== 'true';
if (without) process.stderr.write(`Tests of charts of real trusts are skipped: there is no ${folder}.\n`);

let session: Session;
beforeAll(async () => {
  if (without) return;
  session = await openMethods(folder);
  await session.run(`CREATE TEMP TABLE type_1 AS
    SELECT org_code, period::DATE AS period, attendances::DOUBLE AS attendances, breaches::DOUBLE AS breaches
    FROM read_csv('${join(folder, 'ae_attendances.csv')}', types = {'type': 'VARCHAR'})
    WHERE type = '1' AND org_code IN ('RR8', 'RTP', 'RF4', 'RKB', 'RXW');
    CREATE TEMP VIEW performance AS
      SELECT org_code AS series, period, 100 * (attendances - breaches) / attendances AS value FROM type_1;
    CREATE TEMP VIEW breaches AS SELECT org_code AS series, period, breaches AS value FROM type_1`);
});

describe.skipIf(without)('four hours in five trusts', () => {
  test('are what NHSRplotthedots has: four fail, one is hit or miss, two are a concern', async () => {
    const rows = await session.rows(
      "SELECT series, variation_icon, assurance_icon FROM spc_summary('performance', improvement := 'increase', target := 95)",
    );
    expect(rows).toEqual([
      { series: 'RF4', variation_icon: 'concern_low', assurance_icon: 'fail' },
      { series: 'RKB', variation_icon: 'common_cause', assurance_icon: 'fail' },
      { series: 'RR8', variation_icon: 'common_cause', assurance_icon: 'fail' },
      { series: 'RTP', variation_icon: 'common_cause', assurance_icon: 'inconsistent' },
      { series: 'RXW', variation_icon: 'concern_low', assurance_icon: 'fail' },
    ]);
  });

  test('show the choice of a convention: by its rules 8 points change class and 44 two of three', async () => {
    const judged = (table: string, improvement: string) => `(
      SELECT '${table}' AS measure, a.series, a.variation <> b.variation AS class, a.two_of_three <> b.two_of_three AS two
      FROM spc_xmr('${table}', improvement := '${improvement}') AS a
      JOIN spc_xmr('${table}', improvement := '${improvement}', convention := 'making_data_count', screen := true) AS b
        USING (series, period))`;
    const [row] = await session.rows(`
      SELECT count(*) AS points, count(*) FILTER (class) AS class, count(*) FILTER (two) AS two,
             list_sort(list(DISTINCT series) FILTER (class))::VARCHAR AS trusts
      FROM (FROM ${judged('performance', 'increase')} UNION ALL FROM ${judged('breaches', 'decrease')})`);
    expect(row).toEqual({ points: 360n, class: 8n, two: 44n, trusts: '[RF4, RKB, RR8, RTP]' });
  });
});
