import { Failure } from '../../contract/failure';
import type { ImportPlan } from '../../contract/importing';
import { frontMatterLength } from '../coding/frontMatter';
import type { QdaProject } from '../coding/project';
import type { Session } from '../database/Session';
import type { LoadPlace } from '../study/plannedFile';
import { projectReader, sourceOf } from './inspectFile';
import { segmentProject } from './segmentTables';
import { optionsOf } from './stagedTable';
import type { Staged } from './Staging';

/** A transcript of the study: its id, its title, and its file's text whole. */
export interface StudyDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Reads a file that waits as the project of a coding tool, or a table of coded segments as one. */
export async function readProject(
  session: Session,
  staged: Staged,
  plan: ImportPlan,
  documents: readonly StudyDocument[],
  place: LoadPlace,
  signal: AbortSignal,
): Promise<QdaProject> {
  if (plan.kind === 'segments') {
    const bodies = documents.map(document => ({
      id: document.id,
      name: document.title,
      text: document.text.slice(frontMatterLength(document.text)),
    }));
    return segmentProject(session, staged, plan, bodies, place, signal);
  }
  const reader = await projectReader(staged, place, signal);
  if (!reader)
    throw new Failure(
      'file',
      `${staged.name} is not the project of a coding tool that the workbench knows.`,
      {
        path: staged.name,
      },
    );
  return place.apart.project(reader, { ...sourceOf(staged), options: optionsOf(plan) }, signal);
}

/** The transcripts that the study has. */
export async function studyDocuments(session: Session): Promise<readonly StudyDocument[]> {
  const there = await session.rows(
    "SELECT 1 FROM duckdb_views() WHERE database_name = 'study' AND schema_name = 'main' AND view_name = 'documents'",
  );
  if (there.length === 0) return [];
  const rows = await session.rows(
    'SELECT document_id, coalesce(title, document_id) AS title, text FROM study.main.documents WHERE text IS NOT NULL',
  );
  return rows.map(row => ({
    id: String(row['document_id']),
    title: String(row['title']),
    text: String(row['text']),
  }));
}
