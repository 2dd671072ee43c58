import type { SideView } from '../../workbench/view';
import { Methods } from './Methods';

/** The methods of analysis that SQL can call. */
export const methods: SideView = {
  id: 'methods',
  title: 'Methods',
  icon: 'beaker',
  Component: Methods,
};
