import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { replaceText, resultsOf } from './queryWindow';
import { root } from './root';
import { soon } from './soon';

const patience = { timeout: 30_000 };
const shared = join(root, '../shared/data/qda/synthetic');
const project = '01-spec-codepoint-lf.qdpx';

/** A study with nothing in it but its title. */
function emptyStudy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-thread-empty-'));
  writeFileSync(join(folder, 'study.yaml'), '# The title stays.\ntitle: An empty study\n');
  return folder;
}

/** A folder as a researcher has it: an export with dates in figures, a workbook, an interview, a project, and junk. */
function mixedFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'golden-thread-mixed-')), 'from the ward');
  mkdirSync(join(folder, 'interviews'), { recursive: true });
  writeFileSync(
    join(folder, 'visits.csv'),
    'visit,seen_on,minutes\nv1,03/04/2024,12\nv2,05/06/2024,7\nv3,11/12/2023,n/a\n',
  );
  const sheet = utils.aoa_to_sheet([
    ['ward', 'beds'],
    ['A', 12],
    ['B', 18],
  ]);
  const bytes = write({ SheetNames: ['Beds'], Sheets: { Beds: sheet } }, { type: 'buffer' }) as Buffer;
  writeFileSync(join(folder, 'beds.xlsx'), bytes);
  writeFileSync(
    join(folder, 'interviews', 'ward manager.txt'),
    'Interviewer: How did it begin?\nManager: Slowly. We were waiting for the letter.\n',
  );
  writeFileSync(join(folder, '.DS_Store'), 'x');
  if (existsSync(shared)) cpSync(join(shared, project), join(folder, project));
  return folder;
}

/** Drops files and folders on the window as the system does. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
}

/** The files of a study, without its hidden ones. */
function filesIn(study: string): readonly string[] {
  return readdirSync(study, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(study, join(entry.parentPath, entry.name)))
    .filter(path => !path.startsWith('.golden-thread'));
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Import', exact: true });
const fileOf = (page: Page, name: string): Locator =>
  page.getByRole('listbox', { name: 'Files' }).getByRole('option', { name: new RegExp(`^${name}`) });
const standing = (option: Locator) => option.locator('.unseen').textContent();

/** The one row of a query, as the grid shows it. */
async function answerTo(running: RunningWindow, sql: string): Promise<string> {
  const { page } = running;
  await page.keyboard.press('Control+N');
  const tab = page.getByRole('tab', { name: /^query(-\d+)?\.sql$/, selected: true });
  await tab.waitFor(patience);
  const name = (await tab.textContent()) ?? '';
  await replaceText(running, name, sql);
  await page.keyboard.press('Control+Enter');
  const cell = resultsOf(running).getByRole('gridcell').first();
  await soon(async () => ((await cell.count()) === 0 ? '' : cell.textContent())).toMatch(/\d/);
  return (await cell.textContent()) ?? '';
}

const withProject = existsSync(shared);
if (!withProject && process.env['CI'] === 'true') throw new Error(`There is no ${shared}.`);
if (!withProject) process.stderr.write(`Without a coding project, for there is no ${shared}.\n`);

describe.skipIf(skipWithoutElectron())('the import assistant', () => {
  const source = emptyStudy();
  const mixed = mixedFolder();
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await launch({ study: source });
    page = running.page;
    page.setDefaultTimeout(15_000);
    await page.getByRole('tree', { name: 'Explorer' }).waitFor(patience);
  });
  afterAll(async () => {
    await running.close();
    for (const folder of [source, join(mixed, '..')]) rmSync(folder, { recursive: true, force: true });
  });

  test('a study without data says how to get some in, by keys alone too, and leaving changes nothing', async () => {
    await page.getByText('This study holds no data yet').first().waitFor(patience);
    // Listened for from the start: the browser takes keys and this wish by two ways that may overtake each other.
    const chooser = page.waitForEvent('filechooser', patience);
    await page.keyboard.press('F1');
    await page.getByRole('combobox', { name: 'Command palette' }).waitFor(patience);
    await page.keyboard.type('import files');
    await page.keyboard.press('Enter');
    await dialogOf(page).waitFor(patience);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(join(mixed, 'visits.csv'));
    await soon(() => standing(fileOf(page, 'visits.csv'))).toBe('needs an answer');
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    expect(filesIn(running.study)).toEqual(['study.yaml']);
    const hidden = join(running.study, '.golden-thread');
    await soon(() => Promise.resolve(readdirSync(hidden, { recursive: true }))).not.toContainEqual(
      expect.stringMatching(/incoming.[0-9a-f]{16}$/),
    );
  });

  test('a folder of mixed files is recognised, and an open date keeps it from being imported', async () => {
    await drop(page, [mixed]);
    await dialogOf(page).waitFor(patience);
    await soon(() => standing(fileOf(page, 'visits.csv'))).toBe('needs an answer');
    await soon(() => standing(fileOf(page, 'beds.xlsx'))).toBe('ready');
    await soon(() => standing(fileOf(page, 'ward manager.txt'))).toBe('ready');
    if (withProject) await soon(() => standing(fileOf(page, project))).toBe('ready');
    await page.getByText('1 passed over (.DS_Store)').waitFor();
    await soon(() =>
      dialogOf(page)
        .getByRole('button', { name: /^Import/ })
        .isDisabled(),
    ).toBe(true);
    await page.getByText('1 file needs an answer before anything is written.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('both readings of a date are shown, and the answer shows the rows and what would be lost', async () => {
    await fileOf(page, 'visits.csv').click();
    await page.getByText('03/04/2024 is 3 April 2024').waitFor();
    await page.getByText('03/04/2024 is 4 March 2024').waitFor();
    await page.getByRole('radio', { name: /^The day/ }).check();
    await soon(() => standing(fileOf(page, 'visits.csv'))).toBe('ready');
    const preview = page.getByRole('grid', { name: 'Preview' });
    await soon(async () => (await preview.getByRole('gridcell', { name: '2024-04-03' }).count()) > 0).toBe(
      true,
    );
    await soon(() => preview.getAttribute('aria-rowcount')).toBe('4');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('all of them are imported at once, and their tables can be queried', async () => {
    await dialogOf(page)
      .getByRole('button', { name: /^Import/ })
      .click();
    await page.getByRole('heading', { name: /files imported$/ }).waitFor(patience);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await dialogOf(page).waitFor({ state: 'detached' });
    const rows = ['visits', 'Beds', 'documents', ...(withProject ? ['codings'] : [])];
    const counts = rows.map(table => `(SELECT count(*) FROM "${table}")`).join(` || ' ' || `);
    const documents = withProject ? 6 : 1;
    expect(await answerTo(running, `SELECT ${counts} AS counts`)).toBe(
      `3 2 ${documents}${withProject ? ' 73' : ''}`,
    );
    expect(await answerTo(running, `SELECT strftime(min(seen_on), '%d%m%Y') AS first FROM visits`)).toBe(
      '11122023',
    );
    expect(readFileSync(join(running.study, 'study.yaml'), 'utf8')).toMatch(/^# The title stays\./);
  });

  test('undo takes all of it out again', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox', { name: 'Command palette' }).waitFor(patience);
    await page.keyboard.type('undo import');
    await page.keyboard.press('Enter');
    await page.getByText('The import was undone').waitFor(patience);
    expect(readFileSync(join(running.study, 'study.yaml'), 'utf8')).toBe(
      '# The title stays.\ntitle: An empty study\n',
    );
    expect(filesIn(running.study)).toEqual(['study.yaml']);
  });
});
