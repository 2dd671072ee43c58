import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { openFile, replaceText } from './queryWindow';
import { root } from './root';
import { soon } from './soon';

const name = 'four-hour.vl.json';
const alt = 'Lines of five trusts, all below the standard.';

function chart(changes: Readonly<Record<string, unknown>> = {}): string {
  const specification = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: 'Four hours',
    data: { url: 'four-hour.sql' },
    mark: 'line',
    encoding: {
      x: { field: 'period', type: 'temporal' },
      y: { field: 'value', type: 'quantitative' },
      color: { field: 'series', type: 'nominal' },
    },
    usermeta: { figure: { alt, source: 'Made for a test' } },
    ...changes,
  };
  return JSON.stringify(specification, null, 2);
}

const query = `-- param from: date = 2018-01-01
SELECT short_name AS series, period, value FROM outcomes JOIN cases USING (case_id)
WHERE measure_id = 'ae_4h' AND period >= $from ORDER BY ALL`;

describe.skipIf(skipWithoutElectron())('a chart in the window', () => {
  let running: RunningWindow;
  const source = mkdtempSync(join(tmpdir(), 'golden-thread-chart-'));
  beforeAll(async () => {
    cpSync(join(root, 'sample-data'), source, { recursive: true });
    mkdirSync(join(source, 'analyses'), { recursive: true });
    writeFileSync(join(source, 'analyses', name), chart());
    writeFileSync(join(source, 'analyses/four-hour.sql'), query);
    running = await launch({ study: source });
    running.page.setDefaultTimeout(15_000);
    await openFile(running, name);
  });
  afterAll(async () => {
    await running.close();
    rmSync(source, { recursive: true });
  });
  const picture = () => running.page.getByRole('img', { name: alt });
  const alert = (words: string) => running.page.getByRole('alert').filter({ hasText: words });

  test('stands beside its text, named by its alternative text, and says that its data are synthetic', async () => {
    await picture().waitFor();
    await soon(() => running.page.getByRole('textbox', { name, exact: true }).count()).toBe(1);
    await soon(() => picture().locator('.mark-line path').count()).toBe(5);
    await soon(() => running.page.getByText(/synthetic data/i).count()).toBeGreaterThan(0);
    await soon(() => running.page.getByText('Source: Made for a test').count()).toBe(1);
  });

  test('follows its text, and keeps the last good picture while the text is wrong', async () => {
    await replaceText(running, name, chart({ mark: 'point' }));
    await picture().locator('.mark-symbol path').first().waitFor();
    await replaceText(running, name, chart({ encoding: { x: { field: 'nope' } } }));
    await alert('nope').waitFor();
    await running.page.locator('.squiggly-error').first().waitFor();
    await soon(() => picture().count()).toBe(1);
    await replaceText(running, name, chart());
    await alert('nope').waitFor({ state: 'detached' });
    await picture().locator('.mark-line path').first().waitFor();
  });

  test.each([
    'https://example.org/rows.csv',
    'http://127.0.0.1:9/x.json',
    'file:///etc/passwd',
    '../../x.sql',
  ])('refuses to take rows from %s', async url => {
    const asked: string[] = [];
    running.page.on('request', request => asked.push(request.url()));
    await replaceText(running, name, chart({ data: { url } }));
    await alert(url).waitFor();
    expect(asked.filter(address => !address.startsWith('golden-thread:'))).toEqual([]);
    await replaceText(running, name, chart());
    await alert(url).waitFor({ state: 'detached' });
  });

  test('refuses a picture or a link to elsewhere', async () => {
    await replaceText(
      running,
      name,
      chart({ mark: { type: 'image', url: 'https://example.org/spy.png', width: 9, height: 9 } }),
    );
    await alert('example.org').waitFor();
    await replaceText(running, name, chart());
    await alert('example.org').waitFor({ state: 'detached' });
  });

  test('warns of a word that the grammar of charts does not know', async () => {
    await replaceText(running, name, chart({ encodings: {} }));
    await running.page.locator('.squiggly-warning').first().waitFor();
    await replaceText(running, name, chart());
    await running.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  });

  test('takes the parameters of its query', async () => {
    const path = async () => picture().locator('.mark-line path').first().getAttribute('d');
    const before = await path();
    await running.page.getByLabel('$from').first().fill('2020-06-01');
    await expect.poll(path, { timeout: 10_000 }).not.toBe(before);
    await running.page.getByLabel('$from').first().fill('2099-01-01');
    await running.page.getByText('The query returned no rows, so there is nothing to draw.').waitFor();
    await running.page.getByLabel('$from').first().fill('2020-01-01');
    await running.page.getByText('so there is nothing to draw').waitFor({ state: 'detached' });
  });

  test('shows its text, its picture or both', async () => {
    await running.page.getByRole('button', { name: 'Chart only' }).click();
    await soon(() => running.page.getByRole('textbox', { name, exact: true }).count()).toBe(0);
    await running.page.getByRole('button', { name: 'Specification only' }).click();
    await soon(() => picture().count()).toBe(0);
    await running.page.getByRole('button', { name: 'Specification and chart' }).click();
    await picture().waitFor();
  });

  test('is exported as a figure with its thread', async () => {
    await running.page.getByRole('button', { name: 'Export…' }).click();
    const dialog = running.page.getByRole('dialog', { name: 'Export figure' });
    await soon(() => dialog.getByText('180 × 100 mm').count()).toBe(1);
    await dialog.getByLabel('Name').fill('first figure');
    await dialog.getByLabel('Resolution').fill('150');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await dialog.waitFor({ state: 'detached' });
    await running.page
      .getByText(/Written: .*first figure\.svg/)
      .first()
      .waitFor();
    const figure = (ending: string) => join(running.study, 'figures', `first figure.${ending}`);
    expect(['svg', 'png', 'pdf', 'thread.json'].filter(ending => !existsSync(figure(ending)))).toEqual([]);
    expect(readFileSync(figure('svg'), 'utf8')).toContain(alt);
  });

  test('does not export without a format', async () => {
    await running.page.getByRole('button', { name: 'Export…' }).click();
    const dialog = running.page.getByRole('dialog', { name: 'Export figure' });
    for (const format of ['SVG', 'PNG', 'PDF']) await dialog.getByLabel(format, { exact: true }).uncheck();
    await dialog.getByText('Choose at least one format.').waitFor();
    await soon(() => dialog.getByRole('button', { name: 'Export' }).isDisabled()).toBe(true);
    await running.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('opens its query', async () => {
    await running.page.getByRole('button', { name: 'Open query' }).click();
    await running.page.getByRole('tab', { name: 'four-hour.sql', selected: true }).waitFor();
  });
});
