import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Failure } from '../contract/failure';
import { launcherVariable, readyLine } from '../launcher';
import { programFolders } from '../programFolders';
import type { ProgramFolders } from '../programFolders';
import { serveStudy } from './serve';

/** A program that started, or why it did not, in words that end a sentence. */
type Start = { readonly ended: Promise<number> } | { readonly reason: string };

const patience = 60_000;

/** `golden-thread open`: the desktop until its window closes; the browser where there can be no desktop. */
export async function openDesktop(study: string | null, flags: readonly string[] = []): Promise<number> {
  const folders = programFolders();
  const folder = study === null ? folders.sampleStudy : resolve(study);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure('study', `There is no folder ${folder}; name the folder of a study.`);
  const start = await startDesktop(folders, folder, flags);
  if ('ended' in start) return start.ended;
  process.stderr.write(`The desktop cannot start, for ${start.reason}; serving in the browser instead.\n`);
  return serveStudy(study, { port: null });
}

async function startDesktop(folders: ProgramFolders, study: string, more: readonly string[]): Promise<Start> {
  const flags = [
    ...more,
    ...(process.env['GOLDEN_THREAD_ELECTRON_FLAGS'] ?? '').split(/\s+/).filter(Boolean),
  ];
  const obstacle = knownObstacle(flags);
  if (obstacle !== null) return { reason: obstacle };
  if (folders.packaged) return startProgram(process.execPath, [...flags, `--study=${study}`]);
  const electron = await findElectron(folders.root);
  if ('reason' in electron) return electron;
  const script = join(folders.root, 'out', 'main', 'index.cjs');
  return startProgram(electron.binary, [...flags, script, `--study=${study}`]);
}

/** What Electron would stumble over, known before it is fetched. */
function knownObstacle(flags: readonly string[]): string | null {
  if (process.platform !== 'linux') return null;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  if (process.getuid?.() === 0 && !flags.includes('--no-sandbox')) return 'Electron does not start for root';
  return null;
}

/** Asks Electron's package where its program is, which may fetch it first: apart, quietly, and not for ever. */
async function findElectron(
  root: string,
): Promise<{ readonly binary: string } | { readonly reason: string }> {
  const child = spawn(process.execPath, ['--eval', "process.stdout.write('\\n' + require('electron'))"], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
  });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const timer = setTimeout(() => end(child), patience);
  const status = await new Promise<number | null>(done => child.once('close', done));
  clearTimeout(timer);
  const binary = said.split('\n').at(-1);
  if (status !== 0 || !binary) return { reason: 'Electron is not installed and could not be downloaded' };
  return { binary };
}

/** Ends a child with all that it started, where the system keeps them as a group. */
function end(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill();
  else process.kill(-child.pid, 'SIGKILL');
}

/** Starts the program and waits for its window. What it says is heard only if it fails. */
async function startProgram(binary: string, words: readonly string[]): Promise<Start> {
  const child = spawn(binary, words, {
    // An editor's terminal may ask Electron to be Node; here it is to be Electron.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, [launcherVariable]: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number>(done => child.once('exit', status => done(status ?? 1)));
  const timer = setTimeout(() => child.kill(), patience);
  const reason = await Promise.race([windowReady(child.stdout), failure(child, child.stderr)]);
  clearTimeout(timer);
  return reason === null ? { ended } : { reason };
}

function windowReady(output: Readable): Promise<null> {
  return new Promise(ready => {
    let said = '';
    output.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-200);
      if (said.includes(readyLine)) ready(null);
    });
  });
}

function failure(child: ChildProcess, errors: Readable): Promise<string> {
  return new Promise(failed => {
    let said = '';
    errors.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-4_000);
    });
    child.once('error', ({ message }) => failed(`Electron could not be started (${message})`));
    child.once('close', (status, signal) => {
      const library = /error while loading shared libraries: ([^\s:]+)/.exec(said)?.[1];
      if (library) failed(`the system library ${library} is missing`);
      else
        failed(`Electron ended before its window was ready (${signal ?? `status ${status ?? 'unknown'}`})`);
    });
  });
}
