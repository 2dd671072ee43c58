import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce } from '../e2e/buildOnce';
import { closeProgram, debuggedFlags, joinWindow } from '../e2e/debuggedWindow';
import { openDisplay } from '../e2e/display';
import { environment, skipWithoutElectron, testFlags } from '../e2e/electron';
import { root } from '../e2e/root';

let folder: string;
beforeAll(async () => {
  await buildOnce();
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-open-'));
  cpSync(join(root, 'sample-data'), join(folder, 'study'), { recursive: true });
});
afterAll(() => {
  for (const child of started) child.kill();
  rmSync(folder, { recursive: true });
});

const started: ChildProcess[] = [];

/** Starts `golden-thread open` as a person in the folder beside the study would. */
function open(more: Readonly<Record<string, string>>, study = 'study') {
  const child = spawn(process.execPath, [join(root, 'out/main/cli.cjs'), 'open', study], {
    cwd: folder,
    env: environment({ environment: {}, close: () => undefined }, more),
  });
  started.push(child);
  const said = { output: '', errors: '' };
  child.stdout.on('data', bytes => (said.output += String(bytes)));
  child.stderr.on('data', bytes => (said.errors += String(bytes)));
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  return { child, said, ended };
}

const onSomeScreen = { DISPLAY: ':99', GOLDEN_THREAD_ELECTRON_FLAGS: '--no-sandbox' };

/** A folder with a program in Electron's place that says something and ends. */
function brokenElectron(name: string, complaint: string): string {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'electron'), `#!/bin/sh\necho '${complaint}' >&2\nexit 127\n`);
  chmodSync(join(place, 'electron'), 0o755);
  return place;
}

describe.runIf(process.platform === 'linux')('where no window can open', () => {
  const library =
    'electron: error while loading shared libraries: libnss3.so: cannot open shared object file';
  test.each([
    ['without a display', () => ({ DISPLAY: '', WAYLAND_DISPLAY: '' }), 'there is no display'],
    [
      'without a system library',
      () => ({ ...onSomeScreen, ELECTRON_OVERRIDE_DIST_PATH: brokenElectron('bare', library) }),
      'the system library libnss3.so is missing',
    ],
    [
      'when Electron ends at once',
      () => ({ ...onSomeScreen, ELECTRON_OVERRIDE_DIST_PATH: brokenElectron('ends', 'Segmentation fault') }),
      'Electron ended before its window was ready (status 127)',
    ],
    [
      'when Electron cannot be downloaded',
      () => ({
        ...onSomeScreen,
        ELECTRON_OVERRIDE_DIST_PATH: '',
        ELECTRON_MIRROR: 'http://127.0.0.1:9/',
        XDG_CACHE_HOME: join(folder, 'cache'),
      }),
      'Electron is not installed and could not be downloaded',
    ],
  ])('%s, it says so in one line and serves in the browser', async (_where, more, reason) => {
    const { child, said, ended } = open(more());
    await expect.poll(() => said.output, { timeout: 50_000 }).toContain('token=');
    expect(said.errors).toBe(`The desktop cannot start, for ${reason}; serving in the browser instead.\n`);
    const address = said.output.trim();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43,}$/);
    expect((await fetch(address)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

test('a folder that is not there is said before anything starts', async () => {
  const { said, ended } = open({}, 'nowhere');
  expect(await ended).toBe(1);
  expect(said.errors).toBe(`There is no folder ${join(folder, 'nowhere')}; name the folder of a study.\n`);
});

describe.skipIf(skipWithoutElectron())('where a window can open', () => {
  test('it shows the study, says nothing, and ends with its window', async () => {
    const display = await openDisplay();
    const userData = join(folder, 'user');
    const flags = [...testFlags, ...debuggedFlags(userData)].join(' ');
    const { said, ended } = open({ ...display.environment, GOLDEN_THREAD_ELECTRON_FLAGS: flags });
    const { browser, page } = await joinWindow(userData);
    await page.getByRole('tree', { name: 'Explorer' }).getByText('study.yaml').waitFor();
    expect(await page.evaluate(() => window.goldenThread.ask('window.study', {}))).toBe(
      join(folder, 'study'),
    );
    await closeProgram(browser);
    expect(await ended).toBe(0);
    expect(said).toEqual({ output: '', errors: '' });
    display.close();
  });
});
