import type { Analysis } from '../../main/contract/library';

export const lesson6GoldenThread: Analysis = {
  id: 'lesson-6-golden-thread',
  title: 'Lesson 6: the golden thread',
  description:
    'From improvements to the aims of trusts and national aims: what is aligned, where the thread is cut, who chose.',
  macros: [],
  files: [
    'thread-flow.vl.json',
    'thread-flow.sql',
    'alignment-matrix.vl.json',
    'alignment-matrix.sql',
    'share-aligned.vl.json',
    'threads.sql',
    'orphans.vl.json',
    'orphans.sql',
    'selection.vl.json',
    'selection.sql',
    'regimes.sql',
    'priorities.vl.json',
    'priorities.sql',
    'recovery-lanes.vl.json',
    'recovery-lanes.sql',
  ],
};
