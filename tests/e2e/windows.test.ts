import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { soon } from './soon';

const patience = { timeout: 20_000 };

const file = (page: Page, name: string) =>
  page.getByRole('tree', { name: 'Explorer' }).getByRole('treeitem', { name, exact: true });
const engines = ({ app }: RunningWindow): Promise<readonly number[]> =>
  app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ name, pid }) => (name === 'Golden Thread engine' ? [pid] : [])),
  );
const titles = ({ app }: RunningWindow): Promise<readonly string[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map(window => window.getTitle())
      .sort(),
  );

/** Asks the desktop from a page, as a command does after its dialog. */
const ask = (page: Page, name: string, study: string): Promise<unknown> =>
  page.evaluate(([name = '', study]) => window.goldenThread.ask(name, { study }), [name, study]);

describe.skipIf(skipWithoutElectron())('several windows', () => {
  let running: RunningWindow;
  let other: string;
  let second: Page;
  beforeAll(async () => {
    other = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-other-')));
    writeFileSync(join(other, 'study.yaml'), 'title: The other one\n');
    writeFileSync(join(other, 'data.csv'), 'a\n1\n2\n');
    running = await launch();
    await file(running.page, 'README.md').waitFor(patience);
  });
  afterAll(async () => {
    await running.close();
    rmSync(other, { recursive: true, force: true });
  });

  test('a new window is empty, with an engine of its own, and ends it when it is closed', async () => {
    const opened = running.app.waitForEvent('window');
    await running.page.keyboard.press('Control+Shift+N');
    const empty = await opened;
    await empty.getByText('No study is open.').first().waitFor(patience);
    await soon(async () => (await engines(running)).length).toBe(2);
    await empty.close();
    await soon(async () => (await engines(running)).length).toBe(1);
  });

  test('a study is open in one window: to open it again brings that one forward', async () => {
    const opened = running.app.waitForEvent('window');
    await ask(running.page, 'window.new', other);
    second = await opened;
    await file(second, 'data.csv').waitFor(patience);
    await soon(() => titles(running)).toEqual([
      expect.stringContaining('Sample study'),
      expect.stringContaining('The other one'),
    ]);
    expect(await ask(running.page, 'window.elsewhere', other)).toBe(true);
    expect(await ask(second, 'window.elsewhere', other)).toBe(false);
    await ask(running.page, 'window.new', other);
    expect(running.app.windows()).toHaveLength(2);
  });

  test('a menu acts upon the window in front', async () => {
    await second.bringToFront();
    await running.app.evaluate(({ BrowserWindow, Menu }) => {
      const front = BrowserWindow.getAllWindows().find(window => window.getTitle().includes('The other one'));
      front?.focus();
      Menu.getApplicationMenu()?.getMenuItemById('query.new')?.click();
    });
    await second.getByRole('tab', { name: 'query.sql' }).waitFor(patience);
    expect(await running.page.getByRole('tab', { name: 'query.sql' }).count()).toBe(0);
  });

  test('the end of one window’s engine leaves the other alone', async () => {
    const [first = 0] = await engines(running);
    process.kill(first, 'SIGKILL');
    const notice = (page: Page) => page.getByText('The engine stopped and was started again').count();
    await soon(async () => (await notice(running.page)) + (await notice(second))).toBe(1);
    await soon(async () => (await engines(running)).length).toBe(2);
  });

  test('all windows come back at the next start, with their unsaved text', async () => {
    await second.getByRole('textbox', { name: 'query.sql' }).focus();
    await second.keyboard.type('FROM data');
    await second.getByRole('tab', { name: 'query.sql' }).and(second.locator('[aria-description]')).waitFor();
    await new Promise(done => setTimeout(done, 1500));
    await running.close('keep');
    running = await launch({ from: running, unnamed: true });
    await soon(() => titles(running)).toEqual([
      expect.stringContaining('Sample study'),
      expect.stringContaining('The other one'),
    ]);
    const pages = running.app.windows();
    const holds = (page: Page) => page.getByRole('tab', { name: 'query.sql' }).count();
    await soon(async () => (await Promise.all(pages.map(holds))).reduce((sum, one) => sum + one, 0)).toBe(1);
  });
});
