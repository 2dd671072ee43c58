import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { openFile, replaceText } from './queryWindow';
import { soon } from './soon';

const patience = { timeout: 20_000 };

describe.skipIf(skipWithoutElectron())('the search', () => {
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await launch();
    page = running.page;
    page.setDefaultTimeout(20_000);
    await page.getByRole('treeitem', { name: 'study.yaml' }).waitFor(patience);
    writeFileSync(join(running.study, 'notes.md'), 'One socket here.\r\nAnother socket 😀 socket there.\r\n');
    writeFileSync(join(running.study, 'kept.sql'), "SELECT 'socket';\n");
  });
  afterAll(async () => {
    await running.close();
  });

  const field = () => page.getByRole('textbox', { name: 'Search', exact: true });
  const results = () => page.getByRole('tree', { name: 'Search results' });
  const row = (name: string | RegExp) => results().getByRole('treeitem', { name, exact: true });
  const said = () => page.locator('.search-messages').innerText();
  const onDisk = (path: string) => readFileSync(join(running.study, path), 'utf8');
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });

  test('opens by its keys, finds as one types, and groups by what was found', async () => {
    await page.keyboard.press('Control+Shift+F');
    await soon(focused).toBe('Search');
    await page.getByText('Type what to look for').waitFor();
    // Who takes a letter back at once waits for nothing.
    await page.keyboard.type('s');
    await page.keyboard.press('Backspace');
    await page.getByText('Type what to look for').waitFor();
    await soon(() => page.getByRole('progressbar', { name: 'Searching' }).count()).toBe(0);
    await page.keyboard.type('socket');
    await row('Transcripts').waitFor();
    await row('Quotations').waitFor();
    await row('Files').waitFor();
    await soon(() => row('notes.md').getAttribute('aria-description')).toBe('3 matches');
    await soon(said).toMatch(/^\d+ matches in \d+ places\./);
    await soon(() => results().locator('b').first().textContent()).toBe('socket');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('goes to matches by keyboard alone, and Escape returns', async () => {
    await page.keyboard.press('Control+ArrowDown');
    await soon(focused).toBe('Search results');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'notes.md', selected: true }).waitFor();
    await soon(focused).toContain('notes.md');
    await page.getByText('Ln 2, Col 25').waitFor();
    await page.keyboard.press('Shift+F4');
    await page.getByText('Ln 2, Col 15').waitFor();
    await page.keyboard.press('F4');
    await page.getByText('Ln 2, Col 25').waitFor();
    await page.keyboard.press('Control+Shift+F');
    await soon(focused).toBe('Search');
    await page.keyboard.press('Escape');
    await soon(focused).toContain('notes.md');
  });

  test('Escape leaves a list that is only being made anew, which stays', async () => {
    await soon(said).toMatch(/^\d+ matches in \d+ places\./);
    const found = await said();
    await page.keyboard.type('.');
    await page.keyboard.press('Control+Shift+F');
    await soon(focused).toBe('Search');
    await page.keyboard.press('Escape');
    await soon(focused).toContain('notes.md');
    expect(await said()).not.toContain('stopped');
    await page.keyboard.press('ControlOrMeta+Z');
    await soon(() => page.getByRole('progressbar', { name: 'Searching' }).count()).toBe(0);
    await soon(said).toBe(found);
  });

  test('opens a quotation at its words in the transcript', async () => {
    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('button', { name: 'Quotations' }).waitFor();
    const quotation = results().locator('[role="treeitem"][aria-description*="RB"]').first();
    await quotation.dblclick();
    await page.getByRole('tab', { name: 'T1-EX-01-r1.md', selected: true }).waitFor();
    await soon(() => page.locator('.monaco-editor .selected-text').count()).toBeGreaterThan(0);
  });

  test('takes switches, kinds and files into account, and says what it did not search', async () => {
    await soon(said).toMatch(/^\d+ matches in \d+ places\./);
    const before = await said();
    await field().focus();
    await page.keyboard.press('Alt+C');
    await field().fill('SOCKET');
    await page.getByText(/^No match in \d+ texts and [\d,]+ rows of the tables\./).waitFor();
    await page.keyboard.press('Alt+C');
    await soon(said).toBe(before);
    await page.getByRole('button', { name: 'Files, case and code' }).click();
    await page.getByLabel('Files to include').fill('*.sql');
    await soon(said).toMatch(/^1 match in 1 place\./);
    await row('kept.sql').waitFor();
    await page.getByLabel('Files to include').fill('');
    await page.getByLabel('Case', { exact: true }).selectOption('LTHT');
    await page.getByText('Files, codes and memos are of no case').waitFor();
    await soon(() => row('Files').count()).toBe(0);
    await page.getByLabel('Case', { exact: true }).selectOption('');
    await page.getByRole('button', { name: 'What was not searched' }).click();
    await page.getByText('is not searched, since it is found as').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('marks an expression that is none, and stops one that never ends', async () => {
    writeFileSync(join(running.study, 'trap.txt'), `${'a'.repeat(60)}!\n`);
    await field().fill('(a+');
    await field().focus();
    await page.keyboard.press('Alt+R');
    await page.getByText('A round bracket ( is opened and not closed.').waitFor();
    await soon(() => field().getAttribute('aria-invalid')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);
    await field().fill('(a+)+$');
    await page.getByRole('progressbar', { name: 'Searching' }).waitFor();
    await page.waitForTimeout(1500);
    await page.getByRole('progressbar', { name: 'Searching' }).waitFor();
    await page.keyboard.press('Escape');
    await soon(() => page.getByRole('progressbar', { name: 'Searching' }).count()).toBe(0);
    await field().fill('sock(et)');
    await row('notes.md').waitFor();
  });

  test('replaces one, in one file and in an editor that is not saved, and keeps what must not change', async () => {
    await page.keyboard.press('Control+Shift+E');
    await openFile(running, 'kept.sql');
    await replaceText(running, 'kept.sql', "SELECT 'socket', 'unsaved';\n");
    await page.keyboard.press('Control+Shift+H');
    await page.getByRole('textbox', { name: 'Replace with' }).fill('plug$1');
    await row('kept.sql').waitFor();
    await soon(() => results().locator('ins').first().getAttribute('data-text')).toBe('pluget');
    await soon(() => row('T1-EX-01-r1.md').getAttribute('aria-description')).toContain('cannot be replaced');
    await page.getByText('the texts of files are searched and nothing else').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await row('One socket here.').click();
    await page.keyboard.press('Control+Shift+1');
    await soon(() => Promise.resolve(onDisk('notes.md'))).toBe(
      'One pluget here.\r\nAnother socket 😀 socket there.\r\n',
    );
    await soon(() => row('notes.md').getAttribute('aria-description')).toBe('2 matches');
    await row('Another socket 😀 socket there.').first().click();
    await results().focus();
    await page.keyboard.press('Delete');
    await soon(() => row('notes.md').getAttribute('aria-description')).toBe('1 match');
    await page.keyboard.press('Control+Alt+Enter');
    await page.getByRole('dialog').getByText('stay as they are').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByRole('dialog').getByText('coded passages').first().waitFor();
    await page.keyboard.press('Escape');
    await soon(() => Promise.resolve(onDisk('notes.md'))).toBe(
      'One pluget here.\r\nAnother socket 😀 pluget there.\r\n',
    );
    expect(onDisk('kept.sql')).toBe("SELECT 'socket';\n");
    expect(onDisk('transcripts/LTHT/T1-EX-01-r1.md')).toContain('socket');
    await page.getByRole('tab', { name: 'kept.sql' }).click();
    await soon(() => textOf('kept.sql')).toBe("SELECT 'pluget', 'unsaved';\n");
    await page.getByRole('textbox', { name: 'kept.sql', exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+Z');
    await soon(() => textOf('kept.sql')).toBe("SELECT 'socket', 'unsaved';\n");
  });

  const textOf = (name: string) =>
    page.getByRole('textbox', { name, exact: true }).evaluate(element => {
      const lines = element.closest('.monaco-editor')?.querySelectorAll('.view-line') ?? [];
      return [...lines].map(line => line.textContent.replaceAll('\u00a0', ' ')).join('\n');
    });

  test('shows what a file would become before it does', async () => {
    await page.getByRole('button', { name: 'Search again' }).click();
    await row('notes.md').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Preview replacements' }).click();
    const dialog = page.getByRole('dialog', { name: 'Preview replacements' });
    await dialog.locator('.monaco-diff-editor .line-insert').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Replace in this file' }).click();
    await soon(() => Promise.resolve(onDisk('notes.md'))).toBe(
      'One pluget here.\r\nAnother pluget 😀 pluget there.\r\n',
    );
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  test.each(['dark', 'light'])('nothing serious stands in the way of anyone (%s)', async theme => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox', { name: 'Command palette' }).waitFor();
    await page.keyboard.type(`Theme: ${theme}`);
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
    await page.getByRole('button', { name: 'Replace in files' }).click();
    await row('Transcripts').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await results().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Replace in files' }).click();
    await soon(() => results().locator('ins').count()).toBeGreaterThan(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('remembers the last search of the study', async () => {
    await page.getByRole('button', { name: 'Replace in files' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Search', exact: true }).waitFor(patience);
    await soon(() => field().inputValue()).toBe('sock(et)');
    await row('Transcripts').waitFor();
    await soon(() =>
      page.getByRole('button', { name: 'Use regular expression' }).getAttribute('aria-pressed'),
    ).toBe('true');
  });
});
