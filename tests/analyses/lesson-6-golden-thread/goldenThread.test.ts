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

/** The trust's own aim on the way up from an aim; null when there is none. */
function ownAim(id: string | undefined): string | null {
  const aim = objectives.get(id);
  if (aim === undefined) return null;
  return aim['level'] === 'organisation' ? (aim['objective_id'] ?? null) : ownAim(aim['parent_id']);
}

const priorities = plainCells('recovery-priorities.csv').map(row => ({
  trust: row['case_id'],
  title: row['title'],
  aim: ownAim(row['objective_id']),
}));
const works = improvements.map(row => ({
  trust: row['case_id'],
  chooser: row['selected_by'],
  start: row['start_date'] ?? '',
  aim: ownAim(row['objective_id']),
}));

describe('priorities', () => {
  test('set every aim of the trusts with a plan, and what names none, beside plan and work', async () => {
    const rows = await rowsOf('priorities');
    expect(new Set(rows.map(row => row['series']))).toEqual(new Set(['BHRUT', 'SaTH']));
    for (const row of rows) {
      const here = ({ trust, aim }: { trust: string | undefined; aim: string | null }) =>
        trust === row['series'] && aim === row['aim_id'];
      const mine = works.filter(here);
      const own = mine.filter(({ chooser }) => chooser !== 'regulator');
      expect([row['priorities'], row['improvements'], row['left_out']], String(row['aim'])).toEqual([
        priorities.filter(here).length,
        own.length,
        mine.length - own.length,
      ]);
      if (row['aim_id'] === null) continue;
      expect(row['overlap']).toBe(
        Number(row['priorities']) > 0
          ? own.length > 0
            ? 'both'
            : 'recovery plan only'
          : own.length > 0
            ? 'partnership only'
            : 'neither',
      );
    }
    for (const trust of ['BHRUT', 'SaTH']) {
      const block = rows.filter(row => row['series'] === trust);
      const aims = [...objectives.values()].filter(
        row => row['level'] === 'organisation' && row['case_id'] === trust,
      );
      expect(block.map(row => row['aim_id']).sort()).toEqual(
        [...aims.map(row => row['objective_id']), null].sort(),
      );
      for (const count of ['both', 'plan_only', 'work_only', 'neither']) {
        const name = count
          .replace('plan_only', 'recovery plan only')
          .replace('work_only', 'partnership only');
        expect(Number(block[0]?.[count])).toBe(block.filter(row => row['overlap'] === name).length);
      }
    }
  });

  test('name every priority once', async () => {
    const named = (await rowsOf('priorities')).flatMap(row =>
      typeof row['plan'] === 'string' ? row['plan'].split('; ') : [],
    );
    expect(named.sort()).toEqual(priorities.map(({ title }) => title).sort());
  });

  test('leave out the work of whom one names, and count it', async () => {
    const all = asRows(
      await study.query(
        queryText('lesson-6-golden-thread/priorities.sql').replace(
          "others: varchar = 'regulator'",
          "others: varchar = 'strategy, staff, regulator'",
        ),
      ),
    );
    expect(all.filter(row => Number(row['improvements']) > 0)).toEqual([]);
    expect(all.reduce((sum, row) => sum + Number(row['left_out']), 0)).toBe(36);
  });
});

describe('recovery lanes', () => {
  test('count improvements before and from the first day of the regime by whether the plan has their aim', async () => {
    const rows = await rowsOf('recovery-lanes');
    const found = rows.filter(row => row['piece'] === 'improvement');
    expect(found.filter(row => row['improvement_id'] !== null)).toHaveLength(36);
    for (const [trust, divide] of [
      ['BHRUT', '2018-02-09'],
      ['SaTH', '2018-11-08'],
    ]) {
      const wanted = new Set(priorities.filter(row => row.trust === trust).map(({ aim }) => aim));
      const mine = works.filter(row => row.trust === trust);
      for (const [lane, belongs] of [
        [1, aim => aim !== null && wanted.has(aim)],
        [2, aim => aim !== null && !wanted.has(aim)],
        [3, aim => aim === null],
      ] satisfies [number, (aim: string | null) => boolean][]) {
        const before = (some: typeof mine) => some.filter(({ start }) => start < String(divide)).length;
        const own = mine.filter(({ aim }) => belongs(aim));
        const row = found.find(each => each['series'] === trust && each['lane'] === lane);
        expect([
          row?.['divide'],
          ...['before_divide', 'after_divide', 'all_before', 'all_after'].map(name => Number(row?.[name])),
        ]).toEqual([divide, before(own), own.length - before(own), before(mine), mine.length - before(mine)]);
      }
    }
  });

  test('draw the spells of both trusts, each within the time shown', async () => {
    const spells = (await rowsOf('recovery-lanes')).filter(row => row['piece'] === 'regime');
    expect(spells.map(row => [row['series'], row['pattern'], row['start_date'], row['end_date']])).toEqual([
      ['BHRUT', 'hatch', '2016-01-01', '2017-03-07'],
      ['BHRUT', 'dots', '2018-02-09', '2020-12-31'],
      ['SaTH', 'hatch', '2018-11-08', '2020-12-31'],
    ]);
  });
});
