import type { Analysis } from '../../main/contract/library';
import { distances } from './distances';
import { methods } from './methods';
import { subsequences } from './subsequences';

export const sequence: Analysis = {
  id: 'sequence',
  title: 'Sequences of states',
  description:
    'Distances between the states that cases pass through in turn, and how varied each sequence is.',
  macros: ['sequence.sql'],
  methods,
  functions: [distances, subsequences],
  files: [
    'rating-sequences.vl.json',
    'rating-distances.vl.json',
    'rating-sequences.sql',
    'rating-distances.sql',
    'cost-sensitivity.sql',
  ],
};
