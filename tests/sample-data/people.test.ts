import { beforeAll, describe, expect, test } from 'vitest';
import type { SampleStudy } from './sampleStudy';
import { openSampleStudy } from './sampleStudy';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const offenders = async (sql: string) => (await study.query(sql)).values;

/** Directed ties without regard to who named them, and what they make of each trust and wave. */
const measured = `
  WITH pairs AS (SELECT DISTINCT case_id, wave, from_actor, to_actor FROM ties),
  turned AS (SELECT a.*, b.from_actor IS NOT NULL AS returned FROM pairs AS a
    LEFT JOIN pairs AS b ON b.wave = a.wave AND b.from_actor = a.to_actor AND b.to_actor = a.from_actor),
  people AS (SELECT case_id, wave, count(*) AS people, count(*) FILTER (actor_id NOT IN (
      SELECT from_actor FROM pairs WHERE wave = actors.wave UNION SELECT to_actor FROM pairs WHERE wave = actors.wave
    )) AS isolates FROM actors GROUP BY ALL),
  summed AS (SELECT case_id, wave, count(*) AS ties, avg(returned::INTEGER) AS reciprocity FROM turned GROUP BY ALL)
  SELECT case_id, year(wave) AS year, ties / (people * (people - 1)) AS density, reciprocity, isolates
  FROM summed JOIN people USING (case_id, wave)`;

describe('networks', () => {
  test('have two waves of five trusts', async () => {
    const { values } = await study.query(
      'SELECT count(*)::INTEGER, count(DISTINCT wave)::INTEGER FROM (SELECT DISTINCT case_id, wave FROM actors)',
    );
    expect(values).toEqual([[10, 2]]);
  });

  test('tie two different people of one trust, of whom the one who claims it answered', async () => {
    const odd = `
      SELECT t.* FROM ties AS t
      LEFT JOIN actors AS a ON a.wave = t.wave AND a.case_id = t.case_id AND a.actor_id = t.from_actor
      LEFT JOIN actors AS b ON b.wave = t.wave AND b.case_id = t.case_id AND b.actor_id = t.to_actor
      WHERE a.actor_id IS NULL OR b.actor_id IS NULL OR t.from_actor = t.to_actor
         OR NOT CASE t.claimed_by WHEN 'sender' THEN a.responded ELSE b.responded END
         OR t.claimed_by <> CASE t.kind WHEN 'talks_to' THEN 'sender' WHEN 'talked_to_by' THEN 'receiver' END`;
    expect(await offenders(odd)).toEqual([]);
  });

  test('hold lists of at most five names', async () => {
    const long = `
      SELECT wave, kind, CASE kind WHEN 'talks_to' THEN from_actor ELSE to_actor END AS by FROM ties
      GROUP BY ALL HAVING count(*) > 5`;
    expect(await offenders(long)).toEqual([]);
  });

  test('have people who were named but did not answer', async () => {
    const named = `
      SELECT count(DISTINCT actor_id)::INTEGER FROM actors AS a
      JOIN ties AS t ON t.wave = a.wave AND a.actor_id IN (t.from_actor, t.to_actor) WHERE NOT responded`;
    expect((await study.query(named)).values[0]?.[0]).toBeGreaterThan(10);
  });

  test('are densest and most reciprocal at SASH, thinnest and least so at SaTH', async () => {
    for (const year of [2018, 2019]) {
      for (const measure of ['density', 'reciprocity']) {
        const { values } = await study.query(
          `SELECT case_id FROM (${measured}) WHERE year = ${year} ORDER BY ${measure}`,
        );
        expect([values[0]?.[0], values.at(-1)?.[0]], `${measure} ${year}`).toEqual(['SaTH', 'SASH']);
      }
    }
    const { values } = await study.query(`
      SELECT case_id, density BETWEEN 0.09 AND 0.12, density BETWEEN 0.02 AND 0.04, reciprocity > 0.65, reciprocity < 0.25, isolates <= 1, isolates >= 3
      FROM (${measured}) WHERE year = 2019 AND case_id IN ('SASH', 'SaTH') ORDER BY case_id`);
    expect(values).toEqual([
      ['SASH', true, false, true, false, true, false],
      ['SaTH', false, true, false, true, false, true],
    ]);
  });

  test('run through one go-between at SaTH', async () => {
    const { values } = await study.query(`
      SELECT max(touched) / any_value(ties) FROM (
        SELECT actor_id, count(DISTINCT (from_actor, to_actor)) AS touched, (SELECT count(DISTINCT (from_actor, to_actor)) FROM ties WHERE case_id = 'SaTH' AND year(wave) = 2019) AS ties
        FROM actors JOIN ties ON actors.wave = ties.wave AND actor_id IN (from_actor, to_actor)
        WHERE actors.case_id = 'SaTH' AND year(actors.wave) = 2019 GROUP BY actor_id)`);
    expect(values[0]?.[0]).toBeGreaterThan(0.25);
  });
});

describe('training', () => {
  test('is of people who began before they finished, and of everyone in the networks', async () => {
    expect(await offenders('SELECT * FROM training WHERE completed_date <= start_date')).toEqual([]);
    expect(
      await offenders('SELECT actor_id FROM actors WHERE actor_id NOT IN (SELECT person_id FROM training)'),
    ).toEqual([]);
    const shared =
      'SELECT participant_id FROM participants WHERE participant_id IN (SELECT person_id FROM training)';
    expect(await offenders(shared)).toEqual([]);
  });
});

describe('the golden thread', () => {
  test('has known parents, one level down each time', async () => {
    const torn = `
      SELECT o.objective_id FROM objectives AS o LEFT JOIN objectives AS p ON p.objective_id = o.parent_id
      WHERE o.level NOT IN ('national', 'organisation', 'improvement')
         OR (o.parent_id IS NOT NULL AND (p.level, o.level) NOT IN (('national', 'organisation'), ('organisation', 'improvement')))
         OR (o.parent_id IS NOT NULL AND p.objective_id IS NULL) OR p.case_id <> o.case_id`;
    expect(await offenders(torn)).toEqual([]);
  });

  test('is tied to known objectives of the same trust, or to none', async () => {
    const torn = `
      SELECT i.improvement_id FROM improvements AS i LEFT JOIN objectives AS o USING (objective_id)
      WHERE i.objective_id IS NOT NULL AND o.case_id IS DISTINCT FROM i.case_id`;
    expect(await offenders(torn)).toEqual([]);
    const { values } = await study.query(
      'SELECT count(*) FILTER (objective_id IS NULL)::INTEGER FROM improvements',
    );
    expect(values[0]?.[0]).toBeGreaterThan(5);
  });

  test('saves in its class, most of it by trained people', async () => {
    const odd = `
      SELECT improvement_id FROM improvements
      WHERE (saving_gbp IS NULL) <> (saving_class IS NULL) OR saving_gbp <= 0
         OR saving_class <> CASE kind WHEN 'rpiw' THEN 'RPIW' ELSE replace(replace(kind, 'value_stream', 'value stream'), '_', '-') END
         OR kind NOT IN ('value_stream', 'rpiw', 'training_inspired') OR selected_by NOT IN ('strategy', 'staff', 'regulator')`;
    expect(await offenders(odd)).toEqual([]);
    const { values } = await study.query(
      'SELECT saving_class FROM improvements WHERE saving_gbp > 0 GROUP BY ALL ORDER BY sum(saving_gbp) DESC LIMIT 1',
    );
    expect(values).toEqual([['training-inspired']]);
  });
});

describe('the recovery plans', () => {
  test('are of the trusts that came under special measures during the partnership, from its first day on', async () => {
    const outside = `
      SELECT r.priority_id FROM recovery_priorities AS r
      LEFT JOIN phases AS p ON p.scheme = 'regime' AND p.case_id = r.case_id AND p.start_date > DATE '2015-07-16'
       AND r.start_date > p.start_date AND coalesce(r.end_date, r.start_date) <= p.end_date
      WHERE p.phase IS NULL`;
    expect(await offenders(outside)).toEqual([]);
    const { values } = await study.query(
      'SELECT case_id, count(*)::INTEGER, count(DISTINCT title)::INTEGER FROM recovery_priorities GROUP BY case_id ORDER BY case_id',
    );
    expect(values).toEqual([
      ['BHRUT', 7, 7],
      ['SaTH', 7, 7],
    ]);
  });

  test('coincide with aims of the same trust, or with none', async () => {
    const torn = `
      SELECT r.priority_id FROM recovery_priorities AS r LEFT JOIN objectives AS o USING (objective_id)
      WHERE r.objective_id IS NOT NULL AND (o.case_id IS DISTINCT FROM r.case_id OR o.level <> 'organisation')`;
    expect(await offenders(torn)).toEqual([]);
    const { values } = await study.query(
      'SELECT count(*) FILTER (objective_id IS NULL)::INTEGER FROM recovery_priorities',
    );
    expect(values).toEqual([[3]]);
  });
});

describe('the compact', () => {
  test('is acted on at known meetings, with known promises of that partner', async () => {
    const torn = `
      SELECT a.act_id FROM compact_acts AS a
      LEFT JOIN events AS e ON e.event_id = a.event_id AND e.kind = 'governance_meeting'
      LEFT JOIN promises AS p ON p.promise_id = a.promise_id AND p.partner = a.partner
      WHERE e.event_id IS NULL OR p.promise_id IS NULL OR act NOT IN ('reflection', 'activation', 'breach', 'repair')`;
    expect(await offenders(torn)).toEqual([]);
  });

  test('says nothing twice, and repairs only what was broken before', async () => {
    expect(
      await offenders(
        'SELECT quote FROM compact_acts WHERE quote IS NOT NULL GROUP BY ALL HAVING count(*) > 1',
      ),
    ).toEqual([]);
    const early = `
      SELECT r.act_id FROM compact_acts AS r WHERE act = 'repair' AND NOT EXISTS (
        FROM compact_acts AS b WHERE b.act = 'breach' AND b.promise_id = r.promise_id AND b.event_id <= r.event_id)`;
    expect(await offenders(early)).toEqual([]);
  });
});
