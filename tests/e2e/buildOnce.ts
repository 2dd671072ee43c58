import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from './root';

const sources = ['main', 'renderer', 'analyses', 'package.json', 'vite.config.ts', 'vite.main.config.ts'];
const notes = join(root, 'node_modules/.cache/golden-thread');
const stamp = join(notes, 'built');
const lock = join(notes, 'building');

/** Builds the program unless what is built is newer than its sources; one test file at a time. */
export async function buildOnce(): Promise<void> {
  mkdirSync(notes, { recursive: true });
  while (!taken()) await pause(200);
  try {
    if (isBuilt()) return;
    const started = new Date();
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await promisify(execFile)(npm, ['run', '--silent', 'build'], { cwd: root, maxBuffer: 2 ** 26 });
    writeFileSync(stamp, started.toISOString());
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

function isBuilt(): boolean {
  const parts = [stamp, join(root, 'out/main/index.cjs'), join(root, 'out/renderer/index.html')];
  if (!parts.every(part => existsSync(part))) return false;
  const started = Date.parse(readFileSync(stamp, 'utf8'));
  return sources.every(source => newest(join(root, source)) < started);
}

function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))));
}
