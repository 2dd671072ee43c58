import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { openFile, replaceText } from './queryWindow';
import { soon } from './soon';

const name = 'README.md';

describe.skipIf(skipWithoutElectron())('nothing that was written is lost', () => {
  let running: RunningWindow;
  let page: Page;
  const onDisk = () => readFileSync(join(running.study, name), 'utf8');
  const isUnsaved = () => page.getByRole('tab', { name, exact: true }).getAttribute('aria-description');
  const save = async (text: string) => {
    await replaceText(running, name, text);
    await page.keyboard.press('ControlOrMeta+S');
    await soon(() => Promise.resolve(onDisk())).toBe(text);
  };
  const textNow = () =>
    page
      .locator('.editor-frame:visible .view-lines')
      .first()
      .innerText()
      .then(text => text.replaceAll('\u00a0', ' ').trim());
  const versions = () => page.getByRole('tree', { name: `Versions of ${name}` });

  beforeAll(async () => {
    running = await launch();
    page = running.page;
    page.setDefaultTimeout(45_000);
    await openFile(running, name);
  });
  afterAll(() => running.close());

  test('every saved text, and the one found, can be compared with and taken back', async () => {
    const found = onDisk();
    await save('One');
    await save('Two');
    await page.keyboard.press('F1');
    await page.getByRole('combobox', { name: 'Command palette' }).fill('show history');
    await page.keyboard.press('Enter');
    await soon(() => versions().getByRole('treeitem').count()).toBe(3);
    await versions()
      .getByRole('treeitem', { name: /^Saved/ })
      .nth(1)
      .click();
    await page.getByText(/^− Saved, .* \+ The text now\.$/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Restore' }).click();
    await soon(textNow).toBe('One');
    await soon(isUnsaved).toBe('unsaved');
    expect(onDisk()).toBe('Two');
    await versions()
      .getByRole('treeitem', { name: /^Found on disk/ })
      .click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('textbox', { name, exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+S');
    await soon(() => Promise.resolve(onDisk())).toBe(found);
  });

  test('a file that changed on disk is shown beside the text, and neither is written over', async () => {
    await replaceText(running, name, 'Mine');
    writeFileSync(join(running.study, name), 'Theirs');
    await page.keyboard.press('ControlOrMeta+S');
    const dialog = page.getByRole('dialog', { name: 'README.md has changed on disk' });
    await dialog.waitFor();
    await dialog.getByText('Theirs', { exact: true }).first().waitFor();
    await dialog.getByText('Mine', { exact: true }).first().waitFor();
    await soon(() => seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Decide later' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(onDisk()).toBe('Theirs');
    await soon(isUnsaved).toBe('unsaved');
    await page.getByRole('textbox', { name, exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+S');
    await dialog.getByRole('button', { name: 'Keep my text' }).click();
    await soon(() => Promise.resolve(onDisk())).toBe('Mine');
    await soon(() => versions().getByRole('treeitem').first().innerText()).toMatch(/^Saved/);
    await versions()
      .getByRole('treeitem', { name: /^Found on disk/ })
      .first()
      .click();
    await page.getByRole('region', { name: 'Panel' }).getByText('Theirs').first().waitFor();
  });

  test('a comparison that is gone leaves the other editors whole', async () => {
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    await page.getByRole('region', { name: 'Panel' }).getByRole('tab', { name: 'Jobs' }).click();
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await replaceText(running, name, 'Mine mining mi');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('region', { name: 'Panel' })
      .getByRole('tab', { name: 'History', exact: true })
      .click();
    await page.locator('.history-comparison .monaco-diff-editor').waitFor();
    expect(errors.filter(message => message.includes('disposed'))).toEqual([]);
  });

  test('a text closed without saving can be found again', async () => {
    await replaceText(running, name, 'Never saved');
    await page.keyboard.press('ControlOrMeta+W');
    await page.getByRole('button', { name: 'Don’t save' }).click();
    await page.getByRole('tab', { name, exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('tree', { name: 'Files with versions' }).getByRole('treeitem', { name }).dblclick();
    await versions()
      .getByRole('treeitem', { name: /^Closed without saving/ })
      .click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await soon(textNow).toBe('Never saved');
    expect(onDisk()).toBe('Mine');
  });
});
