import type { Method, MethodColumn, MethodInput, MethodOption } from '../../main/contract/method';

const memberships: MethodInput = {
  name: 'tbl',
  optional: false,
  columns: [
    { name: 'case_id', type: 'any', purpose: 'the case' },
    {
      name: 'condition',
      type: 'text',
      purpose: 'the condition or the outcome; expressions name conditions in the order of their first rows',
    },
    {
      name: 'membership',
      type: 'number',
      purpose: 'from 0, fully out, to 1, fully in; every case needs one in every condition',
    },
  ],
};

const outcome: MethodOption = {
  name: 'outcome',
  default: null,
  purpose: 'which of the conditions is to be explained',
};
const consistencyCut: MethodOption = {
  name: 'consistency_cut',
  default: '1.0',
  purpose: 'a configuration at least so consistent has output 1; above 0, at most 1',
};
const frequencyCut: MethodOption = {
  name: 'frequency_cut',
  default: '1',
  purpose: 'a configuration with fewer cases is a remainder, output ?',
};
const negate: MethodOption = {
  name: 'negate',
  default: 'false',
  purpose: 'true explains the absence of the outcome',
};

const cases: MethodColumn = {
  name: 'case_ids',
  type: 'list',
  purpose: 'the cases with a membership above 0.5, in the order of the input',
};
const consistency: MethodColumn = {
  name: 'consistency',
  type: 'number',
  purpose: 'Σ min(X, Y) / Σ X, how far X is sufficient for the outcome Y',
};
const pri: MethodColumn = {
  name: 'pri',
  type: 'number',
  purpose: 'proportional reduction in inconsistency: low where X is as sufficient for the absence of Y',
};

const example = (call: string) =>
  `WITH memberships AS (
  SELECT case_id, measure_id AS condition,
         CASE measure_id
           WHEN 'ae_4h' THEN qca_calibrate(avg(value), 84, 88, 92)
           WHEN 'rtt_18w' THEN qca_calibrate(avg(value), 86, 89, 92)
           ELSE qca_calibrate(avg(value), 5, 4.5, 4)
         END AS membership
  FROM outcomes WHERE measure_id IN ('ae_4h', 'rtt_18w', 'sickness') AND period < DATE '2020-03-01'
  GROUP BY ALL ORDER BY ALL
)
FROM ${call}`;

const calibrate: Method = {
  name: 'qca_calibrate',
  purpose:
    'Turns a measured value into membership in a set by three thresholds (direct method, log odds ±3).',
  inputs: [],
  options: [
    { name: 'value', default: null, purpose: 'a number; NULL stays NULL' },
    { name: 'exclusion', default: null, purpose: 'where a case is fully out: membership 0.047' },
    { name: 'crossover', default: null, purpose: 'where it is neither in nor out: 0.5' },
    {
      name: 'inclusion',
      default: null,
      purpose: 'where it is fully in: 0.953; below the crossover for a set that low values are in',
    },
  ],
  gives: [{ name: 'membership', type: 'number', purpose: 'between 0 and 1' }],
  example:
    "SELECT case_id, qca_calibrate(avg(value), 84, 88, 92) AS prompt\nFROM outcomes WHERE measure_id = 'ae_4h' GROUP BY ALL ORDER BY ALL",
};

const truthTable: Method = {
  name: 'qca_truth_table',
  purpose:
    'Which configurations of conditions the cases show, and how consistently the outcome goes with each.',
  inputs: [memberships],
  options: [outcome, consistencyCut, frequencyCut, negate],
  gives: [
    {
      name: 'row',
      type: 'integer',
      purpose:
        'the number of the configuration, as in R: the conditions as binary digits, the first one foremost, plus 1',
    },
    { name: 'configuration', type: 'text', purpose: 'as DEV*~URB; ~ is absence' },
    { name: 'cases', type: 'integer', purpose: 'cases with a membership above 0.5' },
    { ...consistency, purpose: `${consistency.purpose}; NULL without a case` },
    { ...pri, purpose: `${pri.purpose}; NULL without a case` },
    { name: 'output', type: 'text', purpose: '1, 0 or ? for a remainder, which has too few cases to tell' },
    cases,
    { name: 'note', type: 'text', purpose: 'contradictory cases, too few cases, cases on 0.5' },
  ],
  example: example("qca_truth_table('memberships', 'ae_4h', consistency_cut := 0.8)"),
};

const solutions: Method = {
  name: 'qca_solutions',
  purpose: 'The shortest expressions that are sufficient for the outcome: every tied model, with its fit.',
  inputs: [memberships],
  options: [
    outcome,
    consistencyCut,
    frequencyCut,
    {
      name: 'solution',
      default: "'conservative'",
      purpose:
        "'conservative' uses no remainder, 'parsimonious' any, 'intermediate' those that expect makes easy to assume",
    },
    {
      name: 'expect',
      default: '[]',
      purpose:
        "for 'intermediate': conditions that are expected to help, as ['DEV', '~URB']; without any it is the conservative solution",
    },
    negate,
  ],
  gives: [
    { name: 'solution', type: 'text', purpose: 'which was asked for' },
    { name: 'model', type: 'integer', purpose: 'from 1' },
    { name: 'models', type: 'integer', purpose: 'how many models are tied: the data cannot tell them apart' },
    { name: 'expression', type: 'text', purpose: 'the whole model, as A*B + ~C*D; 1 if it holds everywhere' },
    { name: 'term', type: 'text', purpose: 'the term of the row; NULL for the whole model' },
    consistency,
    pri,
    { name: 'raw_coverage', type: 'number', purpose: 'Σ min(X, Y) / Σ Y, how much of the outcome it covers' },
    {
      name: 'unique_coverage',
      type: 'number',
      purpose: 'what no other term of the model covers; NULL for the whole model',
    },
    cases,
  ],
  example: example(
    "qca_solutions('memberships', 'ae_4h', consistency_cut := 0.8, solution := 'parsimonious')",
  ),
};

const necessity: Method = {
  name: 'qca_necessity',
  purpose: 'How far each condition, or its absence, is necessary for the outcome.',
  inputs: [memberships],
  options: [outcome, negate],
  gives: [
    { name: 'condition', type: 'text', purpose: 'as DEV, or ~DEV for its absence' },
    {
      name: 'consistency',
      type: 'number',
      purpose: 'Σ min(X, Y) / Σ Y; 0.9 is the usual least for necessity',
    },
    {
      name: 'relevance',
      type: 'number',
      purpose: 'Σ (1 - X) / Σ (1 - min(X, Y)): near 0 where nearly every case has the condition',
    },
    { name: 'coverage', type: 'number', purpose: 'Σ min(X, Y) / Σ X' },
  ],
  example: example("qca_necessity('memberships', 'ae_4h')"),
};

export const methods: readonly Method[] = [calibrate, truthTable, solutions, necessity];
