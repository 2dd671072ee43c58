import type { Analysis } from '../../main/contract/library';
import { methods } from './methods';
import { modelRows } from './modelRows';
import { necessityRows } from './necessityRows';
import { truthTableRows } from './truthTableRows';

export const qca: Analysis = {
  id: 'qca',
  title: 'Qualitative comparative analysis',
  description:
    'Which configurations of conditions go with an outcome: calibration, truth table, sufficient expressions, necessity.',
  macros: ['qca.sql'],
  methods,
  functions: [truthTableRows, modelRows, necessityRows],
  files: ['truth-table.vl.json', 'memberships.vl.json', 'truth-table.sql', 'memberships.sql'],
};
