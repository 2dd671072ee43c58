import { useSessionPart } from '../../session/SessionProvider';
import type { PanelView } from '../../workbench/view';
import { Problems } from './Problems';

/** What is wrong with the study, and where. */
export const problems: PanelView = {
  id: 'problems',
  title: 'Problems',
  keys: 'Mod+Shift+M',
  Component: Problems,
  useCount: () => useSessionPart(session => session.study?.problems.length || null),
};
