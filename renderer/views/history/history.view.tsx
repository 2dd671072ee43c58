import type { PanelView } from '../../workbench/view';
import { History } from './History';

/** Versions of the files that were written here, to compare with and to take back. */
export const history: PanelView = {
  id: 'history',
  title: 'History',
  Component: History,
  useCount: () => null,
};
