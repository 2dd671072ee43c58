import type { Analysis } from '../../main/contract/library';

/** Lesson 2: the routines and training by which improvement became everyday work. */
export const lessonRoutines: Analysis = {
  id: 'lesson-2-routines',
  title: 'Lesson 2: routines',
  description:
    'Value streams, workshops, training and savings by trust and time, routines told of and seen, and who carries them.',
  macros: [],
  files: [
    'routines-by-year.vl.json',
    'routines-told.vl.json',
    'workshops.vl.json',
    'before-after.vl.json',
    'savings-by-class.vl.json',
    'trained.vl.json',
    'completion-by-level.vl.json',
    'ward-adoption.vl.json',
    'share-of-wards.vl.json',
    'infrastructure.vl.json',
    'routines-by-year.sql',
    'routines-told.sql',
    'workshops.sql',
    'before-after.sql',
    'savings-by-class.sql',
    'trained.sql',
    'completion-by-level.sql',
    'ward-adoption.sql',
    'infrastructure.sql',
  ],
};
