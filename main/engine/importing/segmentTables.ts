import type { ImportPlan } from '../../contract/importing';
import type { QdaProject } from '../coding/project';
import type { Session } from '../database/Session';
import { Failure } from '../../contract/failure';
import type { FoundTable } from '../importers/reader';
import type { LoadPlace } from '../study/plannedFile';
import type { Staged } from './Staging';

export async function recognisedSegments(
  ..._: [Session, Staged, FoundTable, LoadPlace, AbortSignal]
): Promise<{ readonly title: string; readonly why: string } | null> {
  return Promise.resolve(null);
}
export function segmentProject(
  ..._: [Session, Staged, ImportPlan, unknown, LoadPlace, AbortSignal]
): Promise<QdaProject> {
  return Promise.reject(new Failure('bug', 'Not ready'));
}
