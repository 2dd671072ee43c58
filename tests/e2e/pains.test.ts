import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuilt } from '../cli/runBuilt';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { formatOf, newerFormat, painStudy, viewCount } from './painStudy';
import { replaceText, resultsOf } from './queryWindow';
import { soon } from './soon';

const name = 'query.sql';
const patience = { timeout: 90_000 };

/** What users of other workbenches suffer from, replayed one by one; furtherPains goes on with them. */
describe.skipIf(skipWithoutElectron())('a pain that is absent', { timeout: 150_000 }, () => {
  let source = '';
  let running: RunningWindow;
  let page: Page;
  const open = async (from?: RunningWindow) => {
    running = await launch(from ? { from } : { study: source });
    page = running.page;
    page.setDefaultTimeout(45_000);
    await page.getByRole('treeitem', { name: 'study.yaml' }).waitFor(patience);
  };
  beforeAll(async () => {
    source = await painStudy();
    await open();
  });
  afterAll(async () => {
    await running.close();
    rmSync(source, { recursive: true });
  });

  const press = (keys: string) => page.keyboard.press(keys);
  const write = (sql: string) => replaceText(running, name, sql);
  const run = async (sql: string) => {
    await write(sql);
    await press('ControlOrMeta+Enter');
  };
  const cells = () => resultsOf(running).getByRole('gridcell').allInnerTexts();
  const names = () =>
    resultsOf(running)
      .getByRole('columnheader')
      .evaluateAll(all => all.map(each => each.getAttribute('aria-label')));
  const alert = (words: RegExp) =>
    soon(async () => (await page.getByRole('alert').allInnerTexts()).join()).toMatch(words);
  const onDisk = (path: string) => readFileSync(join(running.study, path));
  const answerOf = async (sql: string, answer: readonly string[]) => {
    await run(sql);
    await soon(cells).toEqual(answer);
  };

  test('unsaved queries are lost', async () => {
    await press('Control+N');
    await page.getByRole('textbox', { name, exact: true }).focus();
    await page.keyboard.type('SELECT 1 AS kept');
    await page.waitForTimeout(1500);
    const ended = new Promise(done => running.app.process().once('exit', done));
    running.app.process().kill('SIGKILL');
    await ended;
    await open(running);
    await page.getByRole('tab', { name }).waitFor(patience);
    await soon(() => page.locator('.editor-frame .view-line').first().innerText()).toMatch(
      /^SELECT.1.AS.kept$/,
    );
    await page.getByRole('tab', { name }).click();
    await press('ControlOrMeta+Enter');
    await soon(cells).toEqual(['1']);
  });

  test('queries are trapped in a database of the program', async () => {
    await press('Control+N');
    await page.getByRole('textbox', { name: 'query-2.sql', exact: true }).focus();
    await page.keyboard.type('SELECT 2 AS two');
    await press('Control+S');
    await page.getByRole('dialog').getByRole('textbox').fill('analyses/two.sql');
    await press('Enter');
    await page.getByRole('tab', { name: 'two.sql', selected: true }).waitFor();
    expect(onDisk('analyses/two.sql').toString()).toBe('SELECT 2 AS two');
    await page.getByRole('tab', { name }).click();
  });

  /** What the program's processes hold in memory, in megabytes. */
  const memory = () =>
    running.app.evaluate(({ app }) =>
      app.getAppMetrics().reduce((sum, { memory: held }) => sum + held.workingSetSize / 1024, 0),
    );

  test('seventy million rows without a LIMIT eat the memory or freeze the window', async () => {
    const before = await memory();
    await run('SELECT i, i % 7 AS k FROM range(70000000) r(i)');
    await page.locator('[role="grid"][aria-rowcount="70000001"]').waitFor(patience);
    await resultsOf(running).getByRole('gridcell').first().click();
    await press('ControlOrMeta+End');
    await resultsOf(running).getByRole('gridcell', { name: '69999999', exact: true }).waitFor();
    await soon(async () => (await cells()).length).toBeLessThan(400);
    expect((await memory()) - before).toBeLessThan(2500);
    await run('SELECT 1 AS small');
    await soon(cells).toEqual(['1']);
  });

  test('the grid or the profile is slow, since all columns are looked at unasked', async () => {
    await press('Control+Shift+B');
    await page
      .getByRole('tree', { name: 'Data' })
      .getByRole('treeitem', { name: 'late', exact: true })
      .click();
    await page.getByRole('treeitem', { name: 'beds', exact: true }).click();
    await page.getByRole('button', { name: 'Profile', exact: true }).waitFor();
    expect(await page.locator('.profile-facts, .histogram').count()).toBe(0);
  });

  test('a catalogue of thousands hangs', async () => {
    const tree = page.getByRole('tree', { name: 'Data' });
    await tree.focus();
    await press('End');
    const last = `late_${viewCount - 1}`;
    await tree.getByRole('treeitem', { name: last, exact: true }).waitFor();
    await soon(() => tree.getByRole('treeitem').count()).toBeLessThan(200);
    await page.getByLabel('Filter tables and columns').fill('late_1234');
    await tree.getByRole('treeitem', { name: 'late_1234', exact: true }).waitFor();
    await page.getByLabel('Filter tables and columns').fill('');
  });

  test('a CSV fails at a late row, loses it in silence, or loses leading zeros', async () => {
    await answerOf('SELECT typeof(ward), max(ward), typeof(beds), count(*) FROM late GROUP BY ALL', [
      'VARCHAR',
      '029999',
      'BIGINT',
      '30000',
    ]);
    await answerOf("FROM rejects WHERE file = 'data/late.csv'", [
      'data/late.csv',
      '30002',
      'beds',
      'closed',
      'Not a whole number',
    ]);
    await press('Control+Shift+M');
    await page.getByRole('treeitem', { name: /^1 row did not fit and cannot be found in late/ }).waitFor();
    await page.getByRole('button', { name: 'late.csv: 1 row rejected' }).waitFor();
  });

  test('the header is guessed wrong', async () => {
    await answerOf('FROM headed', ['Elm', '12', 'Oak', '18']);
    expect(await names()).toEqual(['ward', 'beds']);
    await answerOf('FROM headless', ['1', '12', '2', '18']);
    expect(await names()).toEqual(['column0', 'column1']);
    await press('Control+Shift+M');
    await page.getByRole('treeitem', { name: /^The first line holds values rather than names/ }).waitFor();
    await page.getByRole('treeitem', { name: /^2 lines stand above the header/ }).waitFor();
  });

  test('Excel is typed by its first row, and an empty row or column ends it', async () => {
    await answerOf('SELECT typeof(id), id, code, seen FROM sheet', [
      ...['BIGINT', '1', '7', 'n/a'],
      ...['BIGINT', '2', '8', '2020-01-31'],
      ...['BIGINT', '3', 'B9', '2020-02-01'],
    ]);
    await press('Control+Shift+M');
    await page.getByRole('treeitem', { name: 'Empty columns were passed over: C.' }).waitFor();
    await page.getByRole('treeitem', { name: 'Empty rows were passed over: 4.' }).waitFor();
  });

  test('a database is locked by the window, or by another program without a word who has it', async () => {
    const asked = await runBuilt(
      running.study,
      'query',
      '.',
      'SELECT count(*) AS n FROM headed',
      '--format',
      'csv',
    );
    expect(asked).toMatchObject({ status: 0, out: expect.stringMatching(/^n\r?\n2\s*$/) as string });
    const file = join(running.study, 'data/other.duckdb');
    const holder = await DuckDBInstance.create(file);
    await run("ATTACH 'data/other.duckdb' AS other; SELECT answer FROM other.answers");
    await alert(new RegExp(`is open in another program \\(.*process ${process.pid}\\)`));
    holder.closeSync();
    await answerOf("ATTACH 'data/other.duckdb' AS other; SELECT answer FROM other.answers", ['42']);
    await answerOf('DETACH other; SELECT 3 AS three', ['3']);
    (await DuckDBInstance.create(file)).closeSync();
    writeFileSync(join(running.study, 'data/headless.csv'), '1,12\n2,18\n3,20\n');
    await soon(async () => {
      await run('SELECT count(*) FROM headless');
      return cells();
    }).toEqual(['3']);
  });

  test('a file that a newer DuckDB wrote will not open', async () => {
    expect(formatOf(readFileSync(join(source, '.golden-thread/study.duckdb')))).toBe(newerFormat);
    expect(formatOf(onDisk('.golden-thread/study.duckdb'))).toBeLessThan(newerFormat);
    await run("ATTACH 'data/newer.duckdb' AS newer");
    await alert(/was written by a newer DuckDB/);
  });
});
