import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { buildOnce } from './buildOnce';
import { openDisplay } from './display';
import type { Display } from './display';
import { root } from './root';
import { watchPage } from './watchPage';

export const mainScript = join(root, 'out/main/index.cjs');

/** Chromium refuses root its sandbox; so does a container. Only tests go without. */
export const testFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The Electron binary to test with, or why there is none. */
export function findElectron(): { readonly binary: string } | { readonly missing: string } {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const given = folder === undefined ? null : join(folder, 'electron');
  if (given && existsSync(given)) return { binary: given };
  const installed = join(
    root,
    'node_modules/electron/dist',
    process.platform === 'win32' ? 'electron.exe' : 'electron',
  );
  if (existsSync(installed)) return { binary: installed };
  return { missing: 'no Electron runtime: set ELECTRON_OVERRIDE_DIST_PATH, or run npx install-electron' };
}

/** Whether to skip the tests of the window. Says why; under CI nothing may be skipped, so there it throws. */
export function skipWithoutElectron(): boolean {
  const found = findElectron();
  if ('binary' in found) return false;
  if (process.env['CI'] === 'true') throw new Error(`The window cannot be tested: ${found.missing}.`);
  process.stderr.write(`Skipped, for there is ${found.missing}.\n`);
  return true;
}

export interface RunningWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The copy of the study that is open. */
  readonly study: string;
  readonly userData: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Closes the program; keeps the folders when another start is to find them. */
  close(keep?: 'keep'): Promise<void>;
}

interface Launch {
  /** A study to copy and open; the sample study unless named. */
  readonly study?: string;
  /** Folders kept from an earlier launch. */
  readonly from?: Pick<RunningWindow, 'study' | 'userData'>;
  /** Whether the start leaves the study to what the program remembers. */
  readonly unnamed?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the built program in a window of its own, with its own settings, on a copy of a study. */
export async function launch(options: Launch = {}): Promise<RunningWindow> {
  const found = findElectron();
  if ('missing' in found) throw new Error(found.missing);
  await buildOnce();
  const { study, userData } = options.from ?? freshFolders(options.study ?? join(root, 'sample-data'));
  const display = await openDisplay();
  const env = environment(display, options.environment);
  const named = options.unnamed ? [] : [`--study=${study}`];
  // Without a path to it Playwright starts the package’s own Electron, and holds it back until it has joined:
  // joined while a window is being made, it is now and then never answered.
  const app = await _electron.launch({
    args: [...testFlags, mainScript, `--user-data-dir=${userData}`, ...named],
    env,
    cwd: root,
  });
  const page = await app.firstWindow();
  const unwatch = watchPage(page);
  return {
    app,
    page,
    study,
    userData,
    environment: env,
    async close(keep) {
      unwatch();
      await app.close();
      display.close();
      if (keep !== 'keep')
        for (const folder of [study, userData]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freshFolders(source: string): { study: string; userData: string } {
  const study = mkdtempSync(join(tmpdir(), 'golden-thread-study-'));
  cpSync(source, study, { recursive: true });
  return { study, userData: mkdtempSync(join(tmpdir(), 'golden-thread-user-')) };
}

/** The environment for a program under test: this one's, the display's and what the test sets. */
export function environment(
  display: Display,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const present = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return { ...Object.fromEntries(present), ...display.environment, ...more };
}
