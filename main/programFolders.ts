import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { EngineFolders } from './contract/engine';

/** Where the files that ship with the program stand: in development, in a package, and when installed as a command. */
export interface ProgramFolders {
  /** The folder (or archive) with package.json. */
  readonly root: string;
  readonly engine: EngineFolders;
  /** The window's page, built. */
  readonly renderer: string;
  readonly sampleStudy: string;
  /** Whether the program runs from an archive, whose files cannot be written. */
  readonly packaged: boolean;
}

const archive = `${sep}app.asar`;

/** Finds the program's folders from the folder of any of its own scripts. */
export function programFolders(from: string = import.meta.dirname): ProgramFolders {
  const root = packageRoot(from);
  const packaged = root.endsWith(archive);
  const beside = packaged ? dirname(root) : root;
  const font = createRequire(join(root, 'package.json')).resolve('@expo-google-fonts/inter/package.json');
  return {
    root,
    packaged,
    renderer: join(root, 'out', 'renderer'),
    sampleStudy: join(beside, 'sample-data'),
    engine: {
      analyses: join(beside, 'analyses'),
      threads: join(root, 'out', 'main'),
      user: userFolder(),
      // Native code opens fonts by path, which an archive has none to give.
      fonts: dirname(dirname(font)).replace(`${archive}${sep}`, `${archive}.unpacked${sep}`),
    },
  };
}

/** Where systems keep what programs are told by a person. The desktop keeps it with the rest of its own. */
function userFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  if (process.platform === 'win32')
    return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'golden-thread', 'User');
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'golden-thread', 'User');
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'golden-thread', 'User');
}

function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The program was started from outside its own folder.');
  return packageRoot(parent);
}
