import type { Analysis } from '../../main/contract/library';

/** Lesson 1: what cultural work before the partnership gave the method to plug into. */
export const lessonCulturalReadiness: Analysis = {
  id: 'lesson-1-cultural-readiness',
  title: 'Lesson 1: cultural readiness',
  description: 'What interviewees tell of culture by trust and aspect, with the segments it rests on.',
  macros: [],
  files: [
    'readiness-profile.vl.json',
    'culture-told.vl.json',
    'values-in-numbers.vl.json',
    'readiness-profile.sql',
    'readiness-evidence.sql',
    'culture-told.sql',
    'values-in-numbers.sql',
  ],
};
