import type { Analysis } from '../../main/contract/library';
import type { MethodColumn, MethodInput, MethodOption } from '../../main/contract/method';

const series: MethodColumn = { name: 'series', type: 'any', purpose: 'which chart the row belongs to' };

const inputs: readonly MethodInput[] = [
  {
    name: 'tbl',
    optional: false,
    columns: [
      series,
      {
        name: 'period',
        type: 'date, time or number',
        purpose: 'what puts the points in order, once a series',
      },
      { name: 'value', type: 'number', purpose: 'what was measured; NULL is a gap' },
    ],
  },
];

const options: readonly MethodOption[] = [
  {
    name: 'improvement',
    default: "'neutral'",
    purpose: "which way is better: 'increase', 'decrease' or 'neutral'",
  },
  { name: 'target', default: 'NULL', purpose: 'a standard to hold the limits against' },
  {
    name: 'rebase',
    default: '[]',
    purpose: 'periods at which new limits begin, in every series that has them',
  },
  {
    name: 'fix_after',
    default: 'NULL',
    purpose: 'limits from the first so many points of a baseline, 12 or more',
  },
  {
    name: 'convention',
    default: "'plot_the_dots'",
    purpose: "'plot_the_dots', the R package, or 'making_data_count', the tool of NHS England",
  },
  {
    name: 'screen',
    default: 'NULL',
    purpose: 'whether large moving ranges are left out of the limits; NULL as the convention has it',
  },
];

const limits: readonly MethodColumn[] = [
  { name: 'mean', type: 'number', purpose: 'of the baseline' },
  { name: 'lower_limit', type: 'number', purpose: 'mean − 2.66 × mean moving range' },
  { name: 'upper_limit', type: 'number', purpose: 'mean + 2.66 × mean moving range' },
];

const rules: readonly MethodColumn[] = [
  { name: 'outside_limits', type: 'boolean', purpose: 'beyond a process limit' },
  { name: 'trend', type: 'boolean', purpose: 'among seven that rise or fall' },
  { name: 'two_of_three', type: 'boolean', purpose: 'near a limit, with another of three on that side' },
  { name: 'shift', type: 'boolean', purpose: 'among seven on one side of the mean' },
  {
    name: 'signal',
    type: 'text',
    purpose: 'the rule that counts: astronomical, trend, two_of_three or shift; NULL where none is met',
  },
  {
    name: 'variation',
    type: 'text',
    purpose: 'common_cause, improvement, concern, neutral_high or neutral_low',
  },
];

const note: MethodColumn = {
  name: 'note',
  type: 'text',
  purpose: 'what limits the row, and what is missing',
};

/** Process charts of individual values (XmR). */
export const spc: Analysis = {
  id: 'spc',
  title: 'Process charts',
  description: 'XmR charts that tell signal from noise, by the rules of Making Data Count, with its icons.',
  macros: ['spc.sql'],
  methods: [
    {
      name: 'spc_xmr',
      purpose: 'Process limits, special causes and their direction for every point of every series.',
      inputs,
      options,
      gives: [
        series,
        { name: 'period', type: 'as given', purpose: 'of the point' },
        { name: 'value', type: 'number', purpose: 'of the point; NULL in a gap' },
        { name: 'baseline', type: 'integer', purpose: 'counted from 0; one more at each rebase' },
        ...limits,
        { name: 'lower_near_limit', type: 'number', purpose: 'two thirds of the way to the limit' },
        { name: 'upper_near_limit', type: 'number', purpose: 'two thirds of the way to the limit' },
        { name: 'moving_range', type: 'number', purpose: 'distance from the point before in the baseline' },
        { name: 'target', type: 'number', purpose: 'as given' },
        ...rules,
        note,
      ],
      example:
        "WITH monthly AS (\n  SELECT case_id AS series, period, value FROM outcomes WHERE measure_id = 'ae_4h'\n)\nFROM spc_xmr('monthly', improvement := 'increase', target := 95)",
    },
    {
      name: 'spc_summary',
      purpose:
        'One row a series: its last limits, how many special causes, and the icons of variation and assurance.',
      inputs,
      options,
      gives: [
        series,
        { name: 'points', type: 'integer', purpose: 'values in the series' },
        { name: 'baseline_points', type: 'integer', purpose: 'values that the last limits rest on' },
        ...limits,
        { name: 'special_cause_points', type: 'integer', purpose: 'points that meet a rule' },
        { name: 'improvement_points', type: 'integer', purpose: 'those that speak of improvement' },
        { name: 'concern_points', type: 'integer', purpose: 'those that speak of concern' },
        { name: 'neutral_high_points', type: 'integer', purpose: 'high ones, where no way is better' },
        { name: 'neutral_low_points', type: 'integer', purpose: 'low ones, where no way is better' },
        {
          name: 'variation_icon',
          type: 'text',
          purpose: 'of the last point: common_cause, improvement_, concern_ or neutral_ with high or low',
        },
        {
          name: 'assurance_icon',
          type: 'text',
          purpose: 'pass, fail or inconsistent: the target against the last limits; NULL without a target',
        },
        note,
      ],
      example:
        "WITH monthly AS (\n  SELECT case_id AS series, period, value FROM outcomes WHERE measure_id = 'ae_4h'\n)\nFROM spc_summary('monthly', improvement := 'increase', target := 95)",
    },
  ],
  files: ['four-hour-xmr.vl.json', 'four-hour-xmr.sql', 'board-summary.vl.json', 'board-summary.sql'],
};
