import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../e2e/root';

/** How a command ended, and what it wrote. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a folder. */
export function runBuilt(cwd: string, ...words: readonly string[]): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'out/main/cli.cjs'), ...words], { cwd });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    child.on('error', fail);
    child.on('close', status => done({ status, out, err }));
  });
}
