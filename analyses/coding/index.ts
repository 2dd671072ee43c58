import type { Analysis } from '../../main/contract/library';
import { followers } from './followers';
import { methods } from './methods';
import { overlaps } from './overlaps';

export const coding: Analysis = {
  id: 'coding',
  title: 'Coding: agreement and co-occurrence',
  description:
    'How far coders agree on where each code belongs, where they differ, and which codes occur together.',
  macros: ['agreement.sql', 'coding-agreement.sql', 'code-relations.sql'],
  methods,
  functions: [overlaps, followers],
  files: [
    'agreement-by-code.vl.json',
    'agreement-by-code.sql',
    'where-coders-differ.sql',
    'code-cooccurrence.vl.json',
    'code-cooccurrence.sql',
  ],
};
