import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openSampleStudy, sampleFolder } from './sampleStudy';
import type { SampleStudy } from './sampleStudy';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

/** Rows that break a rule; the rule holds when there are none. */
const offenders = async (sql: string) => (await study.query(sql)).values;

describe('the generator of the synthetic tables', () => {
  test('writes the committed files byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-thread-sample-'));
    try {
      execFileSync(process.execPath, [join(sampleFolder, 'generate.mjs'), folder]);
      const committed = join(sampleFolder, 'data');
      const made = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
        name.endsWith('.csv'),
      );
      expect(made).toHaveLength(22);
      for (const name of made) {
        expect(readFileSync(join(folder, name)).equals(readFileSync(join(committed, name))), name).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('study.yaml', () => {
  test('loads every data file into a study table', () => {
    const described = parse(readFileSync(join(sampleFolder, 'study.yaml'), 'utf8')) as {
      load: Record<string, { from: string }>;
    };
    const found = ['codes', 'codings', 'documents', 'sources', 'turns'];
    expect([...Object.keys(described.load), ...found].sort()).toEqual([...study.tables].sort());
    const globs = Object.values(described.load).map(({ from }) => from);
    const present = readdirSync(join(sampleFolder, 'data'), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.csv'))
      .map(path => `data/${path.replaceAll('\\', '/')}`);
    const unnamed = present.filter(
      path => !globs.some(glob => path === glob || path.replace(/[^/]+$/, '*.csv') === glob),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('every table', () => {
  test.each([
    ['cases', 'case_id'],
    ['measures', 'measure_id'],
    ['outcomes', 'case_id, measure_id, period'],
    ['events', 'event_id'],
    ['event_kinds', 'kind'],
    ['phases', 'scheme, case_id, phase, start_date'],
    ['participants', 'participant_id'],
    ['training', 'person_id, programme'],
    ['actors', 'wave, actor_id'],
    ['ties', 'wave, from_actor, to_actor, kind'],
    ['objectives', 'objective_id'],
    ['improvements', 'improvement_id'],
    ['recovery_priorities', 'priority_id'],
    ['promises', 'promise_id'],
    ['compact_acts', 'act_id'],
    ['attendance', 'event_id, organisation'],
    ['agenda', 'event_id, position'],
    ['governance', 'body_id'],
    ['ward_observations', 'observation_id'],
  ])('%s has unique keys and a source in every row', async (table, key) => {
    expect(await offenders(`SELECT ${key} FROM ${table} GROUP BY ${key} HAVING count(*) > 1`)).toEqual([]);
    expect(await offenders(`SELECT ${key} FROM ${table} WHERE coalesce(trim(source), '') = ''`)).toEqual([]);
  });

  test.each([
    'outcomes',
    'events',
    'phases',
    'participants',
    'training',
    'actors',
    'ties',
    'objectives',
    'improvements',
    'governance',
    'ward_observations',
    'recovery_priorities',
  ])('%s names known cases only', async table => {
    const unknown = `SELECT DISTINCT case_id FROM ${table} WHERE case_id NOT IN (SELECT case_id FROM cases)`;
    expect(await offenders(unknown)).toEqual([]);
  });

  test.each(['events', 'phases', 'improvements', 'governance', 'recovery_priorities'])(
    '%s end no earlier than they start',
    async table => {
      expect(await offenders(`SELECT * FROM ${table} WHERE end_date < start_date`)).toEqual([]);
    },
  );
});

describe('outcomes', () => {
  test('are synthetic in every row, as is all that nobody published', async () => {
    const facts = ['cases', 'measures', 'events', 'event_kinds', 'phases'];
    const others = [...facts, 'codes', 'sources', 'turns'];
    for (const table of study.tables.filter(name => !others.includes(name))) {
      const other = `SELECT * FROM ${table} WHERE source IS DISTINCT FROM 'synthetic'`;
      expect(await offenders(other), table).toEqual([]);
    }
    for (const table of facts.filter(name => name !== 'events')) {
      expect(await offenders(`SELECT * FROM ${table} WHERE source ILIKE '%synthetic%'`), table).toEqual([]);
    }
  });

  test('have at least 60 months in a row for each trust and each of eight measures', async () => {
    const { values } = await study.query(`
      SELECT count(*)::INTEGER, min(months)::INTEGER, bool_and(months = span)
      FROM (SELECT count(*) AS months, date_diff('month', min(period), max(period)) + 1 AS span
            FROM outcomes GROUP BY case_id, measure_id)`);
    expect(values).toEqual([[40, 72, true]]);
  });

  test('have the first day of a month as period and a known measure', async () => {
    expect(await offenders('SELECT * FROM outcomes WHERE day(period) <> 1')).toEqual([]);
    const unknown = 'SELECT * FROM outcomes WHERE measure_id NOT IN (SELECT measure_id FROM measures)';
    expect(await offenders(unknown)).toEqual([]);
  });

  test('have the value that their numerator and denominator give', async () => {
    const wrong = `
      SELECT o.* FROM outcomes AS o JOIN measures AS m USING (measure_id)
      WHERE abs(value - (CASE m.unit WHEN '%' THEN 100.0 WHEN 'per 100,000 bed days' THEN 100000.0 ELSE 1.0 END) * numerator / denominator) > 0.005000001`;
    expect(await offenders(wrong)).toEqual([]);
    expect(await offenders(`SELECT * FROM outcomes WHERE value <= 0 OR denominator <= 0`)).toEqual([]);
    const beyond = `SELECT o.* FROM outcomes AS o JOIN measures USING (measure_id) WHERE unit = '%' AND value > 100`;
    expect(await offenders(beyond)).toEqual([]);
  });
});

describe('events', () => {
  test('are at least sixty public facts', async () => {
    const { values } = await study.query('SELECT count(*)::INTEGER FROM events WHERE publishable');
    expect(values[0]?.[0]).toBeGreaterThanOrEqual(60);
  });

  test('are more than 120 with the synthetic ones, which are never publishable', async () => {
    const { values } = await study.query('SELECT count(*)::INTEGER FROM events');
    expect(values[0]?.[0]).toBeGreaterThanOrEqual(120);
    const loose = `
      SELECT event_id FROM events
      WHERE (source = 'synthetic') <> starts_with(event_id, 'S-')
         OR (source = 'synthetic' AND (publishable OR confidence <> 'low'))`;
    expect(await offenders(loose)).toEqual([]);
  });

  test('have a known kind, precision and confidence', async () => {
    const odd = `
      SELECT event_id FROM events
      WHERE kind NOT IN (SELECT kind FROM event_kinds)
         OR date_precision NOT IN ('day', 'month', 'quarter', 'year')
         OR confidence NOT IN ('high', 'medium', 'low')
         OR publishable IS NULL OR start_date IS NULL OR coalesce(title, '') = '' OR coalesce(description, '') = ''`;
    expect(await offenders(odd)).toEqual([]);
  });

  test('are not publishable while nobody has checked them', async () => {
    expect(await offenders(`SELECT event_id FROM events WHERE confidence = 'low' AND publishable`)).toEqual(
      [],
    );
  });

  test('name in their source a key of the README', async () => {
    const readme = readFileSync(join(sampleFolder, 'README.md'), 'utf8');
    const { values } = await study.query(`
      SELECT DISTINCT unnest(regexp_extract_all(source, '\\(([a-z0-9; -]+)\\)', 1)) FROM
        (SELECT source FROM events UNION SELECT source FROM phases UNION SELECT source FROM cases)`);
    const keys = values.flatMap(([key]) => (typeof key === 'string' ? key.split('; ') : []));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter(key => !new RegExp(`[|,] ${key}[ ,]`).test(readme))).toEqual([]);
  });
});

describe('phases', () => {
  test('of the evaluation follow one another without gap or overlap', async () => {
    const torn = `
      SELECT phase FROM (
        SELECT phase, end_date, lead(start_date) OVER (ORDER BY start_date) AS next
        FROM phases WHERE scheme = 'evaluation')
      WHERE next IS NOT NULL AND end_date + 1 IS DISTINCT FROM next`;
    expect(await offenders(torn)).toEqual([]);
  });

  test('of ratings begin with a report of that rating', async () => {
    const orphans = `
      SELECT p.case_id, p.phase FROM phases AS p
      LEFT JOIN events AS e ON e.case_id = p.case_id AND e.kind = 'cqc_report'
       AND e.start_date = p.start_date AND e.rating = p.phase AND e.publishable
      WHERE p.scheme = 'cqc_rating' AND e.event_id IS NULL`;
    expect(await offenders(orphans)).toEqual([]);
  });

  test('of ratings agree with every publishable report within them', async () => {
    const disagreeing = `
      SELECT e.event_id FROM events AS e
      JOIN phases AS p ON p.scheme = 'cqc_rating' AND p.case_id = e.case_id
       AND e.start_date BETWEEN p.start_date AND coalesce(p.end_date, DATE '2100-01-01')
      WHERE e.kind = 'cqc_report' AND e.publishable AND e.rating <> p.phase`;
    expect(await offenders(disagreeing)).toEqual([]);
  });
});
