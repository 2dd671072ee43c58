import type { Analysis } from '../../main/contract/library';

/** Lesson 4: skill needs connection, and connection needs to last. */
export const lessonRelationships: Analysis = {
  id: 'lesson-4-relationships',
  title: 'Lesson 4: relationships',
  description:
    'Training set beside ties, and ties kept, formed and dissolved between two surveys. Panels, pairs and measures of networks are in the family Networks.',
  macros: [],
  files: ['skill-connection.vl.json', 'network-change.vl.json', 'skill-connection.sql', 'network-change.sql'],
};
