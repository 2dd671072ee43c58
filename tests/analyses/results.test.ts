import { createCanvas, GlobalFonts } from 'canvas';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy, root, sampleFolder } from '../sample-data/sampleStudy';
import type { SampleStudy } from '../sample-data/sampleStudy';

type Row = Readonly<Record<string, unknown>>;

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

async function rowsOf(query: string): Promise<readonly Row[]> {
  const { columns, values } = await study.query(readFileSync(join(root, 'analyses', query), 'utf8'));
  return values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

describe('annual percentages', () => {
  test('weigh months by their denominators', async () => {
    const lines = readFileSync(join(sampleFolder, 'data/outcomes/ae-four-hour.csv'), 'utf8').split('\n');
    const year = lines
      .map(line => line.split(','))
      .filter(([trust, , period = '']) => trust === 'BHRUT' && period >= '2016-04' && period < '2017-04');
    const sum = (column: number) => year.reduce((total, cells) => total + Number(cells[column]), 0);
    const rows = await rowsOf('four-hour-performance/annual-percentages.sql');
    const row = rows.find(each => each['trust'] === 'BHRUT' && each['financial_year'] === '2016/17');
    expect(year).toHaveLength(12);
    expect(row?.['percentage']).toBe(Math.round((1000 * sum(4)) / sum(5)) / 10);
  });
});

describe('four-hour performance', () => {
  test('puts each month in one phase and names each phase once', async () => {
    const rows = await rowsOf('four-hour-performance/four-hour-performance.sql');
    expect(rows).toHaveLength(360);
    expect(rows.filter(row => row['phase'] === null)).toEqual([]);
    const named = rows.filter(row => row['phase_label'] !== null);
    expect(named.map(row => row['phase'])).toEqual([...new Set(rows.map(row => row['phase']))]);
    expect(new Set(named.map(row => row['series'])).size).toBe(1);
  });
});

describe('CQC ratings', () => {
  test('dash a rating until the end of the time in which it must have begun', async () => {
    const rows = await rowsOf('cqc-ratings/cqc-ratings.sql');
    const uncertain = rows.filter(
      row => row['piece'] === 'rating' && row['certain_from'] !== row['start_date'],
    );
    expect(
      uncertain.map(row => [row['series'], row['label'], row['start_date'], row['certain_from']]),
    ).toEqual([
      ['SASH', 'Good', '2014-05-01', '2014-12-31'],
      ['UHCW', 'Requires improvement', '2018-08-01', '2018-08-31'],
      ['SaTH', 'Requires improvement', '2015-01-01', '2015-01-31'],
    ]);
  });

  test('leave out what is not publishable', async () => {
    const rows = await rowsOf('cqc-ratings/cqc-ratings.sql');
    const first = rows.find(row => row['series'] === 'UHCW' && row['piece'] === 'report');
    expect(first?.['label']).toBe('Rated Requires improvement');
    expect(rows.some(row => row['series'] === 'UHCW' && row['piece'] === 'gap')).toBe(true);
  });

  test('tell the two regimes apart by pattern', async () => {
    const rows = await rowsOf('cqc-ratings/cqc-ratings.sql');
    const regimes = rows.filter(row => row['piece'] === 'regime');
    expect(regimes.map(row => [row['series'], row['pattern'], row['start_date'], row['end_date']])).toEqual([
      ['BHRUT', 'hatch', '2014-01-01', '2017-03-07'],
      ['BHRUT', 'dots', '2018-02-09', '2021-07-13'],
      ['SaTH', 'hatch', '2018-11-08', '2021-07-13'],
    ]);
  });
});

describe('journeys', () => {
  /** Pixels of the time axis in the figure of 180 mm, and of the gap between a mark and its label. */
  const plot = { width: 520, gap: 7, mark: 4 };
  const [from, to] = [Date.UTC(2014, 0, 1), Date.UTC(2021, 11, 31)];

  test('give every label a place to itself at the figure’s width', async () => {
    const font = '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';
    GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(font), 'Inter');
    const context = createCanvas(10, 10).getContext('2d');
    context.font = '10px Inter';
    const x = (date: unknown) => (plot.width * (Date.parse(String(date)) - from)) / (to - from);
    const rows = await rowsOf('journeys/journeys.sql');
    const placed = rows.map(row => {
      const width = context.measureText(String(row['title'])).width + plot.gap;
      const [left, right] = [x(row['position']), x(row['until'])];
      return row['label_before'] === true
        ? { row: row['row'], title: row['title'], left: left - width, right: right + plot.mark }
        : { row: row['row'], title: row['title'], left: left - plot.mark, right: right + width };
    });
    const touching = placed.flatMap((one, index) =>
      placed
        .slice(index + 1)
        .filter(other => other.row === one.row && one.left < other.right && other.left < one.right)
        .map(other => `${String(one.title)} / ${String(other.title)}`),
    );
    expect(placed.length).toBeGreaterThanOrEqual(60);
    expect(touching).toEqual([]);
  });

  test('keep each row to one lane of one trust', async () => {
    const owners = new Map<unknown, string>();
    for (const row of await rowsOf('journeys/journeys.sql')) {
      const owner = `${String(row['series'])} ${String(row['lane'])}`;
      expect(owners.get(row['row']) ?? owner).toBe(owner);
      owners.set(row['row'], owner);
    }
  });

  test('leave out events that are not publishable, and inspections', async () => {
    const rows = await rowsOf('journeys/journeys.sql');
    expect(rows.filter(row => row['confidence'] === 'low')).toEqual([]);
    expect(rows.filter(row => row['kind'] === 'CQC inspection')).toEqual([]);
  });
});
