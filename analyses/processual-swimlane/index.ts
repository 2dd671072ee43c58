import type { Analysis } from '../../main/contract/library';

export const processualSwimlane: Analysis = {
  id: 'processual-swimlane',
  title: 'Process maps and cases side by side',
  description:
    'State and events of each trust by phase, the cases as a table, outcomes from start to end, the chronology.',
  macros: [],
  files: [
    'phase-map.vl.json',
    'phase-map.sql',
    'case-table.vl.json',
    'case-table.sql',
    'outcome-slopes.vl.json',
    'outcome-slopes.sql',
    'chronology.sql',
  ],
};
