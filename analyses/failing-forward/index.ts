import type { Analysis } from '../../main/contract/library';

export const failingForward: Analysis = {
  id: 'failing-forward',
  title: 'Failing forward',
  description: 'A log of what interviewees say failed and what was learnt, and when it was told.',
  macros: [],
  files: ['failure-log.vl.json', 'failure-log.sql', 'failure-strip.vl.json', 'failure-strip.sql'],
};
