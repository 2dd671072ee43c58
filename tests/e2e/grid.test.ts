import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { clipboardOf, replaceText, resultsOf } from './queryWindow';
import { soon } from './soon';

const rows = Array.from({ length: 60 }, (_, index) => {
  const ward = ['Ward A', 'ward b', ''][index % 3] ?? '';
  return `${index},${ward},${index % 4},2020-01-${String((index % 28) + 1).padStart(2, '0')}`;
});

describe.skipIf(skipWithoutElectron())('the rows of a result', () => {
  let running: RunningWindow;
  let study = '';
  beforeAll(async () => {
    study = mkdtempSync(join(tmpdir(), 'golden-thread-grid-'));
    writeFileSync(join(study, 'visits.csv'), `visit,ward,shift,day\n${rows.join('\n')}\n`);
    running = await launch({ study });
    running.page.setDefaultTimeout(15_000);
    await running.page.getByRole('button', { name: 'New query' }).click();
    await run('-- param least: integer = 0\nFROM visits WHERE visit >= $least ORDER BY visit');
    await rowCount(60);
  });
  afterAll(async () => {
    await running.close();
    rmSync(study, { recursive: true });
  });

  const run = async (sql: string) => {
    await replaceText(running, 'query.sql', sql);
    await running.page.keyboard.press('ControlOrMeta+Enter');
  };
  const rowCount = async (count: number) => {
    await running.page.locator(`[role="grid"][aria-rowcount="${count + 1}"]`).waitFor();
  };
  const header = (name: string) => resultsOf(running).getByRole('columnheader', { name, exact: true });
  const names = () =>
    resultsOf(running)
      .getByRole('columnheader')
      .evaluateAll(all =>
        all
          .sort((a, b) => Number(a.ariaColIndex) - Number(b.ariaColIndex))
          .map(each => each.getAttribute('aria-label')),
      );
  const shown = (row: number) =>
    resultsOf(running)
      .locator(`[aria-rowindex="${row + 2}"] [role="gridcell"]`)
      .evaluateAll(cells =>
        cells.sort((a, b) => Number(a.ariaColIndex) - Number(b.ariaColIndex)).map(each => each.textContent),
      );
  const menu = async (column: string, item: string) => {
    await header(column).click({ button: 'right', position: { x: 30, y: 10 } });
    await running.page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const press = (keys: string) => running.page.keyboard.press(keys);
  const facts = () => running.page.locator('.run-facts').last().innerText();

  test('are sorted by several columns from the keyboard, each with its number', async () => {
    await header('shift').click();
    await soon(() => header('shift').getAttribute('aria-sort')).toBe('ascending');
    await press('ArrowLeft');
    await press('Shift+F10');
    await running.page.getByRole('menuitem', { name: 'Then by this, descending' }).click();
    await soon(() => header('ward').getAttribute('aria-sort')).toBe('descending');
    await soon(() => header('ward').innerText()).toContain('2');
    await soon(() => header('ward').getAttribute('aria-description')).toBe('sorted by it 2 of 2');
    await soon(() => shown(0)).toEqual(['4', 'ward b', '0', '2020-01-05']);
    await press('Shift+Enter');
    await soon(() => header('ward').getAttribute('aria-sort')).toBe('none');
    await soon(() => shown(1)).toEqual(['4', 'ward b', '0', '2020-01-05']);
    await soon(() => header('shift').getAttribute('aria-sort')).toBe('ascending');
    await menu('ward', 'As the query gave them');
    await soon(() => shown(1)).toEqual(['1', 'ward b', '1', '2020-01-02']);
  });

  test('are filtered by values and by a range, with the true number of rows', async () => {
    await header('ward').focus();
    await press('ControlOrMeta+Shift+L');
    await running.page.getByRole('button', { name: 'Filter ward: any' }).click();
    const values = running.page.getByRole('group', { name: 'Values' });
    await soon(() => values.innerText()).toMatch(/NULL\s+20/);
    await running.page.getByRole('textbox', { name: 'Find a value' }).fill('WARD');
    await soon(() => values.getByRole('checkbox').count()).toBe(2);
    await values.getByRole('checkbox', { name: 'Ward A' }).check();
    expect(await seriousFindings(running.page)).toEqual([]);
    await press('Enter');
    await rowCount(20);
    await soon(facts).toMatch(/^20\s*of 60 rows × 4 columns · .* · filtered$/);
    await soon(() => running.page.getByRole('status', { name: 'Status bar' }).textContent()).toMatch(
      /20 of 60 rows, \d/,
    );
    await running.page.getByRole('button', { name: 'Filter visit: any' }).click();
    await running.page.getByRole('textbox', { name: 'From' }).fill('29.5');
    await press('Enter');
    await rowCount(10);
    await soon(() => shown(0)).toEqual(['30', 'Ward A', '2', '2020-01-03']);
  });

  test('are copied as they are shown, also as SQL', async () => {
    await resultsOf(running).getByRole('gridcell', { name: '30', exact: true }).click();
    await press('Shift+ArrowDown');
    await press('ControlOrMeta+C');
    await expect.poll(() => clipboardOf(running)).toBe('30\n33');
    await press('Shift+ArrowRight');
    await press('Shift+F10');
    await running.page.getByRole('menuitem', { name: 'Copy as SQL (INSERT)' }).click();
    await expect
      .poll(() => clipboardOf(running))
      .toBe('INSERT INTO "visits" ("visit", "ward") VALUES\n  (30, \'Ward A\'),\n  (33, \'Ward A\');\n');
  });

  test('refuse a filter that makes no sense, say why and stay as they are', async () => {
    await running.page.getByRole('button', { name: 'Filter shift: any' }).click();
    await running.page.getByRole('textbox', { name: 'To' }).fill('late');
    await press('Enter');
    await running.page.getByText('“late” is not a number that “shift” can be compared with').waitFor();
    await rowCount(10);
    await soon(() => running.page.getByRole('button', { name: 'Filter shift: any' }).count()).toBe(1);
  });

  test('are found by a text, forwards and back', async () => {
    await resultsOf(running).getByRole('gridcell', { name: '30', exact: true }).click();
    await press('ControlOrMeta+F');
    const find = running.page.getByRole('search', { name: 'Find in result' });
    await running.page.keyboard.type('2020-01-1');
    await soon(() => find.getByRole('status').innerText()).toBe('1 of 3');
    await press('Enter');
    await soon(() => find.getByRole('status').innerText()).toBe('2 of 3');
    expect(await seriousFindings(running.page)).toEqual([]);
    await press('Shift+Enter');
    await press('Shift+Enter');
    await soon(() => find.getByRole('status').innerText()).toBe('3 of 3');
    await press('Escape');
    await soon(() => running.page.evaluate(() => document.activeElement?.textContent)).toMatch(/^2020-01-1/);
  });

  test('are laid out from the keyboard, which stays with the column', async () => {
    await resultsOf(running).locator('[data-focus]').focus();
    await press('ControlOrMeta+Home');
    await press('ArrowUp');
    const byMenu = async (item: string) => {
      await press('Shift+F10');
      await running.page.getByRole('menuitem', { name: item, exact: true }).click();
    };
    const focused = () =>
      running.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await byMenu('Move right');
    await soon(names).toEqual(['ward', 'visit', 'shift', 'day']);
    await byMenu('Move right');
    await soon(names).toEqual(['ward', 'shift', 'visit', 'day']);
    await soon(focused).toBe('visit');
    await byMenu('Hide column');
    await soon(names).toEqual(['ward', 'shift', 'day']);
    await soon(focused).toBe('day');
    await running.page.getByRole('button', { name: 'Columns', exact: true }).click();
    await running.page.getByRole('button', { name: 'Reset' }).click();
    await press('Escape');
    await soon(names).toEqual(['visit', 'ward', 'shift', 'day']);
  });

  test('keep their columns as laid out while another query is looked at', async () => {
    await menu('day', 'Pin to the left');
    await soon(names).toEqual(['day', 'visit', 'ward', 'shift']);
    await menu('shift', 'Move left');
    await menu('ward', 'Hide column');
    await soon(names).toEqual(['day', 'visit', 'shift']);
    const [from, to] = [await header('shift').boundingBox(), await header('visit').boundingBox()];
    await running.page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 12);
    await running.page.mouse.down();
    await running.page.mouse.move((to?.x ?? 0) + 10, (to?.y ?? 0) + 12, { steps: 4 });
    await running.page.mouse.up();
    await soon(names).toEqual(['day', 'shift', 'visit']);
    await soon(() => header('shift').getAttribute('aria-sort')).toBe('none');
    const width = async () => (await header('shift').boundingBox())?.width;
    const before = (await width()) ?? 0;
    await header('shift').focus();
    await press('Alt+ArrowRight');
    await soon(width).toBe(before + 16);
    await running.page.getByRole('button', { name: 'Show as SQL' }).click();
    await running.page.getByRole('tab', { name: 'query-shown.sql', selected: true }).waitFor();
    await running.page.getByRole('tab', { name: 'query.sql' }).click();
    await soon(names).toEqual(['day', 'shift', 'visit']);
    await soon(width).toBe(before + 16);
    await rowCount(10);
    await running.page.getByRole('button', { name: 'Columns', exact: true }).click();
    await running.page.getByRole('checkbox', { name: 'ward' }).check();
    await press('Escape');
    await soon(names).toEqual(['day', 'shift', 'visit', 'ward']);
  });

  test('come again from the query that is their SQL', async () => {
    await running.page.getByRole('tab', { name: 'query-shown.sql' }).click();
    await press('ControlOrMeta+Enter');
    await rowCount(10);
    await soon(() => shown(1)).toEqual(['33', 'Ward A', '1', '2020-01-06']);
    await running.page.getByRole('tab', { name: 'query.sql' }).click();
  });

  test('are all there again when the filters are cleared', async () => {
    await running.page.getByRole('button', { name: 'Clear filters' }).click();
    await rowCount(60);
    await soon(facts).toMatch(/^60\s*rows × 4 columns · .* · complete$/);
  });

  test('that are slow to search stay as they were when a filter is cancelled, and say so meanwhile', async () => {
    await run('SELECT i, list_transform(range(500), x -> (x + i) / 7.0) AS a FROM range(60000) t(i)');
    await rowCount(60_000);
    await resultsOf(running).locator('[aria-rowindex="2"] [role="gridcell"]').last().click();
    await press('Alt+ArrowDown');
    await running.page.getByRole('combobox', { name: 'a' }).selectOption('contains');
    await running.page.getByRole('textbox', { name: 'Text' }).fill('in no list');
    await press('Enter');
    await running.page.getByText('these are still the rows of before').waitFor();
    await rowCount(60_000);
    await running.page.getByRole('button', { name: 'Cancel' }).click();
    await soon(facts).toMatch(/^60,000\s*rows × 2 columns · .* · complete$/);
  });
});
