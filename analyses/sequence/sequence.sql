-- The states of each case in order. A position is a place on the grid of all positions that any case has.
CREATE OR REPLACE MACRO golden_thread.sequence_rows(tbl, called) AS TABLE
WITH __sequence_rows_given AS MATERIALIZED (
  SELECT case_id, golden_thread.period_in(position, called, 'position') AS point, state FROM query_table(tbl)
),
__sequence_rows_grid AS (
  SELECT point, row_number() OVER (ORDER BY point)::INTEGER AS place FROM (SELECT DISTINCT point FROM __sequence_rows_given)
),
__sequence_rows_placed AS (
  SELECT given.case_id, given.point, given.state, grid.place,
         lag(grid.place) OVER one_case AS place_before, lag(given.point) OVER one_case AS point_before,
         max(grid.place) FILTER (given.state IS NOT NULL) OVER (PARTITION BY given.case_id) AS last_place
  FROM __sequence_rows_given AS given
  JOIN __sequence_rows_grid AS grid ON grid.point IS NOT DISTINCT FROM given.point
  WINDOW one_case AS (PARTITION BY given.case_id ORDER BY grid.place)
)
SELECT case_id, point AS position, place,
       CASE
         WHEN case_id IS NULL
           THEN error(format('`{}` finds a row without a case_id. Leave such rows out, or give them one.', called))
         WHEN point IS NULL
           THEN error(format('`{}` finds a row of case “{}” without a position. Leave such rows out, or give them one.',
                             called, case_id))
         WHEN last_place IS NULL
           THEN error(format('`{}` finds no state at all for case “{}”. Leave the case out, or give it a state with coalesce(state, ''not known'').',
                             called, case_id))
         WHEN place = place_before
           THEN error(format('`{}` finds two rows for case “{}” at position {}. A case has one state at a position.',
                             called, case_id, point))
         WHEN state IS NULL
           THEN error(format('`{}` finds no state for case “{}” at position {}, which is a gap within its sequence. Give gaps a state of their own, for instance with coalesce(state, ''not known'').',
                             called, case_id, point))
         WHEN place > place_before + 1
           THEN error(format('`{}` finds no row for case “{}” between positions {} and {}, where other cases have one. Give the gap a row with a state of its own, or, if only the order counts, number each case''s rows with row_number().',
                             called, case_id, point_before, point))
         ELSE state
       END AS state
FROM __sequence_rows_placed
-- A NULL after the last state of a case says that the sequence is over.
WHERE place <= last_place OR last_place IS NULL OR point IS NULL;

-- Unbroken runs of one state, in the order of a case's sequence.
CREATE OR REPLACE MACRO golden_thread.sequence_runs(tbl, called) AS TABLE
WITH __sequence_runs_changes AS (
  SELECT case_id, position, place, state,
         (state IS DISTINCT FROM lag(state) OVER one_case)::INTEGER AS changed
  FROM golden_thread.sequence_rows(tbl, called)
  WINDOW one_case AS (PARTITION BY case_id ORDER BY place)
),
__sequence_runs_numbered AS (
  SELECT *, sum(changed) OVER (PARTITION BY case_id ORDER BY place ROWS UNBOUNDED PRECEDING)::INTEGER AS run
  FROM __sequence_runs_changes
)
SELECT case_id, run, state, min(position) AS start_position, max(position) AS end_position, count(*)::INTEGER AS points
FROM __sequence_runs_numbered
GROUP BY case_id, run, state;

CREATE OR REPLACE MACRO sequence_spells(tbl) AS TABLE
SELECT case_id, state, start_position, end_position
FROM golden_thread.sequence_runs(tbl, 'sequence_spells')
ORDER BY case_id, run;

CREATE OR REPLACE MACRO sequence_transitions(tbl) AS TABLE
WITH __sequence_transitions_steps AS (
  SELECT state AS from_state, lead(state) OVER (PARTITION BY case_id ORDER BY place) AS to_state
  FROM golden_thread.sequence_rows(tbl, 'sequence_transitions')
),
__sequence_transitions_counts AS MATERIALIZED (
  SELECT from_state, to_state, count(*) AS steps FROM __sequence_transitions_steps GROUP BY ALL
),
__sequence_transitions_states AS (SELECT DISTINCT from_state AS state FROM __sequence_transitions_counts)
SELECT a.state AS from_state, b.state AS to_state,
       coalesce(counts.steps, 0) / nullif(sum(counts.steps) OVER (PARTITION BY a.state), 0) AS rate
FROM __sequence_transitions_states AS a
CROSS JOIN __sequence_transitions_states AS b
LEFT JOIN __sequence_transitions_counts AS counts ON counts.from_state = a.state AND counts.to_state = b.state
ORDER BY from_state, to_state;

CREATE OR REPLACE MACRO sequence_distribution(tbl) AS TABLE
WITH __sequence_distribution_counts AS MATERIALIZED (
  SELECT position, state, count(*) AS cases
  FROM golden_thread.sequence_rows(tbl, 'sequence_distribution')
  GROUP BY ALL
),
__sequence_distribution_states AS (SELECT DISTINCT state FROM __sequence_distribution_counts),
__sequence_distribution_positions AS (
  SELECT position, sum(cases) AS cases FROM __sequence_distribution_counts GROUP BY position
),
__sequence_distribution_shares AS (
  SELECT position, state, coalesce(counts.cases, 0) / all_cases.cases AS share
  FROM __sequence_distribution_positions AS all_cases
  CROSS JOIN __sequence_distribution_states
  LEFT JOIN __sequence_distribution_counts AS counts USING (position, state)
)
SELECT position, state, share,
       abs(sum(CASE WHEN share > 0 THEN share * ln(share) ELSE 0 END) OVER (PARTITION BY position))
         / nullif(ln((SELECT count(*) FROM __sequence_distribution_states)), 0) AS entropy
FROM __sequence_distribution_shares
ORDER BY position, state;

CREATE OR REPLACE MACRO sequence_indices(tbl) AS TABLE
WITH __sequence_indices_runs AS MATERIALIZED (
  FROM golden_thread.sequence_runs(tbl, 'sequence_indices')
),
__sequence_indices_states AS (
  SELECT state, row_number() OVER (ORDER BY state)::INTEGER AS code
  FROM (SELECT DISTINCT state FROM __sequence_indices_runs)
),
__sequence_indices_cases AS MATERIALIZED (
  SELECT case_id, row_number() OVER (ORDER BY case_id)::INTEGER AS code,
         sum(points)::INTEGER AS points, count(*)::INTEGER AS runs, avg(points) AS mean, var_pop(points) AS variance
  FROM __sequence_indices_runs
  GROUP BY case_id
),
__sequence_indices_times AS (
  SELECT case_id, state, sum(points) AS points FROM __sequence_indices_runs GROUP BY case_id, state
),
__sequence_indices_diversity AS (
  SELECT times.case_id, count(*)::INTEGER AS distinct_states,
         abs(sum(times.points / cases.points * ln(times.points / cases.points)))
           / nullif(ln((SELECT count(*) FROM __sequence_indices_states)), 0) AS entropy
  FROM __sequence_indices_times AS times
  JOIN __sequence_indices_cases AS cases USING (case_id)
  GROUP BY times.case_id
),
__sequence_indices_ordered AS (
  SELECT cases.code AS case_code, states.code AS state_code, runs.run
  FROM __sequence_indices_runs AS runs
  JOIN __sequence_indices_cases AS cases USING (case_id)
  JOIN __sequence_indices_states AS states USING (state)
),
__sequence_indices_asked AS MATERIALIZED (
  SELECT sequence_subsequences_begin(list(case_code ORDER BY case_code, run), list(state_code ORDER BY case_code, run)) AS ticket
  FROM __sequence_indices_ordered
),
__sequence_indices_answered AS MATERIALIZED (
  SELECT sequence_subsequences_result(ticket) AS answer FROM golden_thread.finished('__sequence_indices_asked')
),
__sequence_indices_subsequences AS (
  SELECT unnest(answer.case_code) AS code, unnest(answer.bits) AS bits FROM __sequence_indices_answered
)
SELECT case_id, points AS length, runs - 1 AS transitions, entropy,
       bits + log2(((runs - 1) * (1 - mean) ** 2 + 1) / (variance + 1)) AS turbulence,
       sqrt((runs - 1) / nullif(points - 1, 0) * entropy) AS complexity,
       distinct_states
FROM __sequence_indices_cases
JOIN __sequence_indices_diversity USING (case_id)
JOIN __sequence_indices_subsequences USING (code)
ORDER BY code;

CREATE OR REPLACE MACRO sequence_distances(
  tbl, method := 'OM', substitution := 'CONSTANT', cost := NULL, indel := 1, normalise := 'none'
) AS TABLE
-- A function is not asked at all where one of its arguments is NULL; this one is to refuse unknown options always.
WITH __sequence_distances_rows AS MATERIALIZED (
  FROM golden_thread.sequence_rows(tbl, 'sequence_distances')
),
__sequence_distances_cases AS MATERIALIZED (
  SELECT case_id, row_number() OVER (ORDER BY case_id)::INTEGER - 1 AS code
  FROM (SELECT DISTINCT case_id FROM __sequence_distances_rows)
),
__sequence_distances_states AS MATERIALIZED (
  SELECT state, row_number() OVER (ORDER BY state)::INTEGER - 1 AS code
  FROM (SELECT DISTINCT state FROM __sequence_distances_rows)
),
__sequence_distances_ordered AS (
  SELECT cases.code AS case_code, given.place, states.code AS state_code
  FROM __sequence_distances_rows AS given
  JOIN __sequence_distances_cases AS cases USING (case_id)
  JOIN __sequence_distances_states AS states USING (state)
),
__sequence_distances_asked AS MATERIALIZED (
  SELECT sequence_distances_begin(
           coalesce(list(case_code ORDER BY case_code, place), []::INTEGER[]),
           coalesce(list(place ORDER BY case_code, place), []::INTEGER[]),
           coalesce(list(state_code ORDER BY case_code, place), []::INTEGER[]),
           coalesce((SELECT list(case_id::VARCHAR ORDER BY code) FROM __sequence_distances_cases), []::VARCHAR[]),
           coalesce(method, 'NULL'), coalesce(substitution, 'NULL'), coalesce(normalise, 'NULL'),
           coalesce(cost::DOUBLE, 'nan'::DOUBLE), coalesce(indel::DOUBLE, 'nan'::DOUBLE)
         ) AS ticket
  FROM __sequence_distances_ordered
),
__sequence_distances_answered AS MATERIALIZED (
  SELECT sequence_distances_result(ticket) AS answer FROM golden_thread.finished('__sequence_distances_asked')
),
__sequence_distances_triangle AS (
  SELECT answer.kind AS kinds, answer.distance AS distances FROM __sequence_distances_answered
),
__sequence_distances_kinds AS MATERIALIZED (
  SELECT case_id, code, kinds[code + 1] AS kind FROM __sequence_distances_cases, __sequence_distances_triangle
)
SELECT a.case_id AS case_a, b.case_id AS case_b,
       CASE
         WHEN a.kind = b.kind THEN 0
         ELSE distances[greatest(a.kind, b.kind) * (greatest(a.kind, b.kind) - 1) // 2 + least(a.kind, b.kind) + 1]
       END AS distance
FROM __sequence_distances_kinds AS a, __sequence_distances_kinds AS b, __sequence_distances_triangle
ORDER BY a.code, b.code;
