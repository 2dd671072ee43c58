import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSampleStudy, root, sampleFolder } from '../sample-data/sampleStudy';
import type { SampleStudy } from '../sample-data/sampleStudy';

type Row = Readonly<Record<string, unknown>>;

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const trusts = ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'];
const trustOf = (document: string) => trusts[Number(document.slice(1, 2)) - 1] ?? null;

async function rowsOf(query: string, change: (sql: string) => string = sql => sql): Promise<readonly Row[]> {
  const { columns, values } = await study.query(change(readFileSync(join(root, 'analyses', query), 'utf8')));
  return values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

/** The rows of one of the sample study's tables, read without DuckDB. */
function sample(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(join(sampleFolder, path), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map(line => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map(cell => cell.replace(/,$/, '')) ?? [];
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

const codings = sample('codings.csv').map(row => ({
  document: row['document_id'] ?? '',
  code: row['code_id'] ?? '',
  polarity: Number(row['polarity']),
  level: row['level'] ?? '',
}));
const training = sample('data/training.csv');
const improvements = sample('data/improvements.csv');
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

describe('lesson 1', () => {
  test('balances favourable and adverse segments of each trust and aspect', async () => {
    const rows = await rowsOf('lesson-1-cultural-readiness/readiness-profile.sql');
    expect(rows).toHaveLength(35);
    for (const row of rows) {
      const mine = codings.filter(({ document, code }) => {
        const fits = row['code_id'] === null ? /^1\.\d+$/.test(code) : code === row['code_id'];
        return fits && trustOf(document) === row['series'];
      });
      const balance = sum(mine.map(({ polarity }) => polarity)) / mine.length;
      expect(Number(row['segments']), text(row)).toBe(mine.length);
      expect(row['balance'], text(row)).toBe(mine.length === 0 ? null : Math.round(balance * 100) / 100);
    }
  });

  test('count the transcripts of a trust that hold a code', async () => {
    for (const row of await rowsOf('lesson-1-cultural-readiness/culture-told.sql')) {
      const ours = codings.filter(({ document }) => trustOf(document) === row['series']);
      const holding = ours.filter(({ code }) => code === row['code_id']);
      expect(Number(row['transcripts_coded'])).toBe(new Set(ours.map(each => each.document)).size);
      expect(Number(row['transcripts_with_code'])).toBe(new Set(holding.map(each => each.document)).size);
    }
  });

  test('takes the other coder when one is named, and nothing of a coder whom nobody knows', async () => {
    const of = async (coder: string) =>
      rowsOf('lesson-1-cultural-readiness/culture-told.sql', sql =>
        sql.replace("coder: varchar = ''", coder),
      );
    expect(new Set((await of("coder: varchar = 'KM'")).map(row => row['coder']))).toEqual(new Set(['KM']));
    expect(await of("coder: varchar = 'nobody'")).toEqual([]);
  });

  test('shows every segment of the profile in the evidence, with consent', async () => {
    const rows = await rowsOf('lesson-1-cultural-readiness/readiness-evidence.sql');
    expect(rows).toHaveLength(codings.filter(({ code }) => /^1\.\d+$/.test(code)).length);
    expect(rows.filter(row => row['consent'] === null)).toEqual([]);
  });

  test('gives the public numbers of cultural work alone', async () => {
    const rows = await rowsOf('lesson-1-cultural-readiness/values-in-numbers.sql');
    expect(rows.map(row => [row['series'], row['number'], row['what']])).toEqual([
      ['LTHT', '2,300', 'staff'],
      ['LTHT', '2,000', 'ideas'],
      ['LTHT', '28,000', 'responses'],
    ]);
    expect(rows.map(row => row['source'])).not.toContain('synthetic');
  });
});

describe('lesson 2', () => {
  test('count each work and person of the years once', async () => {
    const rows = await rowsOf('lesson-2-routines/routines-by-year.sql');
    expect(rows).toHaveLength(125);
    expect(sum(rows.map(row => Number(row['works'])))).toBe(improvements.length);
    const begun = rows.filter(row => row['routine'] === 'People who began L4L');
    const completed = rows.filter(row => row['routine'] === 'People who completed L4L');
    expect(sum(begun.map(row => Number(row['people_counted'])))).toBe(training.length);
    expect(sum(completed.map(row => Number(row['people_counted'])))).toBe(
      training.filter(row => row['completed_date'] !== '').length,
    );
  });

  test('give each value stream a row of its own, with its workshops', async () => {
    const rows = await rowsOf('lesson-2-routines/workshops.sql');
    expect(rows).toHaveLength(
      improvements.filter(({ kind = '' }) => /^(rpiw|value_stream)$/.test(kind)).length,
    );
    const titles = new Map<unknown, string>();
    for (const row of rows) {
      const title = `${text(row['series'])} ${text(row['title'])}`;
      expect(titles.get(row['row']) ?? title).toBe(title);
      titles.set(row['row'], title);
      expect(text(row['known_until']) >= text(row['start_date'])).toBe(true);
    }
    expect(new Set(titles.values()).size).toBe(titles.size);
  });

  test('leave out workshops without both values and say how many there are', async () => {
    const rows = await rowsOf('lesson-2-routines/before-after.sql');
    const held = improvements.filter(each => each['kind'] === 'rpiw');
    const measured = held.filter(each => each['before_value'] !== '' && each['after_value'] !== '');
    expect(rows.map(row => row['improvement_id']).sort()).toEqual(
      measured.map(each => each['improvement_id']).sort(),
    );
    expect(new Set(rows.map(row => row['row'])).size).toBe(rows.length);
    const first = rows.find(row => row['improvement_id'] === 'LTHT-M06');
    expect([first?.['after_index'], first?.['measured'], first?.['held']]).toEqual([70.5, '5', '6']);
  });

  test('share out all recorded savings by class', async () => {
    const rows = await rowsOf('lesson-2-routines/savings-by-class.sql');
    for (const row of rows) {
      const recorded = improvements.filter(
        each => each['saving_gbp'] !== '' && (row['series'] === null || each['case_id'] === row['series']),
      );
      const mine = recorded.filter(each => each['saving_class'] === row['saving_class']);
      const pounds = sum(mine.map(each => Number(each['saving_gbp'])));
      expect([row['saving_gbp'], Number(row['savings'])], text(row)).toEqual([pounds, mine.length]);
      expect(row['share']).toBeCloseTo(pounds / sum(recorded.map(each => Number(each['saving_gbp']))), 12);
    }
    const ends = rows.filter(row => row['saving_class'] === 'value stream').map(row => row['share_to']);
    expect(ends).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('add up to all who completed, and never fall', async () => {
    const rows = await rowsOf('lesson-2-routines/trained.sql');
    for (const trust of trusts) {
      const curve = rows.filter(row => row['series'] === trust).map(row => Number(row['people_completed']));
      expect(curve).toEqual([...curve].sort((a, b) => a - b));
      const done = training.filter(each => each['case_id'] === trust && each['completed_date'] !== '');
      expect(curve.at(-1)).toBe(done.length);
    }
  });

  test('order levels as listed and others after them', async () => {
    const rows = await rowsOf('lesson-2-routines/completion-by-level.sql', sql =>
      sql.replace(/levels: varchar = '[^']*'/, "levels: varchar = 'manager, KPO'"),
    );
    const order = [...new Map(rows.map(row => [row['level_order'], row['level']])).entries()];
    expect(order.sort(([a], [b]) => Number(a) - Number(b)).map(([, level]) => level)).toEqual([
      'manager',
      'KPO',
      'executive',
      'front line',
      'senior clinician',
    ]);
  });
});

describe('lesson 3', () => {
  test('set executives against all others in each trust, and against each level over all', async () => {
    const rows = await rowsOf('lesson-3-leaders-go-first/leaders-go-first.sql');
    const at = rows.filter(row => row['month'] === '2017-04-30' && row['leads'] === true);
    for (const row of at) {
      const leaders = training.filter(
        each =>
          each['role_band'] === 'executive' && (row['series'] === null || each['case_id'] === row['series']),
      );
      const done = leaders.filter(({ completed_date: day = '' }) => day !== '' && day <= '2017-04-30');
      expect(row['percent_completed']).toBe(Math.round((1000 * done.length) / leaders.length) / 10);
    }
    expect(at.map(row => row['series'])).toEqual([null, ...trusts]);
    const levels = (series: string | null) =>
      new Set(rows.filter(row => row['series'] === series).map(row => row['level']));
    expect(levels('SASH')).toEqual(new Set(['executive', 'all other levels']));
    expect(levels(null).size).toBe(5);
  });

  test('tell framing and solving by the transcripts of a round', async () => {
    for (const row of await rowsOf('lesson-3-leaders-go-first/framing-solving.sql')) {
      const asked = codings.filter(
        ({ document }) =>
          document.endsWith(`-r${text(row['round'])}`) &&
          (row['series'] === null || trustOf(document) === row['series']),
      );
      const holding = asked.filter(({ code }) => code === row['code_id']);
      const [all, some] = [asked, holding].map(each => new Set(each.map(({ document }) => document)).size);
      expect([Number(row['transcripts_coded']), Number(row['transcripts_with_code'])]).toEqual([all, some]);
    }
  });

  test('count resistance and excitement of every trust, none as none', async () => {
    const rows = await rowsOf('lesson-3-leaders-go-first/excitement-resistance.sql');
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const mine = codings.filter(
        ({ document, code }) => trustOf(document) === row['series'] && code === row['code_id'],
      );
      expect(Number(row['segments'])).toBe(mine.length);
    }
  });

  test('spread each code over its levels', async () => {
    const rows = await rowsOf('lesson-3-leaders-go-first/level-by-code.sql');
    for (const row of rows) {
      const mine = codings.filter(({ code }) => code === row['code_id']);
      expect(Number(row['segments'])).toBe(mine.filter(({ level }) => level === row['level']).length);
      expect(Number(row['segments_of_code'])).toBe(mine.length);
    }
    const first = rows.filter(row => row['level'] === 'system').slice(0, 2);
    expect(first.map(row => row['code_id'])).toEqual(['7.1', '3.9']);
  });

  test('bound each trust by one segment and one leader', async () => {
    const rows = await rowsOf('lesson-3-leaders-go-first/readiness-by-engagement.sql');
    expect(rows.map(row => row['series'])).toEqual(trusts);
    const sash = rows.find(row => row['series'] === 'SASH');
    expect([sash?.['readiness_low'], sash?.['readiness'], sash?.['readiness_high']]).toEqual([
      0.43, 0.67, 0.71,
    ]);
    expect([sash?.['percent_low'], sash?.['percent_completed'], sash?.['percent_high']]).toEqual([
      50, 75, 100,
    ]);
  });
});
