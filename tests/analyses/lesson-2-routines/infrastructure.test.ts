import { createCanvas, GlobalFonts } from 'canvas';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { countColumns } from '../../../main/engine/privacy/countColumns';
import type { PrivacySettings } from '../../../main/contract/privacy';
import { openSampleStudy } from '../../sample-data/sampleStudy';
import type { SampleStudy } from '../../sample-data/sampleStudy';
import { asRows, plainCells, queryText } from '../sampleRows';
import type { Row } from '../sampleRows';

const sql = queryText('lesson-2-routines/infrastructure.sql');
const bodies = plainCells('governance.csv');
const privacy: PrivacySettings = {
  smallestCount: 5,
  roundTo: 5,
  secondarySuppression: false,
  counts: null,
  anonymiseCases: false,
  roleBands: {},
  problem: null,
};

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const on = async (day: string, text = sql): Promise<readonly Row[]> =>
  asRows(await study.query(text.replace('on: date = 2019-06-30', `on: date = ${day}`)));

/** The diagram of other bodies, each as its id, the one above it and its trust. */
const drawn = async (given: readonly (readonly [string, string | null, string | null])[]) => {
  const quoted = (value: string | null) => (value === null ? 'NULL' : `'${value}'`);
  const values = given.map(cells => `(${cells.map(quoted).join(', ')})`).join(', ');
  const table = `(SELECT body_id, parent_id, case_id, 'Body ' || body_id AS name, 'board' AS kind, NULL::VARCHAR AS meets,
    NULL::INTEGER AS members, NULL::DOUBLE AS staff_in_post, NULL::DOUBLE AS certified_staff, NULL::DATE AS start_date,
    NULL::DATE AS end_date, 'test' AS source FROM (VALUES ${values}) AS given(body_id, parent_id, case_id))`;
  const rows = await on('2019-06-30', sql.replace('FROM governance', `FROM ${table}`));
  return new Map(rows.map(row => [row['body_id'], row]));
};

function overlapping(rows: readonly Row[]): readonly string[] {
  const side = (row: Row, name: string) => Number(row[`box_${name}`]);
  return rows.flatMap((one, index) =>
    rows
      .slice(index + 1)
      .filter(
        other =>
          side(one, 'left') < side(other, 'right') &&
          side(other, 'left') < side(one, 'right') &&
          side(one, 'top') < side(other, 'bottom') &&
          side(other, 'top') < side(one, 'bottom'),
      )
      .map(other => `${String(one['body_id'])} / ${String(other['body_id'])}`),
  );
}

describe('the infrastructure on a day', () => {
  test.each(['2016-01-01', '2016-02-10', '2018-06-28', '2018-06-29', '2019-06-30', '2030-01-01'])(
    'of %s is the bodies that stood then, in boxes apart',
    async day => {
      const rows = await on(day);
      const stood = bodies.filter(
        ({ start_date: start = '', end_date: end = '' }) => start <= day && (end === '' || end >= day),
      );
      expect(rows.map(row => row['body_id']).sort()).toEqual(stood.map(row => row['body_id']).sort());
      expect(overlapping(rows)).toEqual([]);
      for (const row of rows) {
        expect(String(row['label']).replaceAll('\n', ' ')).toBe(row['name']);
        expect(Number(row['label_lines'])).toBe(String(row['label']).split('\n').length);
      }
    },
  );

  test('draws no line to a body that did not stand', async () => {
    const early = await on('2016-01-10');
    expect(early.map(row => [row['name'], row['tie'], row['answers_to']])).toContainEqual([
      'Trust guiding team',
      null,
      null,
    ]);
    expect(early.filter(row => row['tie'] === 'across')).toEqual([]);
  });

  test('shows bodies that answer to each other in a ring, and to one of another trust', async () => {
    const found = await drawn([
      ['a', 'b', 'LTHT'],
      ['b', 'a', 'LTHT'],
      ['c', 'a', 'SASH'],
    ]);
    expect([...found.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(found.get('c')).toMatchObject({ tie: 'across', answers_to: 'Body a' });
    expect(overlapping([...found.values()])).toEqual([]);
  });

  test('sets several bodies of the partnership side by side, and deeper ones further in', async () => {
    const found = await drawn([
      ['a', null, null],
      ['b', 'a', null],
      ['c', 'a', 'LTHT'],
      ['d', 'c', 'LTHT'],
      ['e', 'd', 'LTHT'],
      ['f', 'a', 'SASH'],
    ]);
    expect(found.get('b')).toMatchObject({ tie: 'beside', box_top: 0 });
    const lefts = ['c', 'd', 'e'].map(id => Number(found.get(id)?.['box_left']));
    expect(lefts).toEqual(lefts.toSorted((x, y) => x - y));
    expect(new Set(lefts).size).toBe(3);
    expect(overlapping([...found.values()])).toEqual([]);
  });

  test('keeps names and numbers within their boxes at the figure’s width', async () => {
    const load = createRequire(import.meta.url);
    for (const weight of ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold']) {
      GlobalFonts.registerFromPath(load.resolve(`@expo-google-fonts/inter/${weight}.ttf`), 'Inter');
    }
    const context = createCanvas(10, 10).getContext('2d');
    const width = (text: string, font: string) => {
      context.font = font;
      return context.measureText(text).width;
    };
    const rows = await on('2019-06-30');
    const across = Math.max(...rows.map(row => Number(row['box_right'])));
    const wide = rows.flatMap(row => {
      const room = (680 / across) * (Number(row['box_right']) - Number(row['box_left'])) - 6;
      const facts = `${String(row['member_count'])} members, ${String(row['meets'])}`;
      return [
        ...String(row['label'])
          .split('\n')
          .filter(line => width(line, '600 11px Inter') > room),
        ...[facts].filter(line => row['members_known'] === true && width(line, '10px Inter') > room),
      ];
    });
    expect(wide).toEqual([]);
  });

  test('names its counts of people so that the settings of privacy find them, and wards are none', async () => {
    const counts = async (text: string) => {
      const { columns } = await study.query(text);
      const whole = columns.map(name => ({ name, type: 'DOUBLE', kind: 'decimal' as const }));
      return countColumns(whole, privacy).map(index => columns[index]);
    };
    expect(await counts(sql)).toEqual(['member_count', 'staff_in_post', 'certified_staff']);
    expect(await counts(queryText('lesson-2-routines/ward-adoption.sql'))).toEqual([]);
  });
});
