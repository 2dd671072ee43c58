import type { Analysis } from '../../main/contract/library';
import type { MethodColumn, MethodInput } from '../../main/contract/method';

const series: MethodColumn = { name: 'series', type: 'any', purpose: 'which chart the row belongs to' };
const median: MethodColumn = { name: 'median', type: 'number', purpose: 'of the series' };

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

const monthly =
  "WITH monthly AS (\n  SELECT case_id AS series, period, value FROM outcomes WHERE measure_id = 'ae_4h'\n)\n";

/** Run charts with the rules of Anhøj. */
export const runChart: Analysis = {
  id: 'run-chart',
  title: 'Run charts',
  description:
    'Values around their median, and whether their runs are longer or fewer than chance would have it.',
  macros: ['run-chart.sql'],
  methods: [
    {
      name: 'run_chart',
      purpose: 'The median, and the run on one side of it that each point belongs to.',
      inputs,
      options: [],
      gives: [
        series,
        { name: 'period', type: 'as given', purpose: 'of the point' },
        { name: 'value', type: 'number', purpose: 'of the point; NULL in a gap' },
        median,
        { name: 'useful', type: 'boolean', purpose: 'not on the median; NULL in a gap' },
        { name: 'run', type: 'integer', purpose: 'counted from 1 in a series; NULL for points of no use' },
      ],
      example: `${monthly}FROM run_chart('monthly')`,
    },
    {
      name: 'run_chart_summary',
      purpose:
        'One row a series: its longest run and its crossings of the median against what chance would leave.',
      inputs,
      options: [],
      gives: [
        series,
        { name: 'points', type: 'integer', purpose: 'values in the series' },
        { name: 'useful_points', type: 'integer', purpose: 'those not on the median' },
        median,
        { name: 'longest_run', type: 'integer', purpose: 'of useful points on one side' },
        { name: 'longest_run_max', type: 'integer', purpose: 'round(log2(useful points)) + 3' },
        { name: 'crossings', type: 'integer', purpose: 'runs less one' },
        {
          name: 'crossings_min',
          type: 'integer',
          purpose: '5% quantile of the binomial of useful points less one',
        },
        {
          name: 'signal',
          type: 'boolean',
          purpose: 'a longer run or fewer crossings; NULL without useful points',
        },
      ],
      example: `${monthly}FROM run_chart_summary('monthly')`,
    },
  ],
  files: [
    'length-of-stay-runs.vl.json',
    'length-of-stay-runs.sql',
    'runs-of-all-measures.vl.json',
    'runs-of-all-measures.sql',
  ],
};
