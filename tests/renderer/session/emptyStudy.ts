import type { StudySummary } from '../../../main/contract/study';

/** A study in which there is nothing. */
export const emptyStudy: StudySummary = {
  folder: '/a',
  title: 'A',
  described: true,
  tables: [],
  problems: [],
  cases: [],
  sources: [],
  views: [],
  privacy: null,
};
