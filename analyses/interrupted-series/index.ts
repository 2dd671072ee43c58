import type { Analysis } from '../../main/contract/library';
import { methods } from './methods';
import { segmentedLine } from './segmentedLine';
import { segmentedRate } from './segmentedRate';

export const interruptedSeries: Analysis = {
  id: 'interrupted-series',
  title: 'Interrupted time series',
  description:
    'How level and trend of a series changed at a dated intervention, beside what would have come without it.',
  macros: ['interrupted-series.sql'],
  methods,
  functions: [segmentedLine, segmentedRate],
  files: [
    'counterfactual.vl.json',
    'counterfactual.sql',
    'effects.vl.json',
    'effects.sql',
    'infection-rates.vl.json',
    'infection-rates.sql',
  ],
};
