import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { openFile, replaceText, resultsOf } from './queryWindow';
import { root } from './root';
import { soon } from './soon';

const name = 'query.sql';
const noteCount = 1000;
const alt = 'Bars of five wards, all of one height.';

/** A chart of two million rows, which the engine adds up to five bars unless they are asked for one by one. */
function chart(aggregate: 'mean' | null): string {
  return JSON.stringify({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: 'Beds by ward',
    data: { url: 'beds.sql' },
    mark: aggregate ? 'bar' : 'point',
    encoding: {
      x: { field: 'ward', type: 'nominal' },
      y: { field: 'beds', type: 'quantitative', ...(aggregate && { aggregate }) },
    },
    usermeta: { figure: { alt, source: 'Made for a test', width_mm: 127, height_mm: 76.2 } },
  });
}

function smallStudy(): string {
  const study = mkdtempSync(join(tmpdir(), 'golden-thread-further-'));
  for (const folder of ['data', 'analyses', 'notes']) mkdirSync(join(study, folder));
  writeFileSync(join(study, 'data/wards.csv'), 'ward,beds\nElm,12\nOak,18\n');
  writeFileSync(
    join(study, 'analyses/beds.sql'),
    "SELECT 'Ward ' || i % 5 AS ward, 20 AS beds FROM range(2000000) r(i)\n",
  );
  writeFileSync(join(study, 'analyses/beds.vl.json'), chart('mean'));
  for (let note = 0; note < noteCount; note++)
    writeFileSync(join(study, `notes/note-${String(note).padStart(4, '0')}.md`), `# Note ${note}\n`);
  return study;
}

/** What a PDF draws, its streams unpacked. */
function drawnBy(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      // One that is not packed says nothing of what is drawn.
      return '';
    }
  });
  return streams.join('\n');
}

interface Packaging {
  readonly win: Readonly<Record<string, unknown>>;
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly mac: Readonly<Record<string, unknown>>;
  readonly linux: Readonly<Record<string, unknown>>;
  readonly asarUnpack: readonly string[];
}
const packaging = () => parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Packaging;

/** What users of other workbenches suffer from, gone on with: figures, the network, installing, sizes, keys. */
describe.skipIf(skipWithoutElectron())('a pain that is absent', { timeout: 150_000 }, () => {
  const source = smallStudy();
  const asked: string[] = [];
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await launch({ study: source });
    page = running.page;
    page.setDefaultTimeout(45_000);
    page.on('request', request => asked.push(request.url()));
    await page.getByRole('tree', { name: 'Explorer' }).getByRole('treeitem', { name: 'notes' }).waitFor();
  });
  afterAll(async () => {
    await running.close();
    rmSync(source, { recursive: true });
  });

  const press = (keys: string) => page.keyboard.press(keys);
  const run = async (sql: string) => {
    await page.getByRole('tab', { name, exact: true }).click();
    await replaceText(running, name, sql);
    await press('ControlOrMeta+Enter');
  };
  const cells = () => resultsOf(running).getByRole('gridcell').allInnerTexts();
  const alert = (words: RegExp) =>
    soon(async () => (await page.getByRole('alert').allInnerTexts()).join()).toMatch(words);
  const figure = (ending: string) => readFileSync(join(running.study, `figures/wards.${ending}`));

  test('figures are too coarse for print, and their resolution cannot be chosen', async () => {
    await openFile(running, 'beds.vl.json');
    await page.getByRole('img', { name: alt }).waitFor();
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export figure' });
    await dialog.getByLabel('Name').fill('wards');
    await dialog.getByLabel('Resolution').fill('600');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await dialog.waitFor({ state: 'detached' });
    const png = figure('png');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3000, 1800]);
    const physical = png.indexOf('pHYs', 0, 'latin1') + 4;
    expect([png.readUInt32BE(physical), png.readUInt32BE(physical + 4), png[physical + 8]]).toEqual([
      Math.round(600 / 0.0254),
      Math.round(600 / 0.0254),
      1,
    ]);
  });

  test('what is called SVG or PDF is a bitmap', () => {
    const svg = figure('svg').toString();
    expect(svg).not.toMatch(/<image\b/);
    expect(svg.match(/<path\b/g)?.length).toBeGreaterThanOrEqual(5);
    expect(svg).toMatch(/<text\b[^>]*>(<tspan[^>]*>)?Ward 4</);
    expect(figure('pdf').toString('latin1')).not.toMatch(/\/Subtype\s*\/Image/);
    expect(drawnBy(figure('pdf'))).toMatch(/\bBT\b[\s\S]*\bT[jJ]\b/);
  });

  test('fonts of a figure break elsewhere, and a PDF is made by a server', () => {
    // Word and PowerPoint take no font out of a file: they are told of one that they have.
    expect(figure('svg').toString()).toMatch(/font-family="Inter, Arial, sans-serif"/);
    expect(figure('svg').toString()).not.toMatch(/@font-face|<style/);
    expect(figure('pdf').toString('latin1')).toMatch(/\/FontFile[23]?\b/);
    expect(asked.filter(address => !address.startsWith('app://golden-thread/'))).toEqual([]);
  });

  test('it needs the internet', async () => {
    await press('Control+N');
    await page.getByRole('tab', { name, exact: true }).waitFor();
    const off = ['autoinstall', 'autoload'].map(what => `current_setting('${what}_known_extensions')`);
    await run(`SELECT ${off.join(', ')}`);
    await soon(cells).toEqual(['false', 'false']);
    await run('INSTALL spatial');
    await alert(/the workbench uses only what it ships/);
    await run("FROM 'https://example.org/x.csv'");
    await alert(/A study reads nothing from the network/);
    expect(asked.filter(address => !/^(app:\/\/golden-thread\/|data:|blob:)/.test(address))).toEqual([]);
  });

  test('it cannot be installed without an administrator', () => {
    const { win, nsis, linux } = packaging();
    expect(win).toMatchObject({ requestedExecutionLevel: 'asInvoker', target: ['nsis', 'zip'] });
    expect(nsis).toMatchObject({ perMachine: false, allowElevation: false });
    expect(linux['target']).toEqual(['AppImage', 'tar.gz']);
  });

  test('opening is slow, since all of the folder is read again', async () => {
    const loaded = async () => {
      await run('SELECT epoch_us(max(loaded_at)) AS loaded FROM sources');
      await soon(async () => (await cells()).join()).toMatch(/^\d{15,}$/);
      return cells();
    };
    const before = await loaded();
    await page.reload();
    await page.getByRole('tab', { name, exact: true }).waitFor();
    expect(await loaded()).toEqual(before);
    const tree = page.getByRole('tree', { name: 'Explorer' });
    await press('Control+Shift+E');
    await tree.getByRole('treeitem', { name: 'notes', exact: true }).click();
    await tree.getByRole('treeitem', { name: 'note-0000.md' }).waitFor();
    await soon(() => tree.getByRole('treeitem').count()).toBeLessThan(200);
  });

  test('a chart of many rows freezes the window', async () => {
    await page.getByRole('tab', { name: 'beds.vl.json', exact: true }).click();
    await soon(() => page.getByRole('img', { name: alt }).locator('.mark-rect path').count()).toBe(5);
    await replaceText(running, 'beds.vl.json', chart(null));
    await alert(/The chart needs 2,000,000 rows/);
    await replaceText(running, 'beds.vl.json', chart('mean'));
    await soon(() => page.getByRole('alert').filter({ hasText: '2,000,000' }).count()).toBe(0);
  });

  const focused = () =>
    page.evaluate(() => ({
      row: document.activeElement?.parentElement?.getAttribute('aria-rowindex'),
      text: document.activeElement?.textContent,
    }));

  test('the grid cannot be used by keyboard or screen reader', async () => {
    await run('SELECT i, i * 2 AS j FROM range(300000) r(i)');
    await soon(() => resultsOf(running).getAttribute('aria-rowcount')).toBe('300001');
    await soon(() => resultsOf(running).getAttribute('aria-colcount')).toBe('2');
    await press('F6');
    await soon(focused).toEqual({ row: '2', text: '0' });
    await press('ArrowDown');
    await press('ArrowRight');
    await soon(focused).toEqual({ row: '3', text: '2' });
    await press('ControlOrMeta+End');
    await soon(focused).toEqual({ row: '300001', text: '599998' });
  });

  test('a query cannot be cancelled', async () => {
    await run('SELECT sum(sin(a.range * b.range)) FROM range(10000000) a, range(100000) b');
    await page.getByRole('progressbar').first().waitFor();
    await press('Control+.');
    await page.getByText('Cancelled: there are no rows.').waitFor();
    await run('SELECT 5 AS five');
    await soon(cells).toEqual(['5']);
  });

  test('signing on a Mac breaks what DuckDB loads', () => {
    // Nothing is loaded that DuckDB signs itself, and what is native lies where electron-builder signs it.
    const shipped = readdirSync(join(root, 'node_modules/@duckdb'), { recursive: true }).map(String);
    expect(shipped.filter(file => file.endsWith('.duckdb_extension'))).toEqual([]);
    expect(packaging().mac).toMatchObject({ hardenedRuntime: true });
    expect(packaging().asarUnpack).toContain('**/node_modules/@duckdb/**');
    const entitled = readFileSync(
      join(root, 'node_modules/app-builder-lib/templates/entitlements.mac.plist'),
      'utf8',
    );
    expect(entitled).toMatch(/cs\.disable-library-validation<\/key>\s*(<!--.*-->\s*)?<true\/>/);
  });

  test('a total is that of what was fetched, and an export ends there', async () => {
    await run('SELECT i, i * 2 AS j FROM range(300000) r(i)');
    await soon(() => page.locator('.run-facts').last().innerText()).toMatch(
      /^300,000\s*rows × 2 columns · .* · complete$/,
    );
    await page.getByRole('button', { name: 'Export rows…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export result' });
    await dialog.getByLabel('Name').fill('all');
    await dialog.getByRole('radio', { name: 'CSV' }).check();
    await dialog.getByRole('button', { name: 'Export' }).click();
    await dialog.waitFor({ state: 'detached' });
    const lines = readFileSync(join(running.study, 'exports/all.csv'), 'utf8').trim().split(/\r?\n/);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([300_001, 'i,j', '299999,599998']);
  });
});
