import { Failure } from '../../../main/contract/failure';

/** A file as a person brought it: with the folders that it was dropped in. */
export interface BroughtFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What a person brought. */
export interface Brought {
  readonly files: readonly BroughtFile[];
  /** Names of what systems and programs leave in folders, and of what belongs to a document that is a folder. */
  readonly passedOver: readonly string[];
}

/** More than anyone means to look through one by one. */
const mostFiles = 5000;

/** The part of the browser's file system entries that is used: a file, or a folder read piece by piece. */
export interface Entry {
  readonly isFile: boolean;
  readonly name: string;
  file?(take: (file: Blob) => void, fail: (error: unknown) => void): void;
  createReader?(): {
    readEntries(take: (entries: readonly Entry[]) => void, fail: (error: unknown) => void): void;
  };
}

/** QualCoder's project is a folder; all that is imported of it stands in this file. */
const qualCoder = 'data.qda';

/** Whether a name is of those that systems and programs leave behind. */
function isHidden(name: string): boolean {
  return /^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

/** The files among entries and in their folders, in the order of their names. */
export async function walk(entries: readonly Entry[]): Promise<Brought> {
  const files: BroughtFile[] = [];
  const passedOver: string[] = [];
  const visit = async (entry: Entry, folder: string): Promise<void> => {
    const name = `${folder}${entry.name}`;
    if (isHidden(entry.name)) passedOver.push(name);
    else if (entry.isFile) files.push({ name, blob: await blobOf(entry) });
    else await visitAll(await entriesOf(entry), `${name}/`);
    if (files.length > mostFiles) throw new Failure('refused', tooMany);
  };
  const visitAll = async (inner: readonly Entry[], folder: string): Promise<void> => {
    const project = inner.find(entry => entry.isFile && entry.name === qualCoder);
    if (!project) for (const entry of inner) await visit(entry, folder);
    else {
      await visit(project, folder);
      passedOver.push(...inner.filter(entry => entry !== project).map(entry => `${folder}${entry.name}`));
    }
  };
  await visitAll(entries, '');
  return { files: sorted(files), passedOver };
}

const tooMany = `There are more than ${mostFiles.toLocaleString('en-GB')} files in this folder. Import its parts one after another.`;

/** Files chosen in a dialog; a chosen folder's have their path within it. */
export function chosen(list: Iterable<File>): Brought {
  const all = [...list].map(file => ({ name: file.webkitRelativePath || file.name, blob: file }));
  const projects = all.map(({ name }) => name).filter(name => name.endsWith(`/${qualCoder}`));
  const hidden = (name: string) =>
    name.split('/').some(isHidden) ||
    projects.some(project => name !== project && name.startsWith(project.slice(0, -qualCoder.length)));
  if (all.length > mostFiles) throw new Failure('refused', tooMany);
  return {
    files: sorted(all.filter(({ name }) => !hidden(name))),
    passedOver: all.map(({ name }) => name).filter(hidden),
  };
}

const byName = new Intl.Collator('en-GB', { numeric: true });

function sorted(files: readonly BroughtFile[]): readonly BroughtFile[] {
  return [...files].sort((a, b) => byName.compare(a.name, b.name));
}

function blobOf(entry: Entry): Promise<Blob> {
  return new Promise((resolve, reject) => {
    if (!entry.file) reject(new Failure('file', `${entry.name} cannot be read.`));
    else
      entry.file(resolve, () => {
        reject(new Failure('file', `${entry.name} cannot be read: it may have been moved or locked.`));
      });
  });
}

/** A reader gives a hundred or so at a time, and none when there are no more. */
async function entriesOf(folder: Entry): Promise<readonly Entry[]> {
  const reader = folder.createReader?.();
  const all: Entry[] = [];
  for (;;) {
    const piece = await new Promise<readonly Entry[]>((resolve, reject) => {
      if (!reader) resolve([]);
      else
        reader.readEntries(resolve, () => {
          reject(new Failure('file', `The folder ${folder.name} cannot be read.`));
        });
    });
    if (piece.length === 0) return all.sort((a, b) => byName.compare(a.name, b.name));
    all.push(...piece);
    if (all.length > mostFiles) throw new Failure('refused', tooMany);
  }
}
