import { join } from 'node:path';
import type { EngineHandlers } from '../contract/engine';
import { Failure } from '../contract/failure';
import { libraryPrefix } from '../contract/library';
import { userPrefix } from '../contract/userFiles';
import { forgetBackup, keepBackup, listBackups } from './files/backups';
import { keepVersion, listKeptFiles, listVersions, readVersion } from './files/history';
import { hiddenFolder } from './files/studyPath';
import { readText, writeText } from './files/texts';
import { importerOf } from './importers';
import { isViewFile } from './queries/defineViews';
import { descriptionFile } from './study/description';
import type { Workspace } from './Workspace';

type TextRequest =
  | 'file.read'
  | 'file.write'
  | 'backup.write'
  | 'backup.list'
  | 'history.list'
  | 'history.read'
  | 'history.keep'
  | 'history.files';

const shipped = 'The shipped analyses cannot be changed. Save a copy in the study instead.';

/** What answers requests about texts: those of the study, of the shipped library, and the person's own. */
export function textHandlers(workspace: Workspace): Pick<EngineHandlers, TextRequest> {
  const { userFiles } = workspace;
  const folder = () => workspace.current().study.folder;
  /** The folder that keeps what belongs to a text. */
  const home = (path: string) => (path.startsWith(userPrefix) ? userFiles.folder : folder());
  const ownBackups = join(userFiles.folder, hiddenFolder, 'backups');
  /** The folder that keeps a text while it is unsaved. */
  const backups = (path: string) =>
    path.startsWith(userPrefix) ? ownBackups : workspace.current().study.backups;
  const studyBackups = () =>
    workspace.summary() ? listBackups(workspace.current().study.backups) : Promise.resolve([]);
  return {
    'file.read': async ({ path }) => {
      if (path.startsWith(libraryPrefix)) return workspace.library.read(path);
      if (path.startsWith(userPrefix)) return readText(userFiles.folder, await userFiles.nameOf(path));
      return readText(folder(), path);
    },
    'file.write': async ({ path, text, basedOn }) => {
      if (path.startsWith(libraryPrefix)) throw new Failure('refused', shipped, { path });
      if (path.startsWith(userPrefix)) {
        const written = await writeText(userFiles.folder, await userFiles.nameOf(path), text, basedOn);
        workspace.announce('settings.changed', {});
        return written;
      }
      const written = await writeText(folder(), path, text, basedOn);
      // What the study is made of has changed; a failure is told as the end of the job.
      if (makesStudy(path)) workspace.reload(new AbortController().signal).catch(() => undefined);
      else if (basedOn === null) workspace.announceFiles();
      return written;
    },
    'backup.write': async ({ path, text, basedOn }) => {
      if (text === null) await forgetBackup(backups(path), path);
      else await keepBackup(backups(path), { path, text, basedOn });
      return null;
    },
    'backup.list': async () => [...(await studyBackups()), ...(await listBackups(ownBackups))],
    'history.list': ({ path }) => listVersions(home(path), nameIn(path)),
    'history.read': async ({ path, id }) => ({ text: await readVersion(home(path), nameIn(path), id) }),
    'history.keep': async ({ path, text }) => {
      await keepVersion(home(path), nameIn(path), text, 'discarded');
      return null;
    },
    'history.files': () => listKeptFiles(folder()),
  };
}

/** The path of a text within the folder that keeps what belongs to it. */
function nameIn(path: string): string {
  return path.startsWith(userPrefix) ? path.slice(userPrefix.length) : path;
}

/** Whether a file's text decides what the tables hold. */
function makesStudy(path: string): boolean {
  return path === descriptionFile || isViewFile(path) || importerOf(path) !== undefined;
}
