import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../contract/failure';
import type { ImportPlan } from '../../contract/importing';
import { landProject } from '../coding/landProject';
import type { QdaProject } from '../coding/project';
import type { Session } from '../database/Session';
import type { FileChange } from '../files/changes';
import { insideStudy, isMissing } from '../files/studyPath';
import { importerForTable } from '../importers';
import { asIs, descriptionFile } from '../study/description';
import type { LoadEntry } from '../study/description';
import { firstDescription, withEntry } from '../study/editDescription';
import { matcher } from '../study/plan';
import type { Study } from '../study/Study';
import { studyDocuments } from './readProject';
import { entryOf } from './stagedTable';
import type { Staged } from './Staging';

/** The changes of files that an import comes to, gathered plan by plan so that later ones build on earlier ones. */
export class PlannedChanges {
  readonly #study: Study;
  readonly #session: Session;
  readonly #changes = new Map<string, FileChange>();
  readonly #paths: Set<string>;
  /** What the texts were that the changes build on, as hashes; null where there was none. */
  readonly #read = new Map<string, string | null>();
  #description: string | null | undefined;

  constructor(study: Study, session: Session) {
    this.#study = study;
    this.#session = session;
    this.#paths = new Set(study.files.map(({ path }) => path.toLowerCase()));
  }

  get all(): readonly FileChange[] {
    return [...this.#changes.values()].map(change => ({
      ...change,
      basedOn: this.#read.get(change.path) ?? null,
    }));
  }

  /** The file itself becomes part of the study, and an entry of study.yaml where it fills a table. */
  async addFile(plan: ImportPlan, staged: Staged): Promise<void> {
    const { path } = { path: plan.target };
    await insideStudy(this.#study.folder, path);
    if (path.startsWith('.') || path.includes('/.') || path === descriptionFile)
      throw new Failure('refused', `A file cannot be imported as ${path}. Give it another name.`, { path });
    if (this.#paths.has(path.toLowerCase()))
      throw new Failure(
        'conflict',
        `There is a file ${path} in the study already. Give this one another name.`,
        { path },
      );
    this.#add({ path, contents: { file: staged.path } });
    if (plan.kind === 'table') await this.#addEntry(tableEntry(plan));
    if (plan.kind === 'document') await this.#addDocument(path);
  }

  /** A project becomes transcripts, codes, codings and memos of the study's own. */
  async addProject(project: QdaProject, plan: ImportPlan): Promise<Readonly<Record<string, number>>> {
    const cases = await this.#caseIds(project, plan);
    const landing = await landProject(project, {
      codebook: await this.#text('coding/codebook.yaml'),
      documents: await studyDocuments(this.#session),
      cases,
      paths: this.#paths,
      read: path => this.#text(path),
    });
    for (const change of landing.changes) this.#add(change);
    for (const { path } of landing.changes)
      if (path.startsWith('transcripts/')) await this.#addDocument(path);
    return landing.counts;
  }

  #add(change: FileChange): void {
    this.#changes.set(change.path, change);
    this.#paths.add(change.path.toLowerCase());
  }

  /** A transcript where no entry looks for one is named in the entry of documents. */
  async #addDocument(path: string): Promise<void> {
    const text = await this.#descriptionText();
    const entry = this.#study.made.entries?.find(({ table }) => table === 'documents');
    if (text === null || !entry) return;
    const matched = entry.from.some(pattern => matcher(pattern)(path));
    if (!matched) await this.#addEntry({ ...entry, from: [path] });
  }

  async #addEntry(entry: LoadEntry): Promise<void> {
    const text = await this.#descriptionText();
    const base =
      text ??
      firstDescription(
        basename(this.#study.folder),
        this.#study.made.plan.files
          .filter(({ file }) => importerForTable(file.path) !== undefined)
          .filter(({ entry: { table } }) => !['documents', 'codes', 'codings', 'memos'].includes(table))
          .map(({ file, entry: { table } }) => asIs(table, [file.path])),
      );
    this.#description = withEntry(base, entry);
    this.#add({ path: descriptionFile, contents: this.#description });
  }

  async #descriptionText(): Promise<string | null> {
    this.#description ??= await this.#text(descriptionFile);
    return this.#description;
  }

  async #text(path: string): Promise<string | null> {
    const change = this.#changes.get(path);
    if (typeof change?.contents === 'string') return change.contents;
    try {
      const bytes = await readFile(join(this.#study.folder, path));
      this.#read.set(path, createHash('sha256').update(bytes).digest('hex'));
      return bytes.toString('utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Case ids by the names of a project's cases; a study without cases gets those of the project. */
  async #caseIds(project: QdaProject, plan: ImportPlan): Promise<ReadonlyMap<string, string>> {
    const recoded = new Map(Object.entries(plan.values['case_id'] ?? {}));
    const known = this.#study.summary.cases;
    const ids = new Map<string, string>();
    for (const { name } of project.cases) {
      const same = known.find(one =>
        [one.id, one.name, one.shortName].some(word => folded(word) === folded(name)),
      );
      const id = recoded.has(name) ? recoded.get(name) : (same?.id ?? (known.length === 0 ? name : null));
      if (id !== null && id !== undefined && id !== '') ids.set(name, id);
    }
    if (
      known.length === 0 &&
      ids.size > 0 &&
      !this.#study.made.entries?.some(({ table }) => table === 'cases')
    )
      await this.#addCases(project, ids);
    return ids;
  }

  async #addCases({ cases }: QdaProject, ids: ReadonlyMap<string, string>): Promise<void> {
    const names = [...new Set(cases.flatMap(({ attributes }) => [...attributes.keys()]))].filter(
      name => !['case_id', 'name', 'short_name', 'guid'].includes(name.toLowerCase()),
    );
    const rows = cases.map(({ id, name, attributes }) => [
      ids.get(name) ?? name,
      name,
      name,
      ...names.map(one => attributes.get(one) ?? ''),
      id,
    ]);
    const lines = [['case_id', 'name', 'short_name', ...names, 'guid'], ...rows];
    const text = lines.map(line => line.map(csvField).join(',')).join('\n');
    let path = 'data/cases.csv';
    for (let number = 2; this.#paths.has(path); number++) path = `data/cases ${number}.csv`;
    this.#add({ path, contents: `${text}\n` });
    const asText = new Map(names.map(name => [name, 'VARCHAR']));
    await this.#addEntry({ ...asIs('cases', [path]), types: asText });
  }
}

function tableEntry(plan: ImportPlan): LoadEntry {
  if (plan.table.trim() === '')
    throw new Failure('refused', `${plan.target} has no table to go to. Name one.`, { path: plan.target });
  return entryOf(plan);
}

const csvField = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const folded = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
