import type { PanelView } from '../../workbench/view';
import { Plan } from './Plan';

/** How a statement is done, step by step. */
export const plan: PanelView = {
  id: 'plan',
  title: 'Query plan',
  Component: Plan,
  useCount: () => null,
};
