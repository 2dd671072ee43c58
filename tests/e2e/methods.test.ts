import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { replaceText } from './queryWindow';
import { soon } from './soon';

const patience = { timeout: 30_000 };

describe.skipIf(skipWithoutElectron())('the methods', () => {
  let running: RunningWindow;
  beforeAll(async () => {
    running = await launch();
    running.page.setDefaultTimeout(15_000);
    await running.page.getByRole('tree', { name: 'Explorer' }).waitFor(patience);
  });
  afterAll(() => running.close());

  const textOf = (name: string) =>
    running.page.getByRole('textbox', { name, exact: true }).evaluate(element => {
      const lines = element.closest('.monaco-editor')?.querySelectorAll('.view-line') ?? [];
      return [...lines].map(line => line.textContent.replaceAll('\u00a0', ' ')).join('\n');
    });

  test('are listed by family, found by a word, and say what they need', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Methods', exact: true }).click();
    await page.getByRole('tree', { name: 'Methods' }).waitFor();
    await page.getByLabel('Filter methods').fill('distance');
    await page.getByRole('treeitem', { name: 'sequence_distances' }).click();
    const detail = page.getByRole('region', { name: 'sequence_distances' });
    for (const word of ['case_id', 'position', 'state', 'substitution', ':= 1'])
      await detail.getByText(word, { exact: true }).first().waitFor();
    await soon(() => page.getByRole('treeitem').count()).toBe(2);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('put a call into a new query, then at the caret of the one that is open', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Insert call' }).click();
    await expect.poll(() => textOf('query.sql'), patience).toContain('sequence_distances(');
    const text = page.getByRole('textbox', { name: 'query.sql', exact: true });
    await expect
      .poll(() => text.evaluate(element => element === document.activeElement), patience)
      .toBe(true);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('SELECT 1;\n');
    await page.getByRole('button', { name: 'Insert call' }).click();
    await expect.poll(() => textOf('query.sql'), patience).toMatch(/SELECT 1;\n[^;]*sequence_distances\(/);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect
      .poll(() => textOf('query.sql'), patience)
      .not.toMatch(/SELECT 1;\n[^;]*sequence_distances\(/);
  });

  test('are completed and explained in the text of a query', async () => {
    const { page } = running;
    await replaceText(running, 'query.sql', 'FROM ');
    await page.keyboard.type('sequence_dist');
    await page.locator('.suggest-widget').getByText('sequence_distances').first().waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => textOf('query.sql'), patience).toBe("FROM sequence_distances('tbl')");
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'query.sql', exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('ControlOrMeta+I');
    await page.locator('.monaco-hover').getByText('names a table with the columns').waitFor();
    await page.keyboard.press('Escape');
  });

  test('mark a column that is missing, with the remedy', async () => {
    const { page } = running;
    await replaceText(
      running,
      'query.sql',
      "WITH c AS (SELECT case_id, name FROM cases)\nFROM sequence_distances('c')",
    );
    await page.keyboard.press('ControlOrMeta+Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: '`sequence_distances` needs a column `position`; rename one with' })
      .waitFor();
    await page.getByRole('button', { name: 'query.sql, line 2, column 6' }).waitFor();
    await page.locator('.squiggly-error').waitFor();
  });
});
