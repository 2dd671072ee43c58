import { beforeAll, describe, expect, test } from 'vitest';
import type { SampleStudy } from './sampleStudy';
import { openSampleStudy } from './sampleStudy';

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

const rows = async (sql: string) => (await study.query(sql)).values;

describe('visits to wards', () => {
  test('are to eight to ten wards of each trust, on weekdays of the time that the README names', async () => {
    const wards =
      'SELECT case_id, count(DISTINCT ward)::INTEGER AS wards FROM ward_observations GROUP BY ALL ORDER BY ALL';
    expect(await rows(wards)).toEqual([
      ['BHRUT', 10],
      ['LTHT', 9],
      ['SASH', 9],
      ['SaTH', 10],
      ['UHCW', 8],
    ]);
    const odd = `
      SELECT * FROM ward_observations
      WHERE NOT regexp_full_match(ward, 'Ward [0-9]+') OR isodow(observed_on) > 5
         OR observed_on NOT BETWEEN DATE '2016-07-01' AND DATE '2020-02-29'`;
    expect(await rows(odd)).toEqual([]);
  });

  test('are at most one a ward and quarter, and some are missed', async () => {
    const quarterly =
      "SELECT count(*) AS visits FROM ward_observations GROUP BY case_id, ward, date_trunc('quarter', observed_on)";
    expect(await rows(`SELECT max(visits)::INTEGER, count(*) FROM (${quarterly})`)).toEqual([[1, '543']]);
    const visited = `
      SELECT case_id, count(DISTINCT date_trunc('quarter', observed_on))::INTEGER AS quarters
      FROM ward_observations GROUP BY ALL ORDER BY ALL`;
    expect(await rows(visited)).toEqual([
      ['BHRUT', 14],
      ['LTHT', 13],
      ['SASH', 13],
      ['SaTH', 15],
      ['UHCW', 14],
    ]);
  });

  test('leave standard work open now and then, and nothing else', async () => {
    const open = `
      SELECT count(*) FILTER (huddle IS NULL OR production_board IS NULL)::INTEGER,
             count(*) FILTER (standard_work IS NULL) BETWEEN 20 AND 50 FROM ward_observations`;
    expect(await rows(open)).toEqual([[0, true]]);
  });

  test('rise in each trust in some practice, and fall off in no trust in all of them', async () => {
    const ends = `
      WITH long AS (UNPIVOT ward_observations ON huddle, production_board, standard_work INTO NAME practice VALUE seen),
      years AS (SELECT case_id, practice, year(observed_on) AS year, avg(seen::INTEGER) AS share FROM long GROUP BY ALL)
      SELECT case_id, count(*) FILTER (last.share > first.share + 0.3)::INTEGER AS rose,
             count(*) FILTER (last.share < highest.share - 0.3)::INTEGER AS fell
      FROM (SELECT case_id, practice, min_by(share, year) AS share FROM years GROUP BY ALL) AS first
      JOIN (SELECT case_id, practice, max_by(share, year) AS share FROM years GROUP BY ALL) AS last USING (case_id, practice)
      JOIN (SELECT case_id, practice, max(share) AS share FROM years GROUP BY ALL) AS highest USING (case_id, practice)
      GROUP BY case_id`;
    const courses = await rows(`SELECT min(rose) >= 1, max(fell) <= 1, sum(fell) >= 2 FROM (${ends})`);
    expect(courses).toEqual([[true, true, true]]);
  });
});

describe('bodies', () => {
  test('stand in one tree beneath the board, with a guiding team and an office in each trust', async () => {
    const torn = `
      SELECT b.body_id FROM governance AS b LEFT JOIN governance AS u ON u.body_id = b.parent_id
      WHERE coalesce(u.kind, 'none') <> CASE b.kind WHEN 'board' THEN 'none' WHEN 'guiding_team' THEN 'board' ELSE 'guiding_team' END
         OR u.case_id <> b.case_id OR (u.case_id = b.case_id AND u.start_date > b.start_date)`;
    expect(await rows(torn)).toEqual([]);
    const each = `
      SELECT kind, count(*)::INTEGER, count(DISTINCT case_id)::INTEGER FROM governance GROUP BY ALL ORDER BY ALL`;
    expect(await rows(each)).toEqual([
      ['board', 1, 0],
      ['guiding_team', 5, 5],
      ['office', 5, 5],
      ['sponsor_team', 20, 5],
    ]);
  });

  test('count members where they sit and staff where they work, certified ones among them', async () => {
    const odd = `
      SELECT body_id FROM governance
      WHERE (members IS NULL) <> (kind = 'office') OR (staff_in_post IS NULL) = (kind = 'office')
         OR (certified_staff IS NULL) = (kind = 'office') OR certified_staff > staff_in_post OR members < 1
         OR meets NOT IN ('weekly', 'fortnightly', 'monthly')`;
    expect(await rows(odd)).toEqual([]);
  });

  test('sponsor each value stream of the study from its first day', async () => {
    const unsponsored = `
      SELECT i.improvement_id FROM improvements AS i
      LEFT JOIN governance AS b ON b.case_id = i.case_id AND b.start_date = i.start_date
       AND b.name = 'Sponsor team: ' || lower(i.title)
      WHERE i.kind = 'value_stream' AND b.body_id IS NULL`;
    expect(await rows(unsponsored)).toEqual([]);
  });
});
