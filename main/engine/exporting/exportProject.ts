import { Failure } from '../../contract/failure';
import type { PrivacySettings } from '../../contract/privacy';
import type { Session } from '../database/Session';
import { lossesOf } from '../exporters/refi/lossesOf';
import { writeCodebook } from '../exporters/refi/writeCodebook';
import { writeProject } from '../exporters/refi/writeProject';
import { caseLabels } from '../privacy/caseLabels';
import { privateProject } from './privateProject';
import { studyProject } from './studyProject';

/** A project file as bytes, and what a person should know of it: what was left out, and why. */
export interface ExportedProject {
  readonly bytes: Uint8Array;
  readonly notes: readonly string[];
}

/** Writes the study's coding as a REFI-QDA project or codebook, under the study's privacy settings. */
export async function exportProject(
  session: Session,
  format: 'qdpx' | 'qdc',
  study: { readonly title: string; readonly privacy: PrivacySettings | null },
  made: { readonly by: string; readonly at: string | null },
): Promise<ExportedProject> {
  const own = await studyProject(session, study.title);
  const { project, notes } = privateProject(own, study.privacy, await caseLabels(session));
  if (format === 'qdc') return { bytes: new TextEncoder().encode(writeCodebook(project, made)), notes };
  if (project.documents.length === 0 && project.codes.length === 0)
    throw new Failure(
      'refused',
      'The study has neither transcripts nor codes, so there is no project to export.',
    );
  return {
    bytes: await writeProject(project, made),
    notes: [
      ...notes,
      ...lossesOf(project).map(({ what, count, why }) => `Not carried over: ${count} × ${what}. ${why}`),
      ...project.rejects.map(({ where, reason }) => `Not exported: ${where}: ${reason}`),
    ],
  };
}
