import { useProblems } from '../../session/useProblems';
import type { PanelView } from '../../workbench/view';
import { Problems } from './Problems';

/** What is wrong with the study, and where. */
export const problems: PanelView = {
  id: 'problems',
  title: 'Problems',
  keys: 'Mod+Shift+M',
  Component: Problems,
  useCount: () => useProblems().length || null,
};
