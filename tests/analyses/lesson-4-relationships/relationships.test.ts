import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy, root, sampleFolder } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';

type Row = Readonly<Record<string, unknown>>;

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

async function rowsOf(query: string): Promise<readonly Row[]> {
  const sql = readFileSync(join(root, 'analyses/lesson-4-relationships', query), 'utf8');
  const { columns, values } = await study.query(sql);
  return values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

/** The cells of a file without quoted commas, read without DuckDB. */
const cells = (file: string) =>
  readFileSync(join(sampleFolder, 'data', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','));

const tiesOf = (trust: string, wave: string) =>
  new Set(
    cells('networks/ties.csv')
      .filter(([of, when]) => of === trust && when === wave)
      .map(([, , from, to]) => `${String(from)} ${String(to)}`),
  );

const trusts = ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'];
const waves = ['2018-06-01', '2019-05-01'];

describe('skill and connection', () => {
  test.each(trusts)('of %s are those of the files', async trust => {
    const rows = (await rowsOf('skill-connection.sql')).filter(row => row['series'] === trust);
    const expected = waves.map(wave => {
      const people = cells('networks/actors.csv').filter(([, of, when]) => of === trust && when === wave);
      const ids = new Set(people.map(([id]) => id));
      const done = cells('training.csv').filter(
        row => ids.has(row[0]) && row[6] !== '' && (row[6] ?? '') <= wave,
      );
      const pairs = new Set([...tiesOf(trust, wave)].map(tie => tie.split(' ').sort().join(' ')));
      return {
        people: people.length,
        completed: done.length,
        completed_percent: Math.round((1000 * done.length) / people.length) / 10,
        colleagues: Math.round((200 * pairs.size) / people.length) / 100,
      };
    });
    expect(
      rows.map(({ people, completed, completed_percent, colleagues }) => ({
        people: Number(people),
        completed: Number(completed),
        completed_percent,
        colleagues,
      })),
    ).toEqual(expected);
  });
});

describe('ties of two surveys', () => {
  test.each(trusts)('of %s are kept, formed and dissolved as in the files', async trust => {
    const [before = new Set(), after = new Set()] = waves.map(wave => tiesOf(trust, wave));
    const kept = [...before].filter(tie => after.has(tie)).length;
    const row = (await rowsOf('network-change.sql')).find(each => each['series'] === trust);
    expect([row?.['kept'], row?.['formed'], row?.['dissolved']].map(Number)).toEqual([
      kept,
      after.size - kept,
      before.size - kept,
    ]);
    // Surveys a year apart find a part of the ties again, neither hardly any nor nearly all.
    expect(row?.['kept_percent']).toBeGreaterThan(20);
    expect(row?.['kept_percent']).toBeLessThan(60);
  });
});
