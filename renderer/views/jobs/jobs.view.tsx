import { useSessionPart } from '../../session/SessionProvider';
import type { PanelView } from '../../workbench/view';
import { ClearJobs, Jobs } from './Jobs';

/** Everything long that goes on or went on, what came of it, and the way to cancel it. */
export const jobs: PanelView = {
  id: 'jobs',
  title: 'Jobs',
  Component: Jobs,
  useCount: () => useSessionPart(({ jobs: all }) => all.filter(({ ended }) => ended === null).length || null),
  Actions: ClearJobs,
};
