-- The direct method of calibration (Ragin 2008, chapter 5) as fsQCA has it: log odds of 3 at full membership, 0 at the
-- crossover and -3 at full non-membership, in two straight pieces that go on beyond.
CREATE OR REPLACE MACRO qca_calibrate(value, exclusion, crossover, inclusion) AS
  CASE
    WHEN (exclusion < crossover AND crossover < inclusion) OR (exclusion > crossover AND crossover > inclusion)
    THEN 1 / (1 + exp(-3 * (golden_thread.number_in(value, 'qca_calibrate', 'value') - crossover)
           / CASE WHEN (golden_thread.number_in(value, 'qca_calibrate', 'value') > crossover) = (inclusion > crossover)
                  THEN inclusion - crossover ELSE crossover - exclusion END))
    ELSE error(format(
      '`qca_calibrate` needs a crossover between exclusion and inclusion, and none equal to another; it has exclusion {}, crossover {}, inclusion {}.',
      coalesce(exclusion::VARCHAR, 'NULL'), coalesce(crossover::VARCHAR, 'NULL'), coalesce(inclusion::VARCHAR, 'NULL')))
  END;

-- The input in one row: cases and conditions in the order in which they first appear, then a number for each in place of
-- their names.
CREATE OR REPLACE MACRO golden_thread.qca_cells(tbl, method) AS TABLE
WITH __qca_cells_rows AS MATERIALIZED (
  SELECT case_id, condition::VARCHAR AS condition_name,
         golden_thread.number_in(membership, method, 'membership') AS membership, row_number() OVER () AS turn
  FROM query_table(tbl)
),
__qca_cells_cases AS (
  SELECT case_id, row_number() OVER (ORDER BY min(turn)) AS place
  FROM __qca_cells_rows WHERE case_id IS NOT NULL GROUP BY case_id
),
__qca_cells_conditions AS (
  SELECT condition_name, row_number() OVER (ORDER BY min(turn)) AS place
  FROM __qca_cells_rows WHERE condition_name IS NOT NULL GROUP BY condition_name
)
SELECT (SELECT list(case_id ORDER BY place) FROM __qca_cells_cases) AS case_ids,
       (SELECT list(case_id::VARCHAR ORDER BY place) FROM __qca_cells_cases) AS case_names,
       (SELECT list(condition_name ORDER BY place) FROM __qca_cells_conditions) AS condition_names,
       list(coalesce(c.place, 0)::INTEGER ORDER BY r.turn) AS case_at,
       list(coalesce(o.place, 0)::INTEGER ORDER BY r.turn) AS condition_at,
       list(r.membership ORDER BY r.turn) AS memberships
FROM __qca_cells_rows AS r
LEFT JOIN __qca_cells_cases AS c USING (case_id)
LEFT JOIN __qca_cells_conditions AS o USING (condition_name);

-- Places of cases, written as `1,5`.
CREATE OR REPLACE MACRO golden_thread.qca_places(written) AS
  CASE WHEN written = '' THEN []::INTEGER[] ELSE string_split(written, ',')::INTEGER[] END;

-- A function is not called with a constant NULL, so an option that is NULL becomes a value that the function refuses.
CREATE OR REPLACE MACRO qca_truth_table(tbl, outcome, consistency_cut := 1.0, frequency_cut := 1, negate := false) AS TABLE
WITH __qca_truth_table_asked AS MATERIALIZED (
  SELECT case_ids,
         qca_truth_table_begin(case_names, condition_names, case_at, condition_at, memberships,
                               coalesce(outcome::VARCHAR, ''), coalesce(consistency_cut::DOUBLE, 'NaN'),
                               coalesce(frequency_cut::DOUBLE, 'NaN'), coalesce(negate::BOOLEAN, false)) AS ticket
  FROM golden_thread.qca_cells(tbl, 'qca_truth_table')
),
__qca_truth_table_answered AS MATERIALIZED (
  SELECT case_ids, qca_truth_table_result(ticket) AS r FROM golden_thread.finished('__qca_truth_table_asked')
),
__qca_truth_table_rows AS (
  SELECT case_ids, unnest(r.row) AS row, unnest(r.configuration) AS configuration, unnest(r.cases) AS cases,
         unnest(r.consistency) AS consistency, unnest(r.pri) AS pri, unnest(r.output) AS output,
         unnest(r.members) AS members, unnest(r.note) AS note
  FROM __qca_truth_table_answered
)
SELECT row, configuration, cases, consistency, pri, output,
       list_transform(golden_thread.qca_places(members), lambda place: case_ids[place]) AS case_ids, note
FROM __qca_truth_table_rows
ORDER BY row;

CREATE OR REPLACE MACRO qca_solutions(tbl, outcome, consistency_cut := 1.0, frequency_cut := 1, solution := 'conservative',
                                      expect := [], negate := false) AS TABLE
WITH __qca_solutions_asked AS MATERIALIZED (
  SELECT case_ids, solution::VARCHAR AS kind,
         qca_solutions_begin(case_names, condition_names, case_at, condition_at, memberships, coalesce(outcome::VARCHAR, ''),
                             coalesce(consistency_cut::DOUBLE, 'NaN'), coalesce(frequency_cut::DOUBLE, 'NaN'),
                             coalesce(solution::VARCHAR, ''), coalesce(expect::VARCHAR[], []),
                             coalesce(negate::BOOLEAN, false)) AS ticket
  FROM golden_thread.qca_cells(tbl, 'qca_solutions')
),
__qca_solutions_answered AS MATERIALIZED (
  SELECT case_ids, kind, qca_solutions_result(ticket) AS r FROM golden_thread.finished('__qca_solutions_asked')
),
__qca_solutions_terms AS (
  SELECT generate_subscripts(r.term, 1) AS number, unnest(r.term) AS term, unnest(r.term_consistency) AS consistency,
         unnest(r.term_pri) AS pri, unnest(r.term_coverage) AS raw_coverage,
         golden_thread.qca_places(unnest(r.term_members)) AS places
  FROM __qca_solutions_answered
),
__qca_solutions_models AS (
  SELECT generate_subscripts(r.model_consistency, 1) AS model, unnest(r.model_consistency) AS consistency,
         unnest(r.model_pri) AS pri, unnest(r.model_coverage) AS raw_coverage
  FROM __qca_solutions_answered
),
__qca_solutions_parts AS (
  SELECT p.model, p.turn, p.unique_coverage, t.*
  FROM (
    SELECT unnest(r.part_model) AS model, generate_subscripts(r.part_model, 1) AS turn, unnest(r.part_term) AS number,
           unnest(r.part_unique) AS unique_coverage
    FROM __qca_solutions_answered
  ) AS p
  JOIN __qca_solutions_terms AS t USING (number)
),
__qca_solutions_whole AS (
  SELECT model, string_agg(term, ' + ' ORDER BY turn) AS expression,
         list_sort(list_distinct(flatten(list(places)))) AS places
  FROM __qca_solutions_parts
  GROUP BY model
),
__qca_solutions_rows AS (
  SELECT w.model, w.expression, 0 AS turn, NULL AS term, m.consistency, m.pri, m.raw_coverage, NULL AS unique_coverage, w.places
  FROM __qca_solutions_whole AS w JOIN __qca_solutions_models AS m USING (model)
  UNION ALL
  SELECT p.model, w.expression, p.turn, p.term, p.consistency, p.pri, p.raw_coverage, p.unique_coverage, p.places
  FROM __qca_solutions_parts AS p JOIN __qca_solutions_whole AS w USING (model)
)
SELECT a.kind AS solution, s.model::INTEGER AS model, len(a.r.model_consistency)::INTEGER AS models, s.expression, s.term,
       s.consistency, s.pri, s.raw_coverage, s.unique_coverage,
       list_transform(s.places, lambda place: a.case_ids[place]) AS case_ids
FROM __qca_solutions_rows AS s, __qca_solutions_answered AS a
ORDER BY s.model, s.turn;

CREATE OR REPLACE MACRO qca_necessity(tbl, outcome, negate := false) AS TABLE
WITH __qca_necessity_asked AS MATERIALIZED (
  SELECT qca_necessity_begin(case_names, condition_names, case_at, condition_at, memberships, coalesce(outcome::VARCHAR, ''),
                             coalesce(negate::BOOLEAN, false)) AS ticket
  FROM golden_thread.qca_cells(tbl, 'qca_necessity')
),
__qca_necessity_answered AS MATERIALIZED (
  SELECT qca_necessity_result(ticket) AS r FROM golden_thread.finished('__qca_necessity_asked')
)
SELECT unnest(r.condition) AS condition, unnest(r.consistency) AS consistency, unnest(r.relevance) AS relevance,
       unnest(r.coverage) AS coverage
FROM __qca_necessity_answered;
