import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { replaceText, resultsOf } from './queryWindow';
import { soon } from './soon';

const name = 'query.sql';

describe.skipIf(skipWithoutElectron())('what is run in the window', () => {
  let running: RunningWindow;
  beforeAll(async () => {
    running = await launch();
    running.page.setDefaultTimeout(30_000);
    await running.page.getByRole('button', { name: 'New query' }).click();
  });
  afterAll(() => running.close());

  const tabs = () => running.page.getByRole('tablist', { name: 'Results of the statements' });
  const titles = () => tabs().locator('.result-tab-title').allInnerTexts();
  const cells = () => resultsOf(running).getByRole('gridcell').allInnerTexts();
  const write = (sql: string) => replaceText(running, name, sql);
  const press = (keys: string) => running.page.keyboard.press(keys);
  const three =
    '-- title: First of all\nSELECT 1 AS a;\n\nSELECT i AS b FROM range(40) r(i);\n\n-- title: Last\nSELECT 3 AS c, 4 AS d;\n';

  test('a script shows the rows of each of its statements, with a tab for each', async () => {
    await write(three);
    await press('ControlOrMeta+Enter');
    await soon(titles).toEqual(['First of all', 'SELECT i AS b FROM range(40) r(i)', 'Last']);
    await soon(cells).toEqual(['1']);
    expect(await seriousFindings(running.page)).toEqual([]);
    await tabs().getByRole('tab', { selected: true }).focus();
    await press('End');
    await soon(cells).toEqual(['3', '4']);
    await soon(() => tabs().getByRole('tab', { name: 'Last' }).getAttribute('aria-selected')).toBe('true');
    await press('ArrowLeft');
    await soon(() => resultsOf(running).getAttribute('aria-rowcount')).toBe('41');
  });

  test('each result keeps what was made of it while others are in sight', async () => {
    await resultsOf(running).getByRole('columnheader', { name: 'b' }).click();
    await resultsOf(running).getByRole('columnheader', { name: 'b' }).click();
    await soon(async () => (await cells())[0]).toBe('39');
    await tabs().getByRole('tab', { name: 'First of all' }).click();
    await soon(cells).toEqual(['1']);
    await tabs().getByRole('tab', { name: 'SELECT i' }).click();
    await soon(async () => (await cells())[0]).toBe('39');
  });

  test('Ctrl+Shift+Enter runs the statement at the caret and marks it', async () => {
    await running.page.getByRole('textbox', { name, exact: true }).focus();
    await press('ControlOrMeta+End');
    await press('ControlOrMeta+Shift+Enter');
    await running.page.locator('.flashed').first().waitFor();
    await soon(cells).toEqual(['3', '4']);
    await soon(() => tabs().count()).toBe(0);
    await soon(() => running.page.getByText('Lines 6–7').count()).toBe(1);
    await soon(() => running.page.locator('.flashed').count()).toBe(0);
  });

  test('Ctrl+Enter runs what is chosen, and the button says so', async () => {
    await write('-- param n: integer = 7\n-- param d: date = 2020-01-31\nSELECT $d;\nSELECT $n AS n');
    await soon(() => running.page.getByLabel('$d').count()).toBe(1);
    await press('ControlOrMeta+End');
    await press('Shift+Home');
    await running.page.getByRole('button', { name: 'Run selection', exact: true }).waitFor();
    await soon(() => running.page.getByLabel('$d').count()).toBe(0);
    await running.page.getByLabel('$n').fill('41');
    await running.page.getByRole('button', { name: 'Run selection', exact: true }).click();
    await soon(cells).toEqual(['41']);
    await soon(() => running.page.getByText('Line 4').count()).toBe(1);
  });

  test('a failure leaves what came before it in sight, and has its place in the whole text', async () => {
    await write("SELECT 1 AS a;\nSELECT 2 AS b;\n-- '£ 😀'\nSELECT '£', nope;\nSELECT 5");
    await press('ControlOrMeta+Enter');
    await running.page.getByRole('alert').filter({ hasText: 'nope' }).waitFor();
    await soon(titles).toEqual(['SELECT 1 AS a', 'SELECT 2 AS b', 'Error']);
    await running.page.getByRole('button', { name: 'query.sql, line 4, column 13' }).waitFor();
    await tabs().getByRole('tab', { name: 'SELECT 2' }).click();
    await soon(cells).toEqual(['2']);
    // Also when only a part is run.
    await running.page.getByRole('textbox', { name, exact: true }).focus();
    await press('ControlOrMeta+Home');
    for (let line = 0; line < 3; line++) await press('ArrowDown');
    await press('Shift+End');
    await press('ControlOrMeta+Enter');
    await running.page.getByRole('button', { name: 'query.sql, line 4, column 13' }).waitFor();
    await soon(() => tabs().count()).toBe(0);
  });

  test('many results are listed in a menu as well', async () => {
    await write(Array.from({ length: 60 }, (_, index) => `SELECT ${index + 1} AS a`).join(';\n'));
    await press('ControlOrMeta+Enter');
    await running.page.getByRole('button', { name: 'All 60 results' }).click();
    await running.page.getByRole('menuitemradio', { name: 'SELECT 57 AS a' }).click();
    await soon(cells).toEqual(['57']);
  });

  test('what was run is found, opened and run again from the history, and deleted', async () => {
    const { page } = running;
    const panel = page.getByRole('tabpanel', { name: 'Query history' });
    await write('-- param k: integer = 1\nSELECT 7 AS seven, $k AS k');
    await press('ControlOrMeta+Enter');
    await soon(cells).toEqual(['7', '1']);
    await page.getByLabel('$k').fill('5');
    for (let time = 0; time < 3; time++) {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await soon(cells).toEqual(['7', '5']);
    }
    await page.getByRole('tab', { name: 'Query history' }).click();
    const tree = panel.getByRole('tree', { name: 'Queries that were run' });
    const item = tree.getByRole('treeitem', { name: 'SELECT 7 AS seven, $k AS k' });
    await soon(() => item.first().getAttribute('aria-description')).toContain('3 times');
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByLabel('Search the queries').fill('SEVEN');
    await soon(() => tree.getByRole('treeitem').count()).toBe(3);
    await panel.getByText('$k = 5').waitFor();
    await tree.focus();
    await press('Enter');
    await page.getByRole('tab', { name: 'query-2.sql', selected: true }).waitFor();
    await panel.getByRole('button', { name: 'Run again' }).click();
    await soon(cells).toEqual(['7', '5']);
    await page.getByRole('tab', { name: 'Query history' }).click();
    await soon(() => item.first().getAttribute('aria-description')).toContain('4 times');
    for (const left of [2, 0]) {
      await panel.getByRole('button', { name: 'Delete', exact: true }).click();
      await soon(() => tree.getByRole('treeitem').count()).toBe(left);
    }
    await panel.getByText('No query has “SEVEN” in it.').waitFor();
    await panel.getByLabel('Search the queries').fill('');
    await panel.getByRole('button', { name: 'Delete all…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await panel.getByText('No query was run in this study yet.').waitFor();
    await page.getByRole('tab', { name, exact: true }).click();
  });

  test('a statement is explained as a tree of steps, and with timings says which took longest', async () => {
    const { page } = running;
    await write(
      'SELECT 1;\nSELECT short_name, count(*) AS n FROM codings JOIN documents USING (document_id)\n  JOIN cases USING (case_id) GROUP BY ALL ORDER BY n DESC;',
    );
    await page.getByRole('button', { name: 'Explain the statement at the caret' }).click();
    const grid = page.getByRole('treegrid', { name: 'Steps of the query' });
    await grid
      .getByRole('row', { name: /Read table codings/ })
      .first()
      .waitFor();
    await page.getByText('Not run: the rows are what is expected.').waitFor();
    await soon(() => grid.getByText('slowest').count()).toBe(0);
    await page.getByRole('button', { name: 'Explain with timings' }).click();
    await soon(() => grid.getByText('slowest').count()).toBe(1);
    await soon(() =>
      grid
        .getByRole('row', { name: /^Read table codings/ })
        .first()
        .innerText(),
    ).toMatch(/\b964\b/);
    expect(await seriousFindings(page)).toEqual([]);
    await grid.focus();
    const before = await grid.getByRole('row').count();
    await press('ArrowDown');
    await press('ArrowLeft');
    await soon(() => grid.getByRole('row').count()).toBeLessThan(before);
    await write('SELECT nope FROM cases');
    await page.getByRole('button', { name: 'Explain the statement at the caret' }).click();
    await page.getByRole('button', { name: 'query.sql, line 1, column 8' }).waitFor();
  });

  test('a chart is made of the rows of a saved query, beside it', async () => {
    const { page } = running;
    await write('SELECT short_name AS trust, sort_order * 1.5 AS score FROM cases');
    await press('ControlOrMeta+Enter');
    await soon(cells).toHaveLength(10);
    await page.getByRole('button', { name: 'Make chart' }).click();
    await page.getByRole('dialog', { name: 'Save the query first' }).waitFor();
    await press('Escape');
    writeFileSync(
      join(running.study, 'scores.sql'),
      '-- title: Scores\nSELECT short_name AS trust, sort_order * 1.5 AS score FROM cases',
    );
    await page
      .getByRole('tree', { name: 'Explorer' })
      .getByRole('treeitem', { name: 'scores.sql' })
      .dblclick();
    await page.getByRole('textbox', { name: 'scores.sql', exact: true }).focus();
    await press('ControlOrMeta+Enter');
    await soon(cells).toHaveLength(10);
    await page.getByRole('button', { name: 'Make chart' }).click();
    await page.getByRole('tab', { name: 'scores.vl.json', selected: true }).waitFor();
    await page.locator('[aria-label="score by trust, a bar each."] path').first().waitFor();
    expect(JSON.parse(readFileSync(join(running.study, 'scores.vl.json'), 'utf8'))).toMatchObject({
      ...{ mark: { type: 'bar' }, data: { url: 'scores.sql' } },
      encoding: { color: { field: 'trust' }, x: { field: 'score' } },
    });
    for (const tab of ['scores.vl.json', 'scores.sql']) {
      await page.getByRole('tab', { name: tab }).focus();
      await press('Delete');
      await page.getByRole('tab', { name: tab }).waitFor({ state: 'detached' });
    }
  });

  test('a statement is saved as a view, which queries and the Data view then have', async () => {
    const { page } = running;
    const command = async () => {
      await page.getByRole('textbox', { name, exact: true }).focus();
      await press('ControlOrMeta+Shift+P');
      await page.getByRole('combobox', { name: 'Command palette' }).fill('Save as view');
      await page.getByRole('option', { name: /Save as view/ }).waitFor();
      await press('Enter');
    };
    await write('SELECT $x AS x');
    await command();
    await page
      .getByRole('dialog')
      .getByText(/A view has no parameters/)
      .waitFor();
    await press('Escape');
    await write('SELECT 1;\n-- title: Three trusts\nSELECT short_name FROM cases ORDER BY ALL LIMIT 3;');
    await command();
    const field = page.getByRole('dialog', { name: 'Save as view' }).getByLabel('Name');
    await field.fill('cases');
    await press('Enter');
    await page
      .getByRole('dialog')
      .getByText(/never takes the place/)
      .waitFor();
    await field.fill('three_trusts');
    await press('Enter');
    await page.getByText('Saved as the view three_trusts').waitFor();
    await write('FROM three_trusts');
    await soon(async () => {
      await press('ControlOrMeta+Enter');
      return cells();
    }).toHaveLength(3);
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await page.getByRole('treeitem', { name: 'three_trusts' }).click();
    await page
      .getByRole('region', { name: 'View three_trusts' })
      .getByText('analyses/views/three_trusts.sql')
      .waitFor();
  });
});
