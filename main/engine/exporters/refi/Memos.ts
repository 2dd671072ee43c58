import type { ProjectMemo, QdaProject } from '../../coding/project';
import { guidOf } from './guid';
import { dateTime, element, illegalIn, textElement } from './xml';

/** The id that the reader gives a project's own description, which is no note. */
const description = 'description';

/** The memos of a project as notes, by what refers to them. */
export class Memos {
  readonly #byTarget = new Map<string, ProjectMemo[]>();
  readonly #notes: readonly ProjectMemo[];
  readonly description: string | null;

  constructor({ memos }: QdaProject) {
    const own = memos.find(memo => isDescription(memo));
    this.description = own?.text ?? null;
    this.#notes = memos.filter(memo => memo !== own);
    for (const memo of this.#notes) {
      const key = keyOf(memo.target.kind, memo.target.id);
      const list = this.#byTarget.get(key) ?? [];
      list.push(memo);
      this.#byTarget.set(key, list);
    }
  }

  of(kind: ProjectMemo['target']['kind'], id: string | null): readonly ProjectMemo[] {
    return this.#byTarget.get(keyOf(kind, id)) ?? [];
  }

  references(kind: ProjectMemo['target']['kind'], id: string | null): readonly string[] {
    return this.of(kind, id).map(referenceTo);
  }

  /** Every memo as a note; one whose text XML cannot hold has it in a file of its own. */
  notes(): readonly string[] {
    return this.#notes.map(memo => {
      const guid = guidOf('memo', memo.id);
      const attributes = {
        guid,
        name: memo.title,
        plainTextPath: inFile(memo) ? `internal://${guid}.txt` : null,
        creatingUser: memo.coderId === null ? null : guidOf('coder', memo.coderId),
        creationDateTime: dateTime(memo.createdAt),
      };
      return element('Note', attributes, inFile(memo) ? [] : textElement('PlainTextContent', memo.text));
    });
  }

  /** The texts that stand in files, by their names. */
  files(): readonly (readonly [string, string])[] {
    return this.#notes
      .filter(inFile)
      .map(memo => [`sources/${guidOf('memo', memo.id)}.txt`, memo.text] as const);
  }
}

/** What refers to a memo's note. */
export function referenceTo(memo: ProjectMemo): string {
  return element('NoteRef', { targetGUID: guidOf('memo', memo.id) });
}

function keyOf(kind: string, id: string | null): string {
  return `${kind} ${id ?? ''}`;
}

function isDescription({ id, target, coderId, title, createdAt, text }: ProjectMemo): boolean {
  const bare = coderId === null && title === null && createdAt === null;
  return id === description && target.kind === 'project' && bare && illegalIn(text) === 0;
}

function inFile({ text }: ProjectMemo): boolean {
  return illegalIn(text) > 0;
}
