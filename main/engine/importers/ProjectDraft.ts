import type {
  Coder,
  PositionDoubt,
  ProjectCase,
  ProjectCode,
  ProjectCoding,
  ProjectDocument,
  ProjectMemo,
  ProjectReject,
  QdaProject,
} from '../coding/project';

/** A project while it is read: what was found so far, and everything that was not. */
export class ProjectDraft {
  readonly coders: Coder[] = [];
  readonly codes: ProjectCode[] = [];
  readonly documents: ProjectDocument[] = [];
  readonly codings: ProjectCoding[] = [];
  readonly memos: ProjectMemo[] = [];
  readonly cases: ProjectCase[] = [];
  readonly rejects: ProjectReject[] = [];
  readonly notes: string[] = [];
  readonly doubts: PositionDoubt[] = [];
  readonly #losses = new Map<string, { count: number; why: string }>();
  readonly #ids = new Map<string, Set<string>>();
  #renamed = 0;

  /** The id wanted, made unique within its kind. */
  id(kind: 'coder' | 'code' | 'document' | 'coding' | 'memo' | 'case', wanted: string | null): string {
    const taken = this.#ids.get(kind) ?? new Set<string>();
    this.#ids.set(kind, taken);
    const base = wanted ?? `${kind}-${taken.size + 1}`;
    let id = base;
    for (let copy = 2; taken.has(id); copy += 1) id = `${base}-${copy}`;
    if (id !== base && kind !== 'memo') this.#renamed += 1;
    taken.add(id);
    return id;
  }

  /** Counts something that is not carried over. */
  lose(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const loss = this.#losses.get(what) ?? { count: 0, why };
    loss.count += count;
    this.#losses.set(what, loss);
  }

  reject(where: string, value: string | null, reason: string): void {
    this.rejects.push({ where, value, reason });
  }

  /** The id of a coder by the id that the file gives; one that its list of people lacks is added. */
  coder(id: string | null): string | null {
    if (id === null) return null;
    if (!this.coders.some(coder => coder.id === id)) this.coders.push({ id: this.id('coder', id), name: id });
    return id;
  }

  finished(origin: string | null, title: string | null): QdaProject {
    if (this.#renamed > 0)
      this.notes.push(
        `${this.#renamed} ${this.#renamed === 1 ? 'item had' : 'items had'} the id of another; a number was added to it.`,
      );
    const losses = [...this.#losses].map(([what, { count, why }]) => ({ what, count, why }));
    const { coders, codes, documents, codings, memos, cases, rejects, notes, doubts } = this;
    return {
      origin,
      title,
      coders,
      codes,
      documents,
      codings,
      memos,
      cases,
      losses,
      rejects,
      notes,
      doubts,
    };
  }
}
