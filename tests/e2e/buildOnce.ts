import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from './root';

const sources = ['main', 'renderer', 'analyses', 'package.json', 'vite.config.ts', 'vite.main.config.ts'];
const notes = join(root, 'node_modules/.cache/golden-thread');
const lock = join(notes, 'building');

/** Builds the program unless what is built is newer than its sources; one test file at a time. */
export async function buildOnce(): Promise<void> {
  mkdirSync(notes, { recursive: true });
  while (!taken()) await pause(200);
  try {
    if (isBuilt()) return;
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await promisify(execFile)(npm, ['run', '--silent', 'build'], { cwd: root, maxBuffer: 2 ** 26 });
  } finally {
    rmSync(lock, { recursive: true });
  }
}

/** Takes the lock, also from a run that was ended while it held it. */
function taken(): boolean {
  const held = statSync(lock, { throwIfNoEntry: false });
  if (held && Date.now() - held.mtimeMs > 170_000) rmSync(lock, { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** The page is built first, so what is newer than its sources is so as a whole. */
function isBuilt(): boolean {
  const parts = ['out/renderer/index.html', 'out/main/index.cjs', 'out/main/cli.cjs'].map(part =>
    join(root, part),
  );
  if (!parts.every(part => existsSync(part))) return false;
  const built = Math.min(...parts.map(part => statSync(part).mtimeMs));
  return sources.every(source => newest(join(root, source)) < built);
}

function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))));
}
