import type { EngineAsk } from '../../main/contract/engine';
import { Failure } from '../../main/contract/failure';
import { libraryPrefix } from '../../main/contract/library';
import type { Backup } from '../../main/contract/study';
import type { OpenDocument } from './state';

const untitled = 'untitled:';
const page = 'page:';
export const settingsPage = `${page}Settings`;
export const keysPage = `${page}Keyboard shortcuts`;

/** Whether a document has no file yet. */
export function isUntitled(path: string): boolean {
  return path.startsWith(untitled);
}

/** Whether a document is a page of the workbench, which has no text. */
export function isPage(path: string): boolean {
  return path.startsWith(page);
}

/** Whether a document is part of the shipped library, which is read only. */
export function isShipped(path: string): boolean {
  return path.startsWith(libraryPrefix);
}

/** The name that a tab shows. */
export function nameOf(path: string): string {
  return (
    path
      .replace(/^(untitled|library|user|page):/, '')
      .split('/')
      .at(-1) ?? path
  );
}

/** A path for a document that has no file yet, other than those taken. */
export function untitledPath(name: string, taken: Readonly<Record<string, unknown>>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)$/.exec(name) ?? [];
  for (let number = 1; ; number++) {
    const path = `${untitled}${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!(path in taken)) return path;
  }
}

/** A document that has no file yet; what it begins with counts as saved. */
export function untitledDocument(path: string, text: string): OpenDocument {
  return { path, text, saved: text, version: null, readOnly: false };
}

/** A document as its file is now. */
export async function readDocument(ask: EngineAsk, path: string): Promise<OpenDocument> {
  if (isPage(path)) return { path, text: '', saved: '', version: null, readOnly: true };
  const { text, version, readOnly } = await ask('file.read', { path });
  return { path, text, saved: text, version, readOnly };
}

/** The documents to begin with: those that were open and still have a file, and every unsaved text. */
export async function restoreDocuments(
  ask: EngineAsk,
  paths: readonly string[],
): Promise<readonly OpenDocument[]> {
  const backups = await ask('backup.list', {});
  const kept = new Map(backups.map(backup => [backup.path, backup]));
  const wanted = [...new Set([...paths, ...kept.keys()])];
  const documents = await Promise.all(wanted.map(path => restored(ask, path, kept.get(path))));
  return documents.filter(document => document !== null);
}

async function restored(
  ask: EngineAsk,
  path: string,
  backup: Backup | undefined,
): Promise<OpenDocument | null> {
  const file = isUntitled(path) ? null : await readIfThere(ask, path);
  if (!backup) return file;
  if (file?.saved === backup.text) {
    await ask('backup.write', { path, text: null, basedOn: null });
    return file;
  }
  // Text that was edited from another version keeps that version, so that saving it meets the conflict.
  const saved = file?.version === backup.basedOn ? file.saved : '';
  return { path, text: backup.text, saved, version: backup.basedOn, readOnly: false };
}

/** A document as its file is now; null when there is no such file any more. */
export async function readIfThere(ask: EngineAsk, path: string): Promise<OpenDocument | null> {
  try {
    return await readDocument(ask, path);
  } catch (error) {
    // A file that was removed since is simply not opened again.
    if (error instanceof Failure && (error.code === 'file' || error.code === 'refused')) return null;
    throw error;
  }
}
