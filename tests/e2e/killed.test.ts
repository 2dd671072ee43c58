import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { soon } from './soon';

/** Kills of each kind of process: a few in every run; `GOLDEN_THREAD_KILLS=17` for the fifty of a long one. */
const kills = Number(process.env['GOLDEN_THREAD_KILLS'] ?? 1);
const victims = ['the program', 'the page', 'the engine'] as const;
type Victim = (typeof victims)[number];

const name = 'notes.md';

/** A study of one text. */
function smallStudy(): string {
  const study = mkdtempSync(join(tmpdir(), 'golden-thread-killed-'));
  writeFileSync(join(study, name), '');
  return study;
}

async function processOf({ app }: RunningWindow, victim: Victim): Promise<number> {
  if (victim === 'the program') return app.process().pid ?? 0;
  const processes = await app.evaluate(({ app, BrowserWindow }) => ({
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    engine: app.getAppMetrics().find(({ name }) => name === 'Golden Thread engine')?.pid ?? 0,
  }));
  return victim === 'the page' ? processes.page : processes.engine;
}

/**
 * What the page shows, asked through the program: a page that was killed is lost to the test's own line to it, and does
 * not answer while it is loaded again.
 */
function shown<T>({ app }: RunningWindow, expression: string): Promise<T | null> {
  return app.evaluate(
    ({ BrowserWindow }, code) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<T> | undefined,
        new Promise<null>(resolve => setTimeout(() => resolve(null), 3000)),
      ]).then(answer => answer ?? null),
    expression,
  );
}

const text = `(document.querySelector('.editor-frame .view-lines')?.innerText ?? '').replaceAll(/\\s/g, '')`;
const standing = `document.querySelector('[role="tab"][aria-description="unsaved"]') !== null`;

async function openNotes({ page }: RunningWindow): Promise<void> {
  await page
    .getByRole('tree', { name: 'Explorer' })
    .getByRole('treeitem', { name, exact: true })
    .dblclick({ timeout: 30_000 });
  await page.getByRole('textbox', { name, exact: true }).focus({ timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+End');
}

/** Types letters until the process is gone, and tells what was typed more than a second before. */
async function typeUntilKilled(running: RunningWindow, victim: Victim): Promise<string> {
  const process = await processOf(running, victim);
  expect(process).toBeGreaterThan(0);
  const typed: { readonly letter: string; readonly at: number }[] = [];
  const end = Date.now() + 1500 + Math.random() * 2500;
  while (Date.now() < end) {
    const letter = String.fromCharCode(97 + Math.floor(Math.random() * 26));
    await running.page.keyboard.type(letter);
    typed.push({ letter, at: Date.now() });
  }
  const killed = Date.now();
  globalThis.process.kill(process, 'SIGKILL');
  return typed
    .filter(({ at }) => at <= killed - 1000)
    .map(({ letter }) => letter)
    .join('');
}

describe.skipIf(skipWithoutElectron())('whatever is killed', () => {
  test.each(Array.from({ length: kills }, () => victims).flat())(
    'no letter typed a second before %s ended is missing',
    async victim => {
      let running = await launch({ study: smallStudy() });
      await openNotes(running);
      const ended = new Promise(done => running.app.process().once('exit', done));
      const expected = await typeUntilKilled(running, victim);
      expect(expected.length).toBeGreaterThan(0);
      if (victim === 'the program') {
        await ended;
        running = await launch({ from: running });
      }
      await soon(() => shown<boolean>(running, standing)).toBe(true);
      await soon(() => shown<string>(running, text)).toMatch(new RegExp(`^${expected}`));
      await running.close();
    },
    180_000,
  );
});
