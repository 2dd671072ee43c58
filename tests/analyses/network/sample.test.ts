import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy, root, sampleFolder } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import type { Row } from './openNetworks';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

async function rowsOf(query: string, change = (sql: string) => sql): Promise<readonly Row[]> {
  const sql = change(readFileSync(join(root, 'analyses/network', query), 'utf8'));
  const { columns, values } = await study.query(sql);
  return values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

const lines = (file: string) =>
  readFileSync(join(sampleFolder, 'data/networks', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','));

/** Everything of one trust at the second wave, counted from the files alone. */
function counted(trust: string) {
  const people = lines('actors.csv').filter(([, of, wave]) => of === trust && wave === '2019-05-01');
  const answered = new Set(people.filter(([, , , , responded]) => responded === 'true').map(([id]) => id));
  const ties = new Set(
    lines('ties.csv')
      .filter(([of, wave]) => of === trust && wave === '2019-05-01')
      .map(([, , from, to]) => `${String(from)} ${String(to)}`),
  );
  const all = [...ties].map(tie => tie.split(' '));
  const returned = all.filter(([from = '', to = '']) => ties.has(`${to} ${from}`));
  const sure = all.filter(([from, to]) => answered.has(from) && answered.has(to));
  const sureReturned = sure.filter(([from = '', to = '']) => ties.has(`${to} ${from}`));
  const unsureOneWay = all.length - returned.length - (sure.length - sureReturned.length);
  const [n, r] = [people.length, answered.size];
  return { n, r, all, returned, sure, sureReturned, unsureOneWay, unsure: (n * (n - 1) - r * (r - 1)) / 2 };
}

const rounded = (value: number) => Math.round(1000 * value) / 1000;

describe('network metrics', () => {
  test.each(['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'])('of %s are those of the files', async trust => {
    const { n, r, all, returned, sure, sureReturned, unsureOneWay, unsure } = counted(trust);
    const rows = (await rowsOf('network-metrics.sql')).filter(row => row['series'] === trust);
    const of = (measure: string) => rows.find(row => row['measure'] === measure);
    expect(unsureOneWay).toBeGreaterThan(0);
    expect(of('density')).toMatchObject({
      recorded: rounded(all.length / (n * (n - 1))),
      among_respondents: rounded(sure.length / (r * (r - 1))),
      at_least: rounded(sure.length / (n * (n - 1))),
      if_returned: rounded((all.length + unsureOneWay) / (n * (n - 1))),
      at_most: rounded((sure.length + 2 * unsure) / (n * (n - 1))),
      source: 'synthetic',
    });
    expect(of('reciprocity')).toMatchObject({
      recorded: rounded(returned.length / all.length),
      among_respondents: rounded(sureReturned.length / sure.length),
      at_least: rounded(sureReturned.length / (sure.length + unsure)),
      if_returned: rounded((returned.length + 2 * unsureOneWay) / (all.length + unsureOneWay)),
      at_most: rounded((sureReturned.length + 2 * unsure) / (sure.length + 2 * unsure)),
    });
    for (const row of rows) {
      if (row['at_least'] === null) continue;
      const inOrder = ['at_least', 'recorded', 'if_returned', 'at_most'].map(name => Number(row[name]));
      if (row['measure'] !== 'reciprocity') expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      expect(Math.min(...inOrder)).toBe(row['at_least']);
      expect(Math.max(...inOrder)).toBe(row['at_most']);
    }
  });

  test('set the dense network that returns its ties apart from the thin one', async () => {
    const rows = await rowsOf('network-metrics.sql');
    const value = (trust: string, measure: string) =>
      Number(rows.find(row => row['series'] === trust && row['measure'] === measure)?.['recorded']);
    expect(value('SASH', 'reciprocity')).toBeGreaterThan(0.8);
    expect(value('SaTH', 'reciprocity')).toBeLessThan(0.2);
    expect(value('SASH', 'density')).toBeGreaterThan(2 * value('SaTH', 'density'));
  });
});

describe('network panels', () => {
  test('draw every person and pair, on one scale, within the panels', async () => {
    const rows = await rowsOf('network-panels.sql');
    for (const [panel, trust] of [
      [1, 'SASH'],
      [2, 'SaTH'],
    ] as const) {
      const pieces = rows.filter(row => row['panel'] === panel);
      const count = (piece: string) => pieces.filter(row => row['piece'] === piece).length;
      const { n, all, returned } = counted(trust);
      expect(new Set(pieces.map(row => row['series']))).toEqual(new Set([trust]));
      expect(count('person')).toBe(n);
      expect(count('both ways')).toBe(returned.length / 2);
      expect(count('one way')).toBe(all.length - returned.length);
    }
    const people = rows.filter(row => row['piece'] === 'person');
    const [x, y] = [people.map(row => Number(row['x'])), people.map(row => Number(row['y']))];
    expect(Math.min(...x)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...x)).toBeLessThanOrEqual(290);
    expect(Math.min(...y)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...y)).toBeLessThanOrEqual(241);
  });

  test('point arrows from the sender to the edge of the receiver', async () => {
    const rows = await rowsOf('network-panels.sql');
    const person = new Map(rows.filter(row => row['piece'] === 'person').map(row => [row['actor_id'], row]));
    const arrows = rows.filter(row => row['piece'] === 'one way');
    expect(arrows.length).toBeGreaterThan(50);
    for (const arrow of arrows) {
      const to = person.get(arrow['to_actor']) ?? {};
      const [across, up] = [Number(to['x']) - Number(arrow['x']), Number(to['y']) - Number(arrow['y'])];
      const left = Math.hypot(Number(to['x']) - Number(arrow['x2']), Number(to['y']) - Number(arrow['y2']));
      expect(left).toBeCloseTo(3 + Math.sqrt(Number(to['size']) / Math.PI), 0);
      const turned = (Number(arrow['angle']) * Math.PI) / 180;
      expect(Math.cos(turned) * across - Math.sin(turned) * up).toBeCloseTo(Math.hypot(across, up), 0);
    }
  });

  test('are the same trusts the other way round when they are asked for so', async () => {
    const swapped = await rowsOf('network-panels.sql', sql =>
      sql
        .replace('left: varchar = SASH', 'left: varchar = SaTH')
        .replace('right: varchar = SaTH', 'right: varchar = SASH'),
    );
    const places = (rows: readonly Row[]) =>
      rows
        .map(row =>
          [row['series'], row['piece'], row['actor_id'], row['to_actor'], row['x'], row['y']].join(),
        )
        .sort();
    expect(swapped[0]?.['series']).toBe('SaTH');
    expect(places(swapped)).toEqual(places(await rowsOf('network-panels.sql')));
  });
});

describe('dyad bars', () => {
  test('add up to all pairs, end to end', async () => {
    const rows = await rowsOf('dyad-bars.sql');
    expect(rows).toHaveLength(15);
    for (const trust of ['SASH', 'SaTH']) {
      const own = rows.filter(row => row['series'] === trust);
      const { n, all, returned } = counted(trust);
      const [mutual, oneWay] = [returned.length / 2, all.length - returned.length];
      expect(own.map(row => [row['kind'], Number(row['pairs'])])).toEqual([
        ['mutual', mutual],
        ['asymmetric', oneWay],
        ['null', (n * (n - 1)) / 2 - mutual - oneWay],
      ]);
      expect([own[0]?.['percent_from'], own[2]?.['percent_to']]).toEqual([0, 100]);
      expect(own[1]?.['percent_from']).toBe(own[0]?.['percent_to']);
    }
  });
});
