import type { EngineAsk } from '../../main/contract/engine';
import { Failure, failureData } from '../../main/contract/failure';
import type { Dialogs } from '../components/Dialogs';
import {
  isPage,
  isUntitled,
  nameOf,
  readDocument,
  readIfThere,
  untitledDocument,
  untitledPath,
} from '../session/document';
import type { SessionStore } from '../session/SessionStore';
import { isDirty } from '../session/state';
import type { Caret, OpenDocument } from '../session/state';
import { focusEditor } from './focusEditor';

export interface OpenOptions {
  /** Line to go to, from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Where what is to be selected from there ends. */
  readonly end?: Pick<Caret, 'line' | 'column'>;
  /** Leaves the focus where it is. */
  readonly background?: boolean;
  /** Only to look at: the next one looked at takes its place. One that stands open stays as it is. */
  readonly preview?: boolean;
}

/** What can be done with documents. Every failure is told to the person here. */
export interface Documents {
  readonly open: (path: string, options?: OpenOptions) => Promise<void>;
  /** Opens a new document that has no file yet, under a name not taken; the path it was given. */
  readonly begin: (
    name: string,
    text: string,
    options?: Pick<OpenOptions, 'preview' | 'background'>,
  ) => string;
  /** False when it was not saved. */
  readonly save: (path: string) => Promise<boolean>;
  readonly saveAs: (path: string) => Promise<boolean>;
  /** Ends a conflict: the text of the editor is written over the file, or the file's put in its place. */
  readonly settle: (path: string, whose: 'mine' | 'disk') => Promise<boolean>;
  /** Puts an earlier text into its editor, as a change that is not saved yet. */
  readonly restore: (path: string, text: string) => Promise<void>;
  /** False when the person would rather keep it open. */
  readonly close: (path: string) => Promise<boolean>;
}

/** The documents of a window. */
export function documentsOf(ask: EngineAsk, store: SessionStore, dialogs: Dialogs): Documents {
  return new DocumentDesk(ask, store, dialogs);
}

class DocumentDesk implements Documents {
  readonly #ask: EngineAsk;
  readonly #store: SessionStore;
  readonly #dialogs: Dialogs;
  /** Files that are being read to be shown. */
  readonly #opening = new Map<string, Promise<void>>();
  /** The last saving of each file. */
  readonly #saving = new Map<string, Promise<boolean>>();

  constructor(ask: EngineAsk, store: SessionStore, dialogs: Dialogs) {
    this.#ask = ask;
    this.#store = store;
    this.#dialogs = dialogs;
  }

  readonly open = async (path: string, options: OpenOptions = {}) => {
    const { line, column = 1, end = null, background = false, preview = false } = options;
    await this.#told(`${nameOf(path)} cannot be opened`, async () => {
      if (!this.#at(path)) await this.#opened(path, preview);
      if (!preview) this.#store.dispatch({ type: 'tab.kept', path });
      this.#store.dispatch({ type: 'document.activated', path });
      if (line !== undefined)
        this.#store.dispatch({ type: 'place.asked', reveal: { path, line, column, end, background } });
      if (!background) focusEditor(path);
      return true;
    });
  };

  readonly begin: Documents['begin'] = (name, text, { preview = false, background = false } = {}) => {
    const path = untitledPath(name, this.#store.get().documents);
    this.#begun(untitledDocument(path, text), preview);
    this.#store.dispatch({ type: 'document.activated', path });
    if (!background) focusEditor(path);
    return path;
  };

  /** One after another: a text that changed while it was written is no conflict with itself. */
  readonly save = (path: string): Promise<boolean> => {
    // Whoever asked before is told of a failure.
    const before = this.#saving.get(path)?.catch(() => false) ?? Promise.resolve(true);
    const saved = before.then(() => this.#save(path));
    this.#saving.set(path, saved);
    return saved;
  };

  async #save(path: string): Promise<boolean> {
    const document = this.#at(path);
    if (!document || isPage(path)) return true;
    if (isUntitled(path) || document.readOnly) return this.saveAs(path);
    if (!isDirty(document)) return true;
    return this.#told(`${nameOf(path)} could not be saved`, () =>
      unless(
        'conflict',
        () => this.#write(document, document.version),
        () => this.#differ(path),
      ),
    );
  }

  readonly saveAs = async (path: string): Promise<boolean> => {
    const document = this.#at(path);
    const to = document && !isPage(path) && (await askPath(this.#dialogs, path));
    if (!to) return false;
    const target = { ...document, path: to, readOnly: false };
    return this.#told(`${nameOf(to)} could not be saved`, async () => {
      const saved = await unless(
        'conflict',
        () => this.#written(target, null),
        () => this.#replaced(target),
      );
      if (!saved) return false;
      if (isUntitled(path)) this.#store.dispatch({ type: 'document.moved', from: path, document: saved });
      this.#show(saved);
      return true;
    });
  };

  readonly settle = async (path: string, whose: 'mine' | 'disk'): Promise<boolean> => {
    const document = this.#at(path);
    if (!document) return false;
    return this.#told(`${nameOf(path)} could not be saved`, async () => {
      if (whose === 'mine') {
        if (!(await this.#write(document, await versionNow(this.#ask, path)))) return false;
      } else {
        await this.#ask('history.keep', { path, text: document.text });
        const file = await readIfThere(this.#ask, path);
        if (file) this.#store.dispatch({ type: 'document.opened', document: file });
        else this.#store.dispatch({ type: 'document.closed', path });
      }
      this.#store.dispatch({ type: 'conflict.set', conflict: null });
      return true;
    });
  };

  readonly restore = async (path: string, text: string): Promise<void> => {
    await this.#told(`${nameOf(path)} cannot be restored`, async () => {
      const document = this.#at(path) ?? (isUntitled(path) ? null : await readIfThere(this.#ask, path));
      // A file that is gone comes back with the text once it is saved.
      this.#show({ ...(document ?? { path, saved: '', version: null, readOnly: false }), text });
      return true;
    });
  };

  readonly close = async (path: string): Promise<boolean> => {
    const document = this.#at(path);
    if (document && isDirty(document)) {
      const choice = await askToSave(this.#dialogs, path);
      if (choice === null || (choice === 'save' && !(await this.save(path)))) return false;
      const { text } = document;
      const kept = () => this.#ask('history.keep', { path, text }).then(() => true);
      if (choice === 'discard' && !(await this.#told(`${nameOf(path)} was not closed`, kept))) return false;
    }
    this.#store.dispatch({ type: 'document.closed', path });
    return true;
  };

  #at(path: string): OpenDocument | undefined {
    return this.#store.get().documents[path];
  }

  /** Once, as the first asks for it: of the clicks of a double click, the one that looks comes before the one that keeps. */
  #opened(path: string, preview: boolean): Promise<void> {
    const before = this.#opening.get(path);
    if (before) return before;
    const opened = readDocument(this.#ask, path)
      .then(document => {
        if (!this.#at(path)) this.#begun(document, preview);
      })
      .finally(() => this.#opening.delete(path));
    this.#opening.set(path, opened);
    return opened;
  }

  #begun(document: OpenDocument, preview: boolean): void {
    const { path } = document;
    // What is only looked at is known to be so before its tab is made.
    if (preview) this.#store.dispatch({ type: 'tab.previewed', path });
    this.#store.dispatch({ type: 'document.opened', document });
  }

  #show(document: OpenDocument): void {
    this.#store.dispatch({ type: 'document.opened', document });
    this.#store.dispatch({ type: 'document.activated', path: document.path });
    focusEditor(document.path);
  }

  /** Does the work; a failure of it is told to the person, and is a no. */
  async #told(title: string, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      await this.#dialogs.fail(title, failureData(error).message);
      return false;
    }
  }

  async #written(document: OpenDocument, basedOn: string | null): Promise<OpenDocument> {
    const { path, text } = document;
    const { version } = await this.#ask('file.write', { path, text, basedOn });
    return { ...document, saved: text, version };
  }

  async #write(document: OpenDocument, basedOn: string | null): Promise<boolean> {
    const { path, text } = document;
    const { version } = await this.#ask('file.write', { path, text, basedOn });
    this.#store.dispatch({ type: 'document.saved', path, text, version });
    return true;
  }

  /** The file is no longer the one that the text was edited from: both are shown, and whose it shall have is asked. */
  async #differ(path: string): Promise<boolean> {
    const file = await readIfThere(this.#ask, path);
    this.#store.dispatch({ type: 'conflict.set', conflict: { path, onDisk: file?.saved ?? null } });
    return false;
  }

  /** Writes over a file of that name, if the person says so. */
  async #replaced(target: OpenDocument): Promise<OpenDocument | null> {
    const choice = await this.#dialogs.choose({
      title: `Replace ${nameOf(target.path)}?`,
      message: 'A file with that name is there already; its text would be lost.',
      choices: [{ id: 'replace', label: 'Replace' }],
    });
    return choice === null ? null : this.#written(target, await versionNow(this.#ask, target.path));
  }
}

async function askToSave(dialogs: Dialogs, path: string): Promise<string | null> {
  return dialogs.choose({
    title: `Save the changes to ${nameOf(path)}?`,
    message: 'If you do not, the text can still be found in the History panel.',
    choices: [
      { id: 'save', label: 'Save' },
      { id: 'discard', label: 'Don’t save' },
    ],
  });
}

async function askPath(dialogs: Dialogs, path: string): Promise<string | null> {
  return dialogs.askText({
    title: `Save ${nameOf(path)} as`,
    message: 'Folders that do not exist yet are made.',
    label: 'Path in the study',
    value: `analyses/${nameOf(path)}`,
    confirm: 'Save',
  });
}

/** The version on disk; null when the file is gone. */
async function versionNow(ask: EngineAsk, path: string): Promise<string | null> {
  return unless(
    'file',
    async () => (await ask('file.read', { path })).version,
    () => Promise.resolve(null),
  );
}

/** Does the one thing, and the other in place of a failure of that code. */
async function unless<T>(code: string, work: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure && error.code === code) return instead();
    throw error;
  }
}
