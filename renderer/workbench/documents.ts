import type { EngineAsk } from '../../main/contract/engine';
import { Failure, failureData } from '../../main/contract/failure';
import type { Dialogs } from '../components/Dialogs';
import { isUntitled, nameOf, readDocument, untitledDocument, untitledPath } from '../session/document';
import type { SessionStore } from '../session/SessionStore';
import { isDirty } from '../session/state';
import type { OpenDocument } from '../session/state';
import { focusEditor } from './focusEditor';

export interface OpenOptions {
  /** Line to go to, from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Leaves the focus where it is. */
  readonly background?: boolean;
}

/** What can be done with documents. Every failure is told to the person here. */
export interface Documents {
  readonly open: (path: string, options?: OpenOptions) => Promise<void>;
  /** Opens a new document that has no file yet, under a name not taken; the path it was given. */
  readonly begin: (name: string, text: string) => string;
  /** False when it was not saved. */
  readonly save: (path: string) => Promise<boolean>;
  readonly saveAs: (path: string) => Promise<boolean>;
  /** False when the person would rather keep it open. */
  readonly close: (path: string) => Promise<boolean>;
}

/** The documents of a window. */
export function documentsOf(ask: EngineAsk, store: SessionStore, dialogs: Dialogs): Documents {
  const { dispatch } = store;
  const documentAt = (path: string): OpenDocument | undefined => store.get().documents[path];

  const told = async (title: string, work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work();
    } catch (error) {
      await dialogs.fail(title, failureData(error).message);
      return false;
    }
  };

  const open = async (path: string, { line, column = 1, background = false }: OpenOptions = {}) => {
    await told(`${nameOf(path)} cannot be opened`, async () => {
      if (!documentAt(path)) {
        const document = await readDocument(ask, path);
        if (!documentAt(path)) dispatch({ type: 'document.opened', document });
      }
      dispatch({ type: 'document.activated', path });
      if (line !== undefined) dispatch({ type: 'place.asked', reveal: { path, line, column } });
      if (!background) focusEditor(path);
      return true;
    });
  };

  const begin = (name: string, text: string) => {
    const path = untitledPath(name, store.get().documents);
    dispatch({ type: 'document.opened', document: untitledDocument(path, text) });
    dispatch({ type: 'document.activated', path });
    focusEditor(path);
    return path;
  };

  const write = async (document: OpenDocument, basedOn: string | null) => {
    const { path, text } = document;
    const { version } = await ask('file.write', { path, text, basedOn });
    dispatch({ type: 'document.saved', path, text, version });
    return true;
  };

  const settle = async (document: OpenDocument) => {
    const choice = await dialogs.choose({
      title: `${nameOf(document.path)} has changed on disk`,
      message: 'Someone or something else wrote to this file after it was opened here.',
      choices: [
        { id: 'mine', label: 'Keep my text' },
        { id: 'disk', label: 'Take the one on disk' },
      ],
    });
    if (choice === 'mine') return write(document, await versionNow(ask, document.path));
    if (choice === 'disk')
      dispatch({ type: 'document.opened', document: await readDocument(ask, document.path) });
    return choice === 'disk';
  };

  const save = async (path: string): Promise<boolean> => {
    const document = documentAt(path);
    if (!document) return true;
    if (isUntitled(path) || document.readOnly) return saveAs(path);
    if (!isDirty(document)) return true;
    return told(`${nameOf(path)} could not be saved`, () =>
      unless(
        'conflict',
        () => write(document, document.version),
        () => settle(document),
      ),
    );
  };

  const saveAs = async (path: string): Promise<boolean> => {
    const document = documentAt(path);
    const to = document && (await askPath(dialogs, path));
    if (!to) return false;
    const target = { ...document, path: to, readOnly: false };
    const replace = async () => {
      const choices = [{ id: 'replace', label: 'Replace' }];
      const message = 'A file with that name is there already; its text would be lost.';
      const choice = await dialogs.choose({ title: `Replace ${nameOf(to)}?`, message, choices });
      return choice === null ? null : written(target, await versionNow(ask, to));
    };
    const written = async (file: OpenDocument, basedOn: string | null) => {
      const { version } = await ask('file.write', { path: file.path, text: file.text, basedOn });
      return { ...file, saved: file.text, version };
    };
    return told(`${nameOf(to)} could not be saved`, async () => {
      const saved = await unless('conflict', () => written(target, null), replace);
      if (!saved) return false;
      if (isUntitled(path)) dispatch({ type: 'document.moved', from: path, document: saved });
      else dispatch({ type: 'document.opened', document: saved });
      dispatch({ type: 'document.activated', path: to });
      focusEditor(to);
      return true;
    });
  };

  const close = async (path: string): Promise<boolean> => {
    const document = documentAt(path);
    if (document && isDirty(document)) {
      const choice = await dialogs.choose({
        title: `Save the changes to ${nameOf(path)}?`,
        message: 'They are lost if you do not save them.',
        choices: [
          { id: 'save', label: 'Save' },
          { id: 'discard', label: 'Don’t save' },
        ],
      });
      if (choice === null) return false;
      if (choice === 'save') {
        if (!(await save(path))) return false;
        if (!documentAt(path)) return true;
      }
    }
    dispatch({ type: 'document.closed', path });
    return true;
  };

  return { open, begin, save, saveAs, close };
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
