import type { SideView } from '../../workbench/view';
import { Data } from './Data';

/** The study's tables and their columns. */
export const data: SideView = {
  id: 'data',
  title: 'Data',
  icon: 'database',
  keys: 'Mod+Shift+B',
  Component: Data,
};
