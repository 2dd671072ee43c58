import type { Analysis } from '../../main/contract/library';

export const closingCovidLegitimacy: Analysis = {
  id: 'closing-covid-legitimacy',
  title: 'Closing: COVID-19 and legitimacy',
  description: 'Practices in the pandemic, legitimacy gained and lost, a quote board, words beside figures.',
  macros: [],
  files: [
    'covid-practice.vl.json',
    'covid-practice.sql',
    'legitimacy-strip.vl.json',
    'legitimacy-strip.sql',
    'quote-board.vl.json',
    'quote-board.sql',
    'joint-display.vl.json',
    'joint-display.sql',
  ],
};
