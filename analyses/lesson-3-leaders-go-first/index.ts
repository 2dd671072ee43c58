import type { Analysis } from '../../main/contract/library';

/** Lesson 3: leaders who learn first, and what they were told of as doing. */
export const lessonLeadersGoFirst: Analysis = {
  id: 'lesson-3-leaders-go-first',
  title: 'Lesson 3: leaders go first',
  description:
    'When leaders completed the training against others, and what interviewees tell of leadership.',
  macros: [],
  files: [
    'leaders-go-first.vl.json',
    'framing-solving.vl.json',
    'excitement-resistance.vl.json',
    'level-by-code.vl.json',
    'readiness-by-engagement.vl.json',
    'leaders-go-first.sql',
    'framing-solving.sql',
    'framing-by-person.sql',
    'excitement-resistance.sql',
    'level-by-code.sql',
    'readiness-by-engagement.sql',
  ],
};
