import type { ProjectMemo } from '../../coding/project';
import type { ProjectDraft } from '../ProjectDraft';
import { attribute, childOf, childrenOf, guid, textOf } from './Element';
import type { Element } from './Element';
import type { SourceFiles } from './SourceFiles';

export type Target = ProjectMemo['target'];

/** The notes of a project, and what each is a memo of. */
export class Notes {
  readonly #draft: ProjectDraft;
  readonly #notes: ReadonlyMap<string, Element>;
  readonly #targets = new Map<string, Target[]>();

  constructor(draft: ProjectDraft, notes: readonly Element[]) {
    this.#draft = draft;
    this.#notes = new Map(notes.map((note, index) => [guid(note) ?? `note-${index + 1}`, note]));
  }

  has(id: string | null): boolean {
    return id !== null && this.#notes.has(id);
  }

  /** Makes a note a memo of something. */
  attach(id: string, target: Target): void {
    this.#targets.set(id, [...(this.#targets.get(id) ?? []), target]);
  }

  /** Makes all notes that an element refers to memos of it. */
  attachAll(element: Element | undefined, target: Target, where: string): void {
    for (const reference of childrenOf(element, 'NoteRef')) {
      const id = guid(reference, 'targetGUID');
      if (id !== null && this.#notes.has(id)) this.attach(id, target);
      else this.#draft.reject(where, id, 'Dangling: it refers to a note that is not in the project.');
    }
  }

  /** Puts every note among the memos; one that nothing refers to is a memo of the project. */
  async finish(files: SourceFiles): Promise<void> {
    for (const [id, note] of this.#notes) {
      const text = await this.#textOf(note, files);
      const targets = this.#targets.get(id) ?? [{ kind: 'project', id: null }];
      for (const target of targets) this.#draft.memos.push(this.#memo(id, note, text, target));
    }
  }

  async #textOf(note: Element, files: SourceFiles): Promise<string> {
    const description = textOf(note, 'Description');
    const content = await files.textOf(note);
    if ('missing' in content && description === null)
      this.#draft.reject(`Note ${attribute(note, 'name') ?? ''}`.trim(), null, content.missing);
    const inline = childOf(note, 'PlainTextContent')?.text;
    const text = inline ?? ('missing' in content ? '' : content.text);
    if (description === null) return text;
    return text === '' ? description : `${description}\n\n${text}`;
  }

  #memo(id: string, note: Element, text: string, target: Target): ProjectMemo {
    return {
      id: this.#draft.id('memo', id),
      target,
      coderId: this.#draft.coder(guid(note, 'creatingUser')),
      title: attribute(note, 'name'),
      text,
      createdAt: attribute(note, 'creationDateTime'),
    };
  }
}
