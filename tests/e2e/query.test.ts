import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { clipboardOf, replaceText, resultsOf } from './queryWindow';
import { soon } from './soon';

const name = 'query.sql';

describe.skipIf(skipWithoutElectron())('a query in the window', () => {
  let running: RunningWindow;
  beforeAll(async () => {
    running = await launch();
    running.page.setDefaultTimeout(45_000);
    await running.page.getByRole('button', { name: 'New query' }).click();
  });
  afterAll(() => running.close());

  const run = async (sql: string) => {
    await replaceText(running, name, sql);
    await running.page.keyboard.press('ControlOrMeta+Enter');
  };
  const rowCount = async (rows: number) => {
    await running.page.locator(`[role="grid"][aria-rowcount="${rows + 1}"]`).waitFor();
  };
  const focused = () =>
    running.page.evaluate(() => ({
      row: Number(document.activeElement?.parentElement?.getAttribute('aria-rowindex')),
      text: document.activeElement?.textContent,
    }));

  test('shows the rows of what Ctrl+Enter runs, with names, sizes and kinds', async () => {
    await run("SELECT 1 AS a, 'x' AS a, NULL AS c UNION ALL SELECT 22, 'y', NULL ORDER BY ALL");
    await rowCount(2);
    const grid = resultsOf(running);
    await soon(() => grid.getAttribute('aria-colcount')).toBe('3');
    expect(await grid.getByRole('columnheader').allInnerTexts()).toHaveLength(3);
    await soon(() => grid.getByRole('columnheader', { name: 'a' }).count()).toBe(2);
    await expect
      .poll(() => grid.getByRole('gridcell').allInnerTexts())
      .toEqual(['1', 'x', 'NULL', '22', 'y', 'NULL']);
    await soon(() => running.page.getByText('rows × 3 columns').innerText()).toContain('complete');
  });

  test('marks an error at its place, also after £ and an emoji, until the text is right', async () => {
    await run("SELECT '£ 😀' AS a, nope FROM range(3)");
    await running.page.getByRole('alert').filter({ hasText: 'nope' }).waitFor();
    await soon(() => running.page.getByRole('button', { name: /line 1, column 21/ }).count()).toBe(1);
    const marker = running.page.locator('.squiggly-error');
    await marker.first().waitFor();
    const [text, marked] = await running.page.evaluate(() => {
      const boxOf = (element: Element | null | undefined) =>
        element?.getBoundingClientRect().toJSON() as DOMRect;
      const words = [...document.querySelectorAll('.view-line span span')];
      const word = words.find(each => each.textContent.includes('nope'));
      const range = document.createRange();
      const node = word?.firstChild;
      const at = node?.textContent?.indexOf('nope') ?? 0;
      if (node) range.setStart(node, at);
      if (node) range.setEnd(node, at + 4);
      return [
        range.getBoundingClientRect().toJSON() as DOMRect,
        boxOf(document.querySelector('.squiggly-error')),
      ];
    });
    expect(Math.abs(marked.left - text.left)).toBeLessThan(1.5);
    expect(Math.abs(marked.width - text.width)).toBeLessThan(1.5);
    await replaceText(running, name, "SELECT '£ 😀' AS a FROM range(3)");
    await soon(() => marker.count()).toBe(0);
  });

  test('goes to the place of an error from its link', async () => {
    await run('SELECT 1;\n\nSELECT nope');
    await running.page.getByRole('button', { name: 'query.sql, line 3, column 8' }).click();
    await running.page.getByText('Ln 3, Col 8').waitFor();
  });

  test('asks for a parameter by a list that a query gives, and says so where there is none', async () => {
    const choices = '-- choices measure: SELECT measure_id, name FROM measures ORDER BY name';
    const param = "-- param measure: varchar = 'ae_4h'";
    const where =
      'SELECT count(*) AS n, any_value(measure_id) AS m FROM outcomes WHERE measure_id = $measure';
    await run(`${param}\n${choices}\n${where}`);
    const field = running.page.getByRole('combobox', { name: '$measure' });
    await soon(() => field.locator('option:checked').innerText()).toBe('A&E within four hours');
    await field.selectOption({ label: 'Staff sickness absence' });
    await running.page.getByRole('button', { name: 'Run', exact: true }).click();
    await resultsOf(running).getByRole('gridcell', { name: 'sickness', exact: false }).waitFor();
    await replaceText(running, name, `${param}\n-- choices measure: SELECT nope FROM measures\n${where}`);
    await running.page.getByText(/^No list: .*nope/).waitFor();
    await soon(() => running.page.getByRole('textbox', { name: '$measure' }).inputValue()).toContain(
      'sickness',
    );
  });

  test('says what a statement without rows did', async () => {
    await run('CREATE TEMP TABLE made AS SELECT 1');
    await running.page.getByText('it returns no rows').waitFor();
  });

  test('takes parameters from inputs of their types', async () => {
    await run('-- param from: date = 2020-01-31\n-- param n: integer = 3\nSELECT $from AS d, $n + 1 AS n');
    await rowCount(1);
    await expect
      .poll(() => resultsOf(running).getByRole('gridcell').allInnerTexts())
      .toEqual(['2020-01-31', '4']);
    await running.page.getByLabel('$from').fill('2021-12-25');
    await running.page.getByLabel('$n').fill('41');
    await running.page.getByRole('button', { name: 'Run', exact: true }).click();
    await resultsOf(running).getByRole('gridcell', { name: '2021-12-25' }).waitFor();
    expect(await resultsOf(running).getByRole('gridcell').allInnerTexts()).toEqual(['2021-12-25', '42']);
  });

  test('runs again from the rows and keeps the keyboard there', async () => {
    await run('SELECT i FROM range(3) r(i)');
    await rowCount(3);
    await running.page.keyboard.press('F6');
    await soon(focused).toEqual({ row: 2, text: '0' });
    await replaceText(running, name, 'SELECT i + 7 AS i FROM range(5) r(i)');
    await running.page.keyboard.press('F6');
    await running.page.keyboard.press('ControlOrMeta+Enter');
    await rowCount(5);
    await expect.poll(focused).toEqual({ row: 2, text: '7' });
    await soon(() => running.page.getByRole('dialog').count()).toBe(0);
  });

  test('offers the commands of the workbench in the menu of the text', async () => {
    await running.page.getByRole('textbox', { name, exact: true }).focus();
    await running.page.keyboard.press('Shift+F10');
    const item = running.page.getByRole('menuitem', { name: 'Command Palette' });
    const colour = await item.evaluate(
      element => getComputedStyle(element.closest('.monaco-scrollable-element') ?? element).backgroundColor,
    );
    expect(colour).not.toBe('rgba(0, 0, 0, 0)');
    // By keys, for the menu is deaf to the pointer in its first moments.
    await running.page.keyboard.press('ArrowUp');
    await running.page.keyboard.press('Enter');
    await running.page.getByRole('combobox', { name: 'Command palette' }).waitFor();
    await running.page.keyboard.press('Escape');
  });

  test('is cancelled while it would run for hours', async () => {
    await run(
      'SELECT count(*) FROM range(1e12::BIGINT) a, range(1e12::BIGINT) b WHERE a.range % 7 = b.range % 5',
    );
    await running.page.getByRole('progressbar').first().waitFor();
    await running.page.getByRole('button', { name: 'Cancel' }).click();
    await running.page.getByText('Cancelled: there are no rows.').waitFor();
    await run('SELECT 5 AS five');
    await rowCount(1);
  });

  const cell = (row: number, column: number) =>
    resultsOf(running)
      .locator(`[aria-rowindex="${row + 2}"]`)
      .locator(`[aria-colindex="${column + 1}"]`);

  test('sorts by a second column with Shift', async () => {
    await run("SELECT i, i % 3 AS k, 'row ' || i AS t FROM range(100000) r(i)");
    await rowCount(100_000);
    const grid = resultsOf(running);
    await grid.getByRole('columnheader', { name: 'k' }).click();
    await grid.getByRole('columnheader', { name: 't' }).click({ modifiers: ['Shift'] });
    await expect.poll(() => cell(1, 2).innerText(), { timeout: 15_000 }).toBe('row 10002');
    await grid.getByRole('columnheader', { name: 'k' }).click({ button: 'right' });
    await running.page.getByRole('menuitem', { name: 'As the query gave them' }).click();
    await expect.poll(() => cell(1, 2).innerText(), { timeout: 15_000 }).toBe('row 1');
  });

  describe('of ten million rows', () => {
    const open = async () => {
      await run('SELECT 1 AS one');
      await rowCount(1);
      await run("SELECT i, i % 3 AS k, 'row ' || i AS t FROM range(10000000) r(i)");
      await rowCount(10_000_000);
    };
    beforeAll(open);
    beforeEach(async () => {
      await resultsOf(running)
        .locator('.grid-scroller')
        .evaluate(element => {
          element.scrollTop = 0;
        });
      await cell(0, 0).click();
    });

    test('reaches the last row by key, and every row on the way back', async () => {
      await running.page.keyboard.press('ControlOrMeta+End');
      await resultsOf(running).getByRole('gridcell', { name: 'row 9999999', exact: true }).waitFor();
      await soon(focused).toEqual({ row: 10_000_001, text: 'row 9999999' });
      for (let row = 9_999_998; row > 9_999_960; row--) {
        await running.page.keyboard.press('ArrowUp');
        expect((await focused()).row).toBe(row + 2);
        await cell(row, 2).waitFor();
      }
      await running.page.keyboard.press('ControlOrMeta+Home');
      await resultsOf(running).getByRole('gridcell', { name: 'row 0', exact: true }).waitFor();
      expect((await focused()).row).toBe(2);
    });

    test('shows the middle when the scroll bar stands there, and moves by rows under the wheel', async () => {
      const scroller = resultsOf(running).locator('.grid-scroller');
      await scroller.evaluate(element => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
      });
      const middle = resultsOf(running).getByRole('gridcell', { name: /^row (4999|5000)\d{3}$/ });
      await middle.first().waitFor();
      const firstShown = async () => {
        const rows = await resultsOf(running)
          .locator('.grid-row')
          .evaluateAll(all =>
            all.map(row => Number(row.getAttribute('aria-rowindex'))).filter(index => index > 1000),
          );
        return Math.min(...rows);
      };
      const before = await firstShown();
      await scroller.hover();
      await running.page.mouse.wheel(0, 48);
      await expect.poll(firstShown).toBe(before + 2);
    });

    test('sorts by a header, in the engine, to descending and back to as it was', async () => {
      await open();
      const patience = { timeout: 45_000 };
      const header = resultsOf(running).getByRole('columnheader', { name: 'i' });
      await header.click();
      await soon(() => header.getAttribute('aria-sort')).toBe('ascending');
      await header.click();
      await resultsOf(running).getByRole('gridcell', { name: 'row 9999999', exact: true }).waitFor(patience);
      await soon(() => header.getAttribute('aria-sort')).toBe('descending');
      await header.click();
      await resultsOf(running).getByRole('gridcell', { name: 'row 0', exact: true }).waitFor(patience);
      await soon(() => header.getAttribute('aria-sort')).toBe('none');
    });

    test('copies the selected block as text', async () => {
      await running.page.keyboard.press('Shift+ArrowDown');
      await running.page.keyboard.press('Shift+ArrowRight');
      await running.page.keyboard.press('ControlOrMeta+C');
      await expect.poll(() => clipboardOf(running)).toBe('0\t0\n1\t1');
    });

    test('copies with column names and as Markdown from the menu', async () => {
      await cell(0, 2).click({ button: 'right' });
      await running.page.getByRole('menuitem', { name: 'Copy with column names' }).click();
      await expect.poll(() => clipboardOf(running)).toBe('t\nrow 0');
      await cell(0, 2).click({ button: 'right' });
      await running.page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
      await expect.poll(() => clipboardOf(running)).toMatch(/^\| t \|\n\|[ -]+\|\n\| row 0 \|/);
    });

    test('refuses to copy thirty million cells, and says what to do', async () => {
      await running.page.keyboard.press('ControlOrMeta+A');
      await running.page.keyboard.press('ControlOrMeta+C');
      await running.page.getByText('Select fewer rows or columns').first().waitFor();
    });
  });

  test('shows the whole of a long text on Enter', async () => {
    await run("SELECT repeat('long ', 200) || 'end' AS words");
    await rowCount(1);
    await resultsOf(running).getByRole('gridcell').click();
    await running.page.keyboard.press('Enter');
    const dialog = running.page.getByRole('dialog', { name: 'words' });
    await soon(() => dialog.getByText('long end').count()).toBe(1);
    await running.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('draws the shape of a case before its name, and nothing before another word', async () => {
    await run("SELECT 'SASH' AS trust UNION ALL SELECT 'Nobody' ORDER BY 1 DESC");
    await rowCount(2);
    const cells = resultsOf(running).getByRole('gridcell');
    await soon(() => cells.nth(0).locator('svg').count()).toBe(1);
    await soon(() => cells.nth(1).locator('svg').count()).toBe(0);
  });

  test('shows two thousand columns, of which only those in sight are drawn', async () => {
    const columns = Array.from({ length: 2000 }, (_, index) => `${index} AS c${index}`).join(', ');
    await run(`SELECT ${columns} FROM range(300)`);
    await rowCount(300);
    const grid = resultsOf(running);
    await soon(() => grid.getAttribute('aria-colcount')).toBe('2000');
    await grid.getByRole('gridcell').first().click();
    await running.page.keyboard.press('End');
    await grid.getByRole('columnheader', { name: 'c1999' }).waitFor();
    await expect.poll(async () => (await focused()).text, { timeout: 30_000 }).toBe('1999');
    await soon(() => grid.getByRole('columnheader').count()).toBeLessThan(60);
  });
});
