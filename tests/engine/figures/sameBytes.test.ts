import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { readThread } from '../../../main/engine/figures/readThread';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');

/** Loads the sources in a Node process of its own and exports there. */
const script = `import { createServer } from 'vite';
const server = await createServer({ root: ${JSON.stringify(root)}, configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } });
const { exportOnce } = await server.ssrLoadModule('/tests/engine/figures/exportOnce.ts');
await exportOnce(process.env.FIGURES);
await server.close();
process.exit(0);`;

async function exportIn(zone: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bytes-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = {
    ...process.env,
    FIGURES: folder,
    TZ: zone,
    SOURCE_DATE_EPOCH: '1795356120',
    NODE_ENV: 'test',
  };
  await run('node', ['--input-type=module', '-e', script], { cwd: root, env });
  return folder;
}

test('the same input gives the same bytes in every format, in fresh processes on any clock', async () => {
  const [first, second] = [await exportIn('America/New_York'), await exportIn('Asia/Tokyo')];
  for (const ending of ['svg', 'png', 'pdf', 'thread.json']) {
    const bytes = await readFile(join(first, `same.${ending}`));
    expect(bytes.length).toBeGreaterThan(500);
    expect(bytes.equals(await readFile(join(second, `same.${ending}`)))).toBe(true);
  }
  expect((await readThread(join(first, 'same.pdf'))).created_at).toBe('2026-11-22T14:02:00.000Z');
}, 180_000);
