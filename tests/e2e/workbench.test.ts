import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { soon } from './soon';

const patience = { timeout: 20_000 };

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const isSelected = (locator: Locator) => locator.getAttribute('aria-selected');
const isUnsaved = async (locator: Locator) => (await locator.getAttribute('aria-description')) === 'unsaved';

/** Opens a file by its name, with keys alone; its text has the focus afterwards. */
async function goToFile(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.getByRole('combobox', { name: 'Quick open' }).waitFor(patience);
  await page.keyboard.type(typed);
  await page.getByRole('option', { name }).first().waitFor(patience);
  await page.keyboard.press('Enter');
  await soon(() => isSelected(tab(page, name))).toBe('true');
  await soon(() => focused(page)).toContain(name);
}

/** Runs a command by its name, with keys alone. */
async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('combobox', { name: 'Command palette' }).waitFor(patience);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** What has the focus, as a screen reader would begin to say it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const frame = element?.closest('.editor-frame')?.getAttribute('data-path') ?? '';
    return `${element?.getAttribute('role') ?? element?.tagName ?? ''} ${element?.getAttribute('aria-label') ?? ''} ${frame}`;
  });

describe.skipIf(skipWithoutElectron())('the workbench', () => {
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await launch();
    page = running.page;
    page.setDefaultTimeout(10_000);
    await page
      .getByRole('tree', { name: 'Explorer' })
      .getByRole('treeitem', { name: 'trusts.csv' })
      .waitFor(patience);
  });
  afterAll(() => running.close());

  test('a list that was scrolled stays where it is when one of its rows is pressed', async () => {
    const tree = page.getByRole('tree', { name: 'Explorer' });
    const scrolled = () => tree.evaluate(element => element.scrollTop);
    await tree.hover();
    await page.mouse.wheel(0, 150);
    await soon(scrolled).toBe(150);
    await tree.getByRole('treeitem', { name: 'trusts.csv' }).click();
    await tab(page, 'trusts.sql').waitFor(patience);
    expect(await scrolled()).toBe(150);
    await page.keyboard.press('Control+W');
    await tab(page, 'trusts.sql').waitFor({ state: 'detached' });
  });

  test('its parts have the roles and names that people rely on', async () => {
    await page
      .getByRole('navigation', { name: 'Activity bar' })
      .getByRole('button', { name: 'Explorer' })
      .waitFor();
    await page.getByRole('status').waitFor();
    await soon(() => page.getByRole('status').count()).toBe(1);
    await soon(() => page.getByRole('treeitem', { name: 'trusts.csv' }).getAttribute('aria-level')).toBe('3');
    await page.getByRole('treeitem', { name: 'Shipped analyses' }).waitFor();
  });

  test('the palette finds a command by a few of its letters and runs it', async () => {
    const before = await page.evaluate(() => document.documentElement.dataset['theme']);
    await page.keyboard.press('Control+Shift+P');
    const palette = page.getByRole('combobox', { name: 'Command palette' });
    await palette.waitFor(patience);
    await page.keyboard.type('togglig');
    await soon(() => page.getByRole('option', { selected: true }).textContent()).toContain(
      'Toggle light and dark',
    );
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
    await soon(() => page.evaluate(() => document.documentElement.dataset['theme'])).not.toBe(before);
    await page.keyboard.press('Control+Shift+P');
    await soon(() => page.getByRole('option').first().textContent()).toContain('Toggle light and dark');
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe(before);
  });

  test('a > in the list of files goes on to the commands', async () => {
    await page.keyboard.press('Control+P');
    await page.getByRole('combobox', { name: 'Quick open' }).waitFor(patience);
    await page.keyboard.type('>');
    const palette = page.getByRole('combobox', { name: 'Command palette' });
    await palette.waitFor(patience);
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
  });

  test('Escape leaves a list and gives the focus back', async () => {
    await page.getByRole('tree', { name: 'Explorer' }).focus();
    await page.keyboard.press('Control+P');
    await page.getByRole('combobox', { name: 'Quick open' }).waitFor(patience);
    await page.keyboard.press('Escape');
    await soon(() => focused(page)).toContain('tree Explorer');
  });

  test('the Explorer is walked by keys, and a data file shows its rows', async () => {
    await page.keyboard.press('Control+Shift+E');
    await soon(() => focused(page)).toContain('tree Explorer');
    await page.keyboard.press('Home');
    await page.keyboard.type('trusts');
    await page.keyboard.press('Enter');
    await tab(page, 'trusts.sql').waitFor(patience);
    const grid = page.getByRole('grid', { name: 'Results' });
    await grid.waitFor(patience);
    await soon(() => grid.getAttribute('aria-rowcount')).toBe('6');
  });

  test('a file is opened, edited and saved by keys', async () => {
    await goToFile(page, 'readme', 'README.md');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Checked by hand.');
    await soon(() => isUnsaved(tab(page, 'README.md'))).toBe(true);
    await page.keyboard.press('Control+S');
    await soon(() => isUnsaved(tab(page, 'README.md'))).toBe(false);
    expect(readFileSync(join(running.study, 'README.md'), 'utf8')).toMatch(/Checked by hand\.$/);
  });

  test('a file that changed on disk is not written over unasked', async () => {
    await goToFile(page, 'readme', 'README.md');
    await page.keyboard.type('Mine. ');
    appendFileSync(join(running.study, 'README.md'), '\nTheirs.');
    await page.keyboard.press('Control+S');
    const dialog = page.getByRole('dialog', { name: 'README.md has changed on disk' });
    await dialog.waitFor(patience);
    await dialog.getByRole('button', { name: 'Take the one on disk' }).click();
    await soon(() => isUnsaved(tab(page, 'README.md'))).toBe(false);
    expect(readFileSync(join(running.study, 'README.md'), 'utf8')).toMatch(/Theirs\.$/);
  });

  test('closing unsaved text asks, and cancelling keeps it', async () => {
    await goToFile(page, 'readme', 'README.md');
    await page.keyboard.type('Lost? ');
    await page.keyboard.press('Control+W');
    const dialog = page.getByRole('dialog', { name: 'Save the changes to README.md?' });
    await dialog.waitFor(patience);
    await page.keyboard.press('Escape');
    await soon(() => tab(page, 'README.md').count()).toBe(1);
    await page.keyboard.press('Control+W');
    await dialog.getByRole('button', { name: 'Don’t save' }).click();
    await tab(page, 'README.md').waitFor({ state: 'detached' });
    expect(readFileSync(join(running.study, 'README.md'), 'utf8')).not.toContain('Lost?');
  });

  test('F6 goes round the parts, and arrows move the dividers', async () => {
    const seen = new Set<string>();
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('F6');
      seen.add(
        await page.evaluate(() => {
          const part = document.activeElement?.closest('[data-part]');
          return part?.getAttribute('aria-label') ?? '';
        }),
      );
    }
    expect([...seen].sort()).toEqual(['Activity bar', 'Editors', 'Explorer', 'Panel', 'Status bar']);
    const divider = page.getByRole('separator', { name: 'Resize side bar' });
    const width = Number(await divider.getAttribute('aria-valuenow'));
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    expect(Number(await divider.getAttribute('aria-valuenow'))).toBe(width + 16);
  });

  test.each(['dark', 'light'])('nothing serious stands in the way of anyone (%s)', async theme => {
    await command(page, `Theme: ${theme}`);
    await soon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
    await goToFile(page, 'cqc sql', 'cqc-ratings.sql');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the engine’s end loses no text, and the window says what happened', async () => {
    await goToFile(page, 'study.yaml', 'study.yaml');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('# not saved');
    const pid = await running.app.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Golden Thread engine')?.pid ?? 0,
    );
    process.kill(pid, 'SIGKILL');
    await page.getByText('The engine stopped and was started again').waitFor(patience);
    expect(await isUnsaved(tab(page, 'study.yaml'))).toBe(true);
    await page.getByRole('button', { name: 'Dismiss notification' }).click();
    await page.keyboard.press('Control+Shift+E');
    await soon(() => focused(page)).toContain('tree Explorer');
    await page.keyboard.press('Home');
    await page.keyboard.type('measures');
    await page.keyboard.press('Enter');
    await soon(() => page.getByRole('grid', { name: 'Results' }).getAttribute('aria-rowcount')).toBe('9');
  });

  test('the program’s end loses no text either', async () => {
    await goToFile(page, 'study.yaml', 'study.yaml');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(', and killed');
    await new Promise(done => setTimeout(done, 2000));
    const ended = new Promise(done => running.app.process().once('exit', done));
    running.app.process().kill('SIGKILL');
    await ended;
    running = await launch({ from: running });
    page = running.page;
    await tab(page, 'study.yaml').waitFor(patience);
    await soon(() => isUnsaved(tab(page, 'study.yaml'))).toBe(true);
    await goToFile(page, 'study.yaml', 'study.yaml');
    await page.keyboard.press('Control+End');
    await soon(() => page.locator('.editor-frame:visible .view-lines').first().innerText()).toMatch(
      /not.saved,.and.killed/,
    );
  });
});
