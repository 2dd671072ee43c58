import type { Analysis } from '../../main/contract/library';
import { methods } from './methods';
import { nodeMeasures } from './nodeMeasures';
import { summaryMeasures } from './summaryMeasures';

export const network: Analysis = {
  id: 'network',
  title: 'Networks',
  description:
    'Who talks to whom: density, reciprocity, centrality, communities and layout of directed networks, and their change.',
  macros: ['network.sql'],
  methods,
  functions: [nodeMeasures, summaryMeasures],
  files: [
    'network-panels.vl.json',
    'dyad-bars.vl.json',
    'network-metrics.vl.json',
    'network-panels.sql',
    'dyad-bars.sql',
    'network-metrics.sql',
  ],
};
