import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { openDisplay } from '../e2e/display';
import { environment, findElectron, launch, testFlags } from '../e2e/electron';
import type { RunningWindow } from '../e2e/electron';
import { bigQuery } from './engineFigures';
import { median, paired, rounded, timed } from './figures';
import type { Figure } from './figures';
import { interactive, openFile, usedHeap } from './windowActs';
import { workbenchFigures } from './workbenchFigures';

/** What a person sees: the start, a chart of many rows, and what scrolling them costs. */
export async function windowFigures(): Promise<readonly Figure[]> {
  const found = findElectron();
  if ('missing' in found) {
    process.stderr.write(`The window is not measured, for there is ${found.missing}.\n`);
    return [];
  }
  return [await startFigure(found.binary), ...(await bigResultFigures()), ...(await workbenchFigures())];
}

async function startFigure(binary: string): Promise<Figure> {
  const warm = await launch();
  await interactive(warm.page);
  await warm.close('keep');
  const empty = emptyProgram();
  const pairs = await paired(
    5,
    async () => {
      let running: RunningWindow | null = null;
      const took = await timed(async () => {
        running = await launch({ from: warm });
        await interactive(running.page);
      });
      await (running as RunningWindow | null)?.close('keep');
      return took;
    },
    () => startEmpty(binary, empty),
  );
  for (const folder of [warm.study, warm.userData, empty]) rmSync(folder, { recursive: true, force: true });
  return {
    name: 'Start to interactive, against an empty Electron window',
    value: median(pairs.map(([ours, alone]) => ours / alone)),
    unit: '×',
    target: { most: 3 },
    detail: `${rounded(median(pairs.map(([ours]) => ours)))} ms, empty window ${rounded(median(pairs.map(([, alone]) => alone)))} ms; sample study open`,
  };
}

function emptyProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-thread-empty-'));
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<p>empty</p>'));`,
  );
  return folder;
}

async function startEmpty(binary: string, folder: string): Promise<number> {
  const display = await openDisplay();
  const userData = mkdtempSync(join(tmpdir(), 'golden-thread-user-'));
  const start = performance.now();
  const app = await _electron.launch({
    executablePath: binary,
    args: [...testFlags, join(folder, 'main.cjs'), `--user-data-dir=${userData}`],
    env: environment(display),
  });
  const page = await app.firstWindow();
  await page.getByText('empty').waitFor();
  const took = performance.now() - start;
  await app.close();
  display.close();
  rmSync(userData, { recursive: true, force: true });
  return took;
}

async function bigResultFigures(): Promise<readonly Figure[]> {
  const study = mkdtempSync(join(tmpdir(), 'golden-thread-big-'));
  mkdirSync(join(study, 'analyses'));
  writeFileSync(join(study, 'analyses/big.sql'), bigQuery);
  writeFileSync(join(study, 'analyses/big.vl.json'), JSON.stringify(chart));
  const running = await launch({ study });
  try {
    await interactive(running.page);
    return [await chartFigure(running.page), await memoryFigure(running)];
  } finally {
    await running.close();
    rmSync(study, { recursive: true, force: true });
  }
}

const chart = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  description: 'Ten million rows',
  data: { url: 'big.sql' },
  mark: 'bar',
  encoding: {
    x: { field: 'k', type: 'quantitative', bin: { maxbins: 50 } },
    y: { aggregate: 'mean', field: 'value', type: 'quantitative' },
  },
};

async function chartFigure(page: Page): Promise<Figure> {
  const took = await timed(async () => {
    await openFile(page, 'big.vl.json');
    await page.locator('[aria-label="Ten million rows"] path').first().waitFor({ timeout: 120_000 });
  });
  return {
    name: '10 million rows to a drawn aggregate chart',
    value: took,
    unit: 'ms',
    target: null,
    detail: 'from opening the chart file to its marks on the screen; the query runs anew',
  };
}

async function memoryFigure({ app, page }: RunningWindow): Promise<Figure> {
  await openFile(page, 'big.sql');
  await page.keyboard.press('Control+Enter');
  const grid = page.getByRole('grid', { name: 'Results' });
  await page.waitForFunction(
    () => document.querySelector('[role=grid][aria-rowcount="10000001"]') !== null,
    undefined,
    { timeout: 120_000 },
  );
  const before = await usedHeap(page);
  const wholeBefore = await workingSet(app);
  await grid.focus();
  await page.keyboard.press('Control+Home');
  // Leaps over all of it, then page by page at its end: the same cells as a scroll bar dragged from end to end.
  const box = await grid.boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let step = 0; step < 400; step++) {
    await page.evaluate(share => {
      const scroller = [...document.querySelectorAll('[role=grid], [role=grid] *')].find(
        element => element.scrollHeight > element.clientHeight * 2,
      );
      if (scroller) scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * share;
    }, step / 399);
    await page.waitForTimeout(10);
  }
  await page.locator('[role=grid] [aria-rowindex="10000001"]').waitFor();
  for (let step = 0; step < 50; step++) await page.keyboard.press('PageUp');
  await page.waitForTimeout(500);
  const after = await usedHeap(page);
  const whole = await workingSet(app);
  return {
    name: 'Growth of the window’s memory after scrolling 10 million rows',
    value: (after - before) / 1_048_576,
    unit: 'MB',
    target: { most: 50 },
    detail: `JavaScript heap and buffers after collection, ${rounded(before / 1_048_576)} MB before; the whole process ${rounded(wholeBefore)} MB before, ${rounded(whole)} MB after`,
  };
}

/** Memory of the window's process that is in use, in megabytes. */
async function workingSet(app: ElectronApplication): Promise<number> {
  return app.evaluate(electron => {
    const page = electron.app.getAppMetrics().find(process => process.type === 'Tab');
    return (page?.memory.workingSetSize ?? 0) / 1024;
  });
}
