import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildOnce } from '../e2e/buildOnce';
import { root } from '../e2e/root';
import type { Figure } from './figures';

const limit = 1500;

/** The most memory that opening a study takes, of a program of its own that does nothing else. */
export async function peakMemory(name: string, study: string): Promise<Figure> {
  await buildOnce();
  rmSync(join(study, '.golden-thread'), { recursive: true, force: true });
  const notes = mkdtempSync(join(tmpdir(), 'golden-thread-'));
  const [note, hook] = [join(notes, 'kilobytes'), join(notes, 'hook.cjs')];
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.resourceUsage().maxRSS)));`,
  );
  const words = ['--require', hook, join(root, 'out/main/cli.cjs'), 'query', study, 'SELECT 1'];
  try {
    await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 });
    return {
      name: `${name}: peak memory`,
      value: Number(readFileSync(note, 'utf8')) / 1024,
      unit: 'MB',
      target: { most: limit },
      detail: 'resident set of a program that opens it for the first time and nothing else, DuckDB included',
    };
  } finally {
    rmSync(notes, { recursive: true, force: true });
  }
}
