import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, plainCells, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

const objectives = new Map(plainCells('objectives.csv').map(row => [row['objective_id'], row]));
const improvements = plainCells('improvements.csv');

/** The titles on the way up from an aim, by level. */
function climb(id: string | undefined): Readonly<Record<string, string>> {
  const aim = objectives.get(id);
  return aim === undefined ? {} : { ...climb(aim['parent_id']), [aim['level'] ?? '']: aim['title'] ?? '' };
}

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const rowsOf = async (name: string): Promise<readonly Row[]> =>
  asRows(await study.query(queryText(`lesson-6-golden-thread/${name}.sql`)));

describe('threads', () => {
  test('reach the aims that a plain climb reaches', async () => {
    const rows = await rowsOf('threads');
    const found = new Map(rows.map(row => [row['improvement_id'], [row['trust_aim'], row['national_aim']]]));
    expect(found.size).toBe(improvements.length);
    for (const { improvement_id: id, objective_id: aim } of improvements) {
      const { organisation = null, national = null } = climb(aim);
      expect(found.get(id), id).toEqual([organisation, national]);
    }
  });

  test('share and matrix agree with one another', async () => {
    const [threads, cells] = [await rowsOf('threads'), await rowsOf('alignment-matrix')];
    for (const trust of new Set(threads.map(row => row['series']))) {
      const own = cells.filter(row => row['series'] === trust);
      const national = own.filter(row => Number(row['aim_order']) < 1000);
      const sum = (rows: readonly Row[]) =>
        rows.reduce((total, row) => total + Number(row['improvements']), 0);
      const first = threads.find(row => row['series'] === trust);
      expect([sum(national), sum(own)]).toEqual([
        Number(first?.['aligned']),
        Number(first?.['improvements']),
      ]);
    }
  });
});

describe('the flow', () => {
  test('neither makes nor loses an improvement, and no blocks of a stage touch', async () => {
    const rows = await rowsOf('thread-flow');
    const stage = (number: number) =>
      rows.filter(row => row['piece'] !== 'ribbon' && row['stage'] === number);
    const sum = (some: readonly Row[]) => some.reduce((total, row) => total + Number(row['improvements']), 0);
    expect([sum(stage(1)), sum(stage(2))]).toEqual([90, 90]);
    expect(sum(stage(0))).toBe(sum(rows.filter(row => row['piece'] === 'ribbon' && row['stage'] === 0)));
    for (const number of [0, 1, 2]) {
      const blocks = stage(number).map(row => [Number(row['low']), Number(row['high'])]);
      const ordered = blocks.sort(([a = 0], [b = 0]) => a - b);
      for (const [index, [low = 0]] of ordered.entries()) {
        if (index > 0) expect(low).toBeGreaterThan(ordered[index - 1]?.[1] ?? 0);
      }
    }
  });
});

describe('cut threads', () => {
  test('are those that the tables have', async () => {
    const rows = await rowsOf('orphans');
    const ids = (cut: string) => rows.filter(row => row['cut'] === cut).map(row => row['item_id']);
    const loose = [...objectives.values()].filter(
      row => row['level'] !== 'national' && row['parent_id'] === '',
    );
    expect(ids('aim with no aim above').sort()).toEqual(loose.map(row => row['objective_id']).sort());
    const aimless = improvements.filter(row => row['objective_id'] === '').map(row => row['improvement_id']);
    expect(ids('improvement with no aim').sort()).toEqual(aimless.sort());
  });
});

describe('selection', () => {
  test('gives every improvement a date and every trust the same lanes', async () => {
    const rows = await rowsOf('selection');
    expect(rows.filter(row => row['improvement_id'] !== null)).toHaveLength(90);
    const lanes = new Map<unknown, Set<unknown>>();
    for (const row of rows)
      lanes.set(row['series'], (lanes.get(row['series']) ?? new Set()).add(row['selected_by']));
    for (const own of lanes.values()) expect([...own]).toEqual(['strategy', 'staff', 'regulator']);
  });
});

describe('priorities', () => {
  test('has every aim of a trust in one combination', async () => {
    const rows = await rowsOf('priorities');
    const aims = rows.filter(row => row['piece'] === 'aim');
    expect(aims).toHaveLength([...objectives.values()].filter(row => row['level'] === 'organisation').length);
    const spots = aims.map(row => `${String(row['place'])} ${String(row['height'])}`);
    expect(new Set(spots).size).toBe(aims.length);
  });
});
