import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildOnce } from '../e2e/buildOnce';
import { closeProgram, debuggedFlags, joinWindow } from '../e2e/debuggedWindow';
import { openDisplay } from '../e2e/display';
import type { Display } from '../e2e/display';
import { environment, skipWithoutElectron, testFlags } from '../e2e/electron';
import { root } from '../e2e/root';
import { soon } from '../e2e/soon';

const run = promisify(execFile);

/** The folder target with the runtime that the tests have, where that is not the one the project names. */
function runtimeOptions(): readonly string[] {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!runtime) return [];
  const version = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  return [`-c.electronDist=${runtime}`, `-c.electronVersion=${version}`];
}

/** Where electron-builder puts the program and its resources on this platform. */
function placesIn(folder: string): { readonly program: string; readonly resources: string } {
  const [built = ''] = readdirSync(folder).filter(name => /unpacked$|^mac/.test(name));
  const home = join(folder, built);
  if (process.platform === 'darwin') {
    const contents = join(home, 'Golden Thread.app/Contents');
    return { program: join(contents, 'MacOS/Golden Thread'), resources: join(contents, 'Resources') };
  }
  const name = process.platform === 'win32' ? 'Golden Thread.exe' : 'golden-thread';
  return { program: join(home, name), resources: join(home, 'resources') };
}

describe.skipIf(skipWithoutElectron())('the packaged program', () => {
  let folder: string;
  let study: string;
  let display: Display;
  let places: ReturnType<typeof placesIn>;

  beforeAll(async () => {
    await buildOnce();
    folder = mkdtempSync(join(tmpdir(), 'golden-thread-package-'));
    study = join(folder, 'study');
    cpSync(join(root, 'sample-data'), study, { recursive: true });
    const options = [...runtimeOptions(), `-c.directories.output=${join(folder, 'dist')}`];
    await run('npx', ['electron-builder', '--dir', ...options], { cwd: root });
    places = placesIn(join(folder, 'dist'));
    display = await openDisplay();
  });
  afterAll(() => {
    display.close();
    rmSync(folder, { recursive: true });
  });

  const command = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    run(places.program, [...testFlags, '--command', ...words], {
      cwd: folder,
      env: environment(display, more),
    });

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(places.program);
    const stateOf = (fuse: FuseV1Options) => {
      const state = wire[fuse];
      return state === undefined ? 'absent' : String.fromCharCode(state);
    };
    expect({
      runAsNode: stateOf(FuseV1Options.RunAsNode),
      nodeOptions: stateOf(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: stateOf(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: stateOf(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyArchive: stateOf(FuseV1Options.OnlyLoadAppFromAsar),
      snapshot: stateOf(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    }).toEqual({
      runAsNode: '0',
      nodeOptions: '0',
      inspect: '0',
      integrity: '1',
      onlyArchive: '1',
      snapshot: '0',
    });
    // A runtime before Electron 29 has no such fuse.
    expect(['0', 'absent']).toContain(stateOf(FuseV1Options.GrantFileProtocolExtraPrivileges));
  });

  test('has native parts and fonts outside the archive, and data as files', () => {
    const outside = join(places.resources, 'app.asar.unpacked/node_modules');
    const native = readdirSync(outside, { recursive: true }).map(String);
    expect(native.filter(name => name.endsWith('duckdb.node'))).toHaveLength(1);
    expect(native.some(name => name.startsWith(join('@napi-rs', 'canvas')) && name.endsWith('.node'))).toBe(
      true,
    );
    expect(native.some(name => name.startsWith(join('@resvg', 'resvg')) && name.endsWith('.node'))).toBe(
      true,
    );
    expect(native).toContain(join('@expo-google-fonts', 'inter', '400Regular', 'Inter_400Regular.ttf'));
    expect(existsSync(join(places.resources, 'sample-data/study.yaml'))).toBe(true);
    expect(readdirSync(join(places.resources, 'analyses')).length).toBeGreaterThan(2);
  });

  test('runs a query on the command line', async () => {
    const sql = 'SELECT case_id, count(*) AS rows FROM outcomes GROUP BY case_id ORDER BY case_id';
    const { stdout } = await command(['query', 'study', sql, '--format', 'csv']);
    const [head, ...rows] = stdout.trim().split(/\r?\n/);
    expect(head).toBe('case_id,rows');
    expect(rows.map(row => row.split(',')[0])).toEqual(['BHRUT', 'LTHT', 'SASH', 'SaTH', 'UHCW']);
  });

  test('hands a failure’s status and sentence on', async () => {
    await expect(command(['query', 'study', 'SELECT nothing'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing') as string,
    });
  });

  test('exports a figure with its thread', async () => {
    const chart = 'library:four-hour-performance/four-hour-performance.vl.json';
    const out = join(folder, 'figures');
    await command(['figures', 'study', chart, '--format', 'svg,png,pdf', '--out', out]);
    expect(readdirSync(out).sort()).toEqual([
      'four-hour-performance.pdf',
      'four-hour-performance.png',
      'four-hour-performance.svg',
      'four-hour-performance.thread.json',
    ]);
    expect(readFileSync(join(out, 'four-hour-performance.pdf'), 'latin1')).toMatch(/^%PDF-/);
    expect(readFileSync(join(out, 'four-hour-performance.png'), 'latin1')).toMatch(/^.PNG/);
  });

  test.runIf(process.platform === 'linux')(
    'without a display, says so instead of failing in Chromium',
    async () => {
      const nowhere = { DISPLAY: '', WAYLAND_DISPLAY: '' };
      await expect(command(['query', 'study', 'SELECT 1'], nowhere)).rejects.toMatchObject({
        code: 1,
        // Chromium may have complained of the machine's message bus before.
        stderr: expect.stringMatching(
          /^(\[.*bus\.cc.*\n)*Golden Thread needs a display here; xvfb-run gives one that nobody sees\.\n$/,
        ) as string,
      });
    },
  );

  test('is no Node, whatever its environment asks', async () => {
    const script = join(folder, 'foreign.cjs');
    const trace = join(folder, 'foreign-ran');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);
    const asked = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` };
    const { stdout } = await command(['query', 'study', 'SELECT 1 AS one', '--format', 'csv'], asked);
    expect(stdout).toMatch(/^one/);
    expect(existsSync(trace)).toBe(false);
  });

  test('opens a window on the person’s own copy of the sample study and runs a query there', async () => {
    const userData = join(folder, 'user');
    const child = spawn(places.program, [...testFlags, ...debuggedFlags(userData)], {
      env: environment(display),
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>(resolve => child.once('close', resolve));
    onTestFinished(() => void child.kill());
    const { browser, page } = await joinWindow(userData);
    await page.getByRole('tree', { name: 'Explorer' }).getByText('study.yaml').waitFor();
    const opened = await page.evaluate(() => window.goldenThread.ask('window.study', {}));
    expect(opened).toBe(join(userData, 'sample-study'));
    await page.getByRole('button', { name: 'New query' }).click();
    await page.getByRole('textbox', { name: 'query.sql', exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('SELECT 6 * 7 AS answer');
    await page.keyboard.press('ControlOrMeta+Enter');
    const results = page.getByRole('grid', { name: 'Results' });
    await results.getByRole('gridcell', { name: '42' }).waitFor();
    await soon(() => results.getAttribute('aria-rowcount')).toBe('2');
    await closeProgram(browser);
    expect(await ended).toBe(0);
  }, 120_000);
});
