import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { clipboardOf, replaceText, resultsOf } from './queryWindow';
import { soon } from './soon';

const patience = { timeout: 20_000 };

/** A study with what a table can hold that is awkward. */
function oddStudy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-thread-odd-'));
  mkdirSync(join(folder, 'data'));
  const scores = Array.from(
    { length: 100 },
    (_, index) => `${index % 10},${index < 50 ? 'agree' : 'disagree'},`,
  );
  writeFileSync(join(folder, 'data/scores.csv'), `score,agreed,nothing\n${scores.join('\n')}\n`);
  const load = 'load:\n  cases: { from: data/cases.csv }\n  scores: { from: data/scores.csv }\n';
  writeFileSync(join(folder, 'study.yaml'), `title: Odd\n${load}`);
  writeFileSync(join(folder, 'data/cases.csv'), 'case_id,name\na,First\na,Again\n');
  mkdirSync(join(folder, 'analyses/views'), { recursive: true });
  writeFileSync(
    join(folder, 'analyses/views/high.sql'),
    'SELECT score AS top, agreed AS same FROM scores WHERE score > 4',
  );
  return folder;
}

describe.skipIf(skipWithoutElectron())('the data', () => {
  let source: string;
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    source = oddStudy();
    running = await launch({ study: source });
    page = running.page;
    page.setDefaultTimeout(20_000);
    await page.getByRole('treeitem', { name: 'study.yaml' }).waitFor(patience);
  });
  afterAll(async () => {
    await running.close();
    rmSync(source, { recursive: true, force: true });
  });

  const row = (name: string) =>
    page.getByRole('tree', { name: 'Data' }).getByRole('treeitem', { name, exact: true });
  const filter = (typed: string) => page.getByLabel('Filter tables and columns').fill(typed);
  const textOf = (name: string) =>
    page.getByRole('textbox', { name, exact: true }).evaluate(element => {
      const lines = element.closest('.monaco-editor')?.querySelectorAll('.view-line') ?? [];
      return [...lines].map(line => line.textContent.replaceAll('\u00a0', ' ')).join('\n');
    });
  const factOf = (name: string) =>
    page.locator('.profile-facts div').filter({ hasText: name }).locator('dd').first().textContent();

  test('are listed by what they are, with rows, rejected rows and types', async () => {
    await page.keyboard.press('Control+Shift+B');
    await row('cases').waitFor();
    await soon(() => row('cases').getAttribute('aria-description')).toBe('1 row, 1 rejected');
    await soon(() => row('scores').getAttribute('aria-description')).toBe('100 rows');
    await row('Empty tables').waitFor();
    await row('scores').click();
    await soon(() => row('score').getAttribute('aria-description')).toBe('bigint');
    await page.getByRole('button', { name: 'data/scores.csv' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('are found by letters of tables and columns; a filter that fits nothing says so', async () => {
    await filter('agr');
    await row('agreed').waitFor();
    await soon(() => page.getByRole('tree', { name: 'Data' }).getByRole('treeitem').count()).toBe(3);
    await filter('zzzz');
    await page.getByText('No table or column has these letters').waitFor();
    await filter('');
    await row('cases').waitFor();
  });

  test('open as rows by Enter, and put the name of a column into the query', async () => {
    await page.getByRole('tree', { name: 'Data' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('scores');
    await page.keyboard.press('Enter');
    await soon(() => textOf('scores.sql')).toContain('SELECT * FROM "scores";');
    await soon(() => resultsOf(running).getAttribute('aria-rowcount')).toBe('101');
    await page.getByRole('textbox', { name: 'scores.sql', exact: true }).press('ControlOrMeta+End');
    await row('agreed').dblclick();
    await soon(() => textOf('scores.sql')).toContain('\n"agreed"');
  });

  test('have a menu by keyboard that copies names and leads to files', async () => {
    await page.getByRole('tree', { name: 'Data' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('cases');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Copy name' }).click();
    await soon(() => clipboardOf(running)).toBe('cases');
    await row('cases').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show the files it was loaded from' }).click();
    await soon(() => page.evaluate(() => document.activeElement?.textContent)).toBe('data/cases.csv');
    await page.getByRole('button', { name: 'Show rejected rows' }).click();
    await soon(() => textOf('cases-rejects.sql')).toContain("FROM rejects WHERE file IN ('data/cases.csv')");
    await soon(() => resultsOf(running).getAttribute('aria-rowcount')).toBe('2');
  });

  test('are profiled when asked: numbers, texts, and a column without values', async () => {
    await row('score').click();
    await soon(() => page.locator('.profile-facts').count()).toBe(0);
    await page.getByRole('button', { name: 'Profile', exact: true }).click();
    await soon(() => factOf('Distinct values')).toBe('10');
    await soon(() => factOf('Median')).toBe('4.5');
    await soon(() => page.locator('.histogram svg').getAttribute('aria-label')).toContain('0: 10; 1: 10');
    await page.getByText('Rows by value', { exact: true }).click();
    await page.getByRole('rowheader', { name: '9', exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await row('agreed').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.locator('.top-values').getByText('50.0%').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await row('nothing').click();
    await page.getByRole('button', { name: 'Profile', exact: true }).click();
    await page.getByText('All 100 rows are missing').waitFor();
  });

  test('are profiled as whole tables by their menu, and each line leads to its column at once', async () => {
    const lines = () => page.locator('.table-profile li').allInnerTexts();
    const words = async () => (await lines()).map(line => line.split(/\s*\n\s*/).join(' | '));
    await page.getByRole('tree', { name: 'Data' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('scores');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await soon(words).toEqual([
      expect.stringContaining('0 to 9 | 0 missing'),
      expect.stringContaining('50.0% | 0 missing'),
      expect.stringContaining('empty | 100% missing'),
    ]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('.table-profile button').first().click();
    await soon(() => factOf('Median')).toBe('4.5');
    await row('high').click();
    await page.getByRole('button', { name: 'Profile', exact: true }).click();
    await soon(words).toEqual([
      expect.stringContaining('5 to 9 | 0 missing'),
      expect.stringContaining('0 missing'),
    ]);
    await page.locator('.table-profile button').first().click();
    await soon(() => factOf('Rows')).toBe('50');
  });

  test('stand beside what SQL has made, which is gone when it is dropped', async () => {
    await page.getByRole('tab', { name: 'scores.sql', exact: true }).click();
    const made = 'CREATE TABLE kept AS SELECT 1 AS one;\nCREATE TEMP TABLE passing AS SELECT 2 AS two;\n';
    await replaceText(running, 'scores.sql', made);
    await page.keyboard.press('ControlOrMeta+Enter');
    await soon(() => row('kept').getAttribute('aria-description')).toBe('made by SQL');
    await soon(() => row('passing').getAttribute('aria-description')).toBe('temporary, made by SQL');
    expect(await seriousFindings(page)).toEqual([]);
    await row('passing').click();
    await page.getByText('only that editor sees it').waitFor();
    await soon(() => page.getByRole('button', { name: 'Profile', exact: true }).count()).toBe(0);
    await replaceText(running, 'scores.sql', 'FROM ');
    await row('passing').dblclick();
    await soon(() => textOf('scores.sql')).toBe('FROM "passing"');
    await page.keyboard.press('ControlOrMeta+Enter');
    await soon(() => resultsOf(running).getAttribute('aria-rowcount')).toBe('2');
    await row('kept').dblclick();
    await soon(() => textOf('kept.sql')).toContain('SELECT * FROM "kept";');
    await soon(() => row('passing').count()).toBe(0);
    await replaceText(running, 'kept.sql', 'DROP TABLE kept;');
    await page.keyboard.press('ControlOrMeta+Enter');
    await soon(() => row('kept').count()).toBe(0);
  });
});
