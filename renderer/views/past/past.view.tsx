import type { PanelView } from '../../workbench/view';
import { PastQueries } from './PastQueries';

/** The queries that were run in this study, to find, open and run again. */
export const past: PanelView = {
  id: 'queryHistory',
  title: 'Query history',
  Component: PastQueries,
  useCount: () => null,
};
