import type { SideView } from '../../workbench/view';
import { Explorer } from './Explorer';
import { ExplorerActions } from './ExplorerActions';

/** The study's files and the shipped analyses. */
export const explorer: SideView = {
  id: 'explorer',
  title: 'Explorer',
  icon: 'files',
  keys: 'Mod+Shift+E',
  Component: Explorer,
  Actions: ExplorerActions,
};
