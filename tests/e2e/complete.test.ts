import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { replaceText } from './queryWindow';
import { soon } from './soon';

const name = 'query.sql';

describe.skipIf(skipWithoutElectron())('the text of a query', () => {
  let running: RunningWindow;
  beforeAll(async () => {
    running = await launch();
    const { page } = running;
    page.setDefaultTimeout(30_000);
    await page.getByRole('tree', { name: 'Explorer' }).waitFor();
    await page.getByRole('button', { name: 'Methods', exact: true }).click();
    await page.getByRole('button', { name: 'Insert call' }).click();
    await page.getByRole('textbox', { name, exact: true }).waitFor();
  });
  afterAll(() => running.close());

  const text = () =>
    running.page.getByRole('textbox', { name, exact: true }).evaluate(element => {
      const lines = element.closest('.monaco-editor')?.querySelectorAll('.view-line') ?? [];
      return [...lines].map(line => line.textContent.replaceAll('\u00a0', ' ')).join('\n');
    });

  /** Puts a text in with the caret where `|` stands. */
  async function begin(marked: string): Promise<void> {
    const { page } = running;
    await page.keyboard.press('Escape');
    await replaceText(running, name, marked.replace('|', ''));
    await soon(text).toBe(marked.replace('|', ''));
    for (let step = marked.length - marked.indexOf('|') - 1; step > 0; step--)
      await page.keyboard.press('ArrowLeft');
  }

  const suggested = () => running.page.locator('.suggest-widget.visible .monaco-list-row').allInnerTexts();

  test('goes on with the columns of an alias, the tables of the study, and the paths of its files', async () => {
    const { page } = running;
    await begin('SELECT | FROM outcomes o');
    await page.keyboard.type('o.');
    await soon(suggested).toContain('measure_id\nVARCHAR · outcomes');
    await soon(async () => (await suggested()).length).toBe(7);
    await page.keyboard.type('mea');
    await soon(suggested).toEqual(['measure_id\nVARCHAR · outcomes']);
    await page.keyboard.press('Tab');
    await soon(text).toBe('SELECT o.measure_id FROM outcomes o');

    await begin('SELECT 1 FROM|');
    await page.keyboard.type(' ');
    await soon(suggested).toContain('cases\n5 rows');
    await page.keyboard.press('Escape');
    await page.keyboard.type("'event-k");
    await soon(suggested).toEqual(['data/event-kinds.csv']);
    await page.keyboard.press('Tab');
    await soon(text).toBe("SELECT 1 FROM 'data/event-kinds.csv'");
  });

  test('goes on with the columns of a file that is read, also when it changes, and with the views of the study', async () => {
    const { page, study } = running;
    writeFileSync(join(study, 'extra.csv'), 'ward,visited\nA,2020-01-31\n');
    mkdirSync(join(study, 'analyses/views'), { recursive: true });
    writeFileSync(join(study, 'analyses/views/late_months.sql'), 'SELECT case_id FROM outcomes');
    // The study has to hear of a file before its columns are known.
    const offered = async (typed: string) => {
      await begin("SELECT | FROM 'extra.csv' e");
      await page.keyboard.type(typed);
      await page.waitForSelector('.suggest-widget.visible', { timeout: 2000 }).catch(() => null);
      return suggested();
    };
    await soon(() => offered('e.')).toEqual(['ward\nVARCHAR · extra.csv', 'visited\nDATE · extra.csv']);
    await page.keyboard.press('Escape');
    await begin("SELECT ward| FROM read_csv('extra.csv')");
    const told = page.locator('.monaco-hover:not(.hidden)').getByText('VARCHAR · column of');
    const isTold = async () => {
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.press('ControlOrMeta+I');
      return told.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    };
    await soon(isTold).toBe(true);
    writeFileSync(join(study, 'extra.csv'), 'ward,visited,beds\nA,2020-01-31,3\n');
    await soon(() => offered('e.b')).toEqual(['beds\nBIGINT · extra.csv']);
    await page.keyboard.press('Escape');
    await begin('FROM |');
    await page.keyboard.type('late');
    await soon(suggested).toContain('late_months\nview made by SQL');
    await page.keyboard.press('Escape');
  });

  test('renames a parameter wherever it is named, and refuses a name that is taken', async () => {
    const { page } = running;
    await begin("-- param old: integer = 1\n-- param other: integer = 2\nSELECT $ol|d + $other, '$old'");
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.fill('other');
    await page.keyboard.press('Enter');
    await page.getByText('There is a parameter $other in this query already.').first().waitFor();
    await page.keyboard.press('F2');
    await box.fill('least');
    await page.keyboard.press('Enter');
    await soon(text).toBe(
      "-- param least: integer = 1\n-- param other: integer = 2\nSELECT $least + $other, '$old'",
    );
  });

  test('leads to the definition of a method, at its line', async () => {
    const { page } = running;
    await begin("FROM spc_su|mmary('outcomes')");
    await page.keyboard.press('F12');
    await page.getByRole('tab', { name: 'spc.sql', selected: true }).waitFor();
    const shown = page.locator('.view-line').filter({ hasText: 'MACRO spc_summary(' });
    await shown.first().waitFor();
    await page.keyboard.press('ControlOrMeta+W');
    await page.getByRole('tab', { name, selected: true }).waitFor();
  });

  test('is put in order by its keys, and left as it is where it is not understood', async () => {
    const { page } = running;
    await begin('select case_id from cases where case_id=1|');
    await page.keyboard.press('Shift+Alt+F');
    await soon(text).toBe('select\n  case_id\nfrom\n  cases\nwhere\n  case_id = 1\n');
    await begin('select (1|');
    await page.keyboard.press('Shift+Alt+F');
    await page
      .getByText(/is not understood as a whole, so it stays as it is/)
      .first()
      .waitFor();
    await soon(text).toBe('select (1');
  });

  test('shows the parameters of a function, with the one that is written', async () => {
    const { page } = running;
    await begin('SELECT | FROM outcomes');
    await page.keyboard.type('date_trunc(');
    const active = page.locator('.parameter-hints-widget.visible .parameter.active');
    await soon(() => active.textContent()).toBe('part VARCHAR');
    await page.keyboard.type("'month', ");
    await soon(() => active.textContent()).toBe('timestamp');
    await page.keyboard.press('Escape');
  });

  test('marks what is wrong without running it, and offers what was perhaps meant', async () => {
    const { page } = running;
    await begin('SELECT 1|');
    await soon(() => page.locator('.squiggly-error').count()).toBe(0);
    await begin('SELECT case_id FROM outcomess|');
    await soon(() => page.locator('.squiggly-error').count()).toBe(1);
    await soon(() => page.getByRole('grid', { name: 'Results' }).count()).toBe(0);
    await soon(() => page.getByTitle('Show problems').textContent()).toMatch(/^1error/);
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const problem = page.getByRole('tree', { name: 'Problems' }).getByRole('treeitem').nth(1);
    await soon(() => problem.textContent()).toMatch(/outcomess does not exist.*/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await soon(() => page.getByText('Ln 1, Col 21').count()).toBe(1);
    await page.keyboard.press('Alt+Enter');
    await page.locator('.action-widget').getByText('Change to outcomes').waitFor();
    await page.keyboard.press('Enter');
    await soon(text).toBe('SELECT case_id FROM outcomes');
    await soon(() => page.locator('.squiggly-error').count()).toBe(0);
    await page.getByText('Nothing is wrong with').waitFor();
  });

  test('goes from one mark to the next, and back', async () => {
    const { page } = running;
    await begin('|SELECT nothing FROM cases;\nSELECT neither FROM cases');
    await soon(() => page.locator('.squiggly-error').count()).toBe(2);
    const place = (line: number, column: number) =>
      soon(() => page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).count()).toBe(1);
    await page.keyboard.press('F8');
    await place(1, 8);
    await page.keyboard.press('F8');
    await place(2, 8);
    await page.keyboard.press('Shift+F8');
    await place(1, 8);
    await page.keyboard.press('Escape');
  });

  test('tells what a column is and holds, and goes to where a name is given', async () => {
    const { page } = running;
    await begin('WITH late AS (SELECT measure_id AS m FROM outcomes) SELECT m FROM lat|e');
    await page.keyboard.press('F12');
    await page.keyboard.type('r');
    await soon(text).toContain('WITH rlate AS');
    await begin('SELECT meas|ure_id FROM outcomes');
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('ControlOrMeta+I');
    const hover = page.locator('.monaco-hover:not(.hidden)');
    await hover.getByText('VARCHAR · column of').waitFor();
    await hover.getByText('2,880 rows, none missing').waitFor();
  });
});
