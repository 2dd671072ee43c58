import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../contract/failure';
import type { ImportPlan, ImportPreview, ImportReport, Inspection } from '../../contract/importing';
import type { QdaProject } from '../coding/project';
import type { Session } from '../database/Session';
import { documentReaderOf } from '../importers/transcript';
import type { ReadDocument } from '../importers/reader';
import { fingerprint } from '../study/fingerprint';
import type { LoadPlace } from '../study/plannedFile';
import type { Study } from '../study/Study';
import { inspectFile } from './inspectFile';
import { PlannedChanges } from './plannedChanges';
import { nothing, previewTableOf } from './previewTable';
import { readProject, studyDocuments } from './readProject';
import { optionsOf } from './stagedTable';
import { Staging } from './Staging';
import type { Staged } from './Staging';

/** Most rejects of a project that are told one by one. */
const rejectsFirst = 200;

/** Brings files from outside into the open study. Nothing of the study changes before `run`, which changes all or nothing. */
export class Imports {
  readonly staging: Staging;
  readonly #study: Study;

  constructor(study: Study) {
    this.#study = study;
    this.staging = new Staging(study.scratch);
  }

  inspect(file: string, signal: AbortSignal): Promise<Inspection> {
    const staged = this.staging.file(file);
    const taken = new Set(this.#study.files.map(({ path }) => path.toLowerCase()));
    return this.#work((session, place) => inspectFile(session, staged, place, taken, signal));
  }

  preview(plan: ImportPlan, signal: AbortSignal): Promise<ImportPreview> {
    const staged = this.staging.file(plan.file);
    return this.#work((session, place) => this.#preview(session, staged, plan, place, signal));
  }

  /** Imports all files or none. The study is to be loaded again afterwards. */
  run(
    plans: readonly ImportPlan[],
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<Ran> {
    return this.#work(async (session, place) => {
      const changes = new PlannedChanges(this.#study, session);
      const notes: string[] = [];
      for (const [index, plan] of plans.entries()) {
        onProgress(index / plans.length);
        const staged = this.staging.file(plan.file);
        if (plan.kind === 'other')
          throw new Failure('refused', `${staged.name} cannot be imported. Leave it out.`);
        if (plan.kind !== 'project' && plan.kind !== 'segments') {
          await changes.addFile(plan, staged);
          continue;
        }
        const documents = await studyDocuments(session);
        const project = await readProject(session, staged, plan, documents, place, signal);
        await changes.addProject(project, plan);
        notes.push(...projectNotes(staged.name, project));
      }
      if (signal.aborted) throw Failure.cancelled();
      const what = plans.map(plan => this.staging.file(plan.file).name).join(', ');
      const change = await this.#study.changes.make(`the import of ${what}`, changes.all);
      for (const plan of plans) await this.staging.forget(plan.file);
      return { change, paths: changes.all.map(({ path }) => path), notes };
    });
  }

  async #preview(
    session: Session,
    staged: Staged,
    plan: ImportPlan,
    place: LoadPlace,
    signal: AbortSignal,
  ): Promise<ImportPreview> {
    if (plan.kind === 'table') return previewTableOf(session, staged, plan, this.#study.made, place, signal);
    if (plan.kind === 'document') return documentPreview(await this.#document(staged, plan, place, signal));
    if (plan.kind !== 'project' && plan.kind !== 'segments') return nothing;
    const documents = await studyDocuments(session);
    const project = await readProject(session, staged, plan, documents, place, signal);
    return this.#projectPreview(project, plan);
  }

  async #document(
    staged: Staged,
    plan: ImportPlan,
    place: LoadPlace,
    signal: AbortSignal,
  ): Promise<ReadDocument> {
    const reader = documentReaderOf(plan.target);
    if (!reader)
      throw new Failure('file', `${staged.name} is in a format that holds no transcript.`, {
        path: staged.name,
      });
    const { encoding } = await fingerprint(staged.path, signal);
    const source = {
      file: staged.path,
      path: staged.name,
      encoding,
      options: optionsOf(plan),
      types: new Map(),
    };
    return place.apart.document(reader, source, signal);
  }

  #projectPreview(project: QdaProject, plan: ImportPlan): ImportPreview {
    const { cases } = this.#study.summary;
    const recoded = plan.values['case_id'] ?? {};
    const unknown = project.cases.filter(
      ({ name }) =>
        cases.length > 0 &&
        !Object.hasOwn(recoded, name) &&
        !cases.some(one =>
          [one.id, one.name, one.shortName].some(word => word.toLowerCase() === name.toLowerCase()),
        ),
    );
    const counts = {
      documents: project.documents.length,
      codes: project.codes.length,
      codings: project.codings.length,
      coders: project.coders.length,
      cases: project.cases.length,
      memos: project.memos.length,
    };
    return {
      ...nothing,
      counts,
      losses: project.losses,
      notes: project.notes,
      rejectedRows: project.rejects.length,
      rejects: project.rejects.slice(0, rejectsFirst).map(({ where, value, reason }) => ({
        line: null,
        column: where,
        value,
        reason,
      })),
      questions: [
        ...doubtQuestions(project, plan),
        ...(unknown.length === 0
          ? []
          : [
              {
                about: 'cases' as const,
                column: 'case_id',
                unknown: unknown.map(({ name, documentIds }) => ({
                  value: name,
                  rows: documentIds.length,
                  likely: null,
                })),
              },
            ]),
      ],
    };
  }

  /** Does something on a connection of its own, with a folder for what is needed only meanwhile. */
  async #work<T>(work: (session: Session, place: LoadPlace) => Promise<T>): Promise<T> {
    const scratch = join(this.#study.scratch, 'incoming', 'scratch');
    await mkdir(scratch, { recursive: true });
    const session = await this.#study.database.session();
    try {
      return await work(session, { folder: this.#study.folder, scratch, apart: this.#study.apart });
    } finally {
      session.close();
    }
  }
}

/** An import that was made: its name, and the files that changed. */
export interface Ran {
  readonly change: ImportReport['change'];
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

function documentPreview({ text, turns, notes }: ReadDocument): ImportPreview {
  const speakers = new Set(turns.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  const counts = { turns: turns.length, speakers: speakers.size, characters: text.length };
  return { ...nothing, text: text.slice(0, 20_000), notes, counts };
}

function doubtQuestions({ doubts }: QdaProject, plan: ImportPlan): ImportPreview['questions'] {
  if (plan.positions !== null) return [];
  return doubts.map(({ document, choices }) => ({ about: 'positions', document, choices }));
}

function projectNotes(name: string, { losses, rejects, notes }: QdaProject): readonly string[] {
  return [
    ...notes,
    ...losses.map(({ what, count, why }) => `${name}: ${count} × ${what} not carried over: ${why}`),
    ...rejects.map(({ where, reason }) => `${name}: not imported: ${where}: ${reason}`),
  ];
}
