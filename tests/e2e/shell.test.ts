import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { clipboardOf } from './queryWindow';
import { soon } from './soon';

const patience = { timeout: 20_000 };

/** The tabs in their order, each with what is said of it; the selected ones have a star. */
const tabs = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.editor-area [role="tab"]')].map(tab => {
      const star = tab.getAttribute('aria-selected') === 'true' ? '*' : '';
      const said = tab.getAttribute('aria-description');
      const name = tab.querySelector('.editor-tab-name')?.textContent ?? '';
      return `${star}${name}${said === null ? '' : `: ${said}`}`;
    }),
  );
const file = (page: Page, name: string): Locator =>
  page.getByRole('tree', { name: 'Explorer' }).getByRole('treeitem', { name, exact: true });
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });

/** Takes a line of a tab's menu, asked for by keys. */
async function tabMenu(page: Page, name: string, line: string): Promise<void> {
  await tab(page, name).first().focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: new RegExp(`^${line}( Ctrl.*)?$`) }).click();
}

async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('combobox', { name: 'Command palette' }).waitFor(patience);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

const start = async (): Promise<RunningWindow> => {
  const running = await launch();
  running.page.setDefaultTimeout(15_000);
  await file(running.page, 'README.md').waitFor(patience);
  return running;
};

describe.skipIf(skipWithoutElectron())('tabs', () => {
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await start();
    page = running.page;
  });
  afterAll(() => running.close());

  test('what is clicked once is looked at: the next takes its place, a data file too', async () => {
    await file(page, 'README.md').click();
    await soon(() => tabs(page)).toEqual(['*README.md: preview']);
    await file(page, 'study.yaml').click();
    await soon(() => tabs(page)).toEqual(['*study.yaml: preview']);
    await file(page, 'trusts.csv').click();
    await soon(() => tabs(page)).toEqual(['*trusts.sql: preview']);
  });

  test('a double click and typing make it stay, and no text that was typed gives way', async () => {
    await file(page, 'README.md').dblclick();
    await soon(() => tabs(page)).toEqual(['*README.md']);
    await file(page, 'study.yaml').click();
    await soon(() => tabs(page)).toEqual(['README.md', '*study.yaml: preview']);
    await tab(page, 'study.yaml').click();
    await page.getByRole('textbox', { name: 'study.yaml' }).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# typed ');
    await soon(() => tabs(page)).toEqual(['README.md', '*study.yaml: unsaved']);
    await file(page, 'code.mjs').click();
    await soon(() => tabs(page)).toEqual(['README.md', 'study.yaml: unsaved', '*code.mjs: preview']);
    await tabMenu(page, 'code.mjs', 'Keep open');
    await soon(() => tabs(page)).toEqual(['README.md', 'study.yaml: unsaved', '*code.mjs']);
  });

  test('a pinned tab stands at the left and is spared, also by the key that closes', async () => {
    await tabMenu(page, 'code.mjs', 'Pin');
    await soon(() => tabs(page)).toEqual(['*code.mjs: pinned', 'README.md', 'study.yaml: unsaved']);
    await page.getByRole('textbox', { name: 'code.mjs' }).focus();
    await page.keyboard.press('Control+W');
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', '*README.md', 'study.yaml: unsaved']);
    await tabMenu(page, 'README.md', 'Close saved');
    await soon(() => tabs(page)).toEqual(['*code.mjs: pinned', 'study.yaml: unsaved']);
    await tab(page, 'study.yaml').click();
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', '*study.yaml: unsaved']);
  });

  test('a closed editor is opened again, and the menu copies its path', async () => {
    await page.keyboard.press('Control+Shift+T');
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', 'study.yaml: unsaved', '*README.md']);
    await tabMenu(page, 'README.md', 'Copy path');
    await soon(() => clipboardOf(running)).toBe(join(running.study, 'README.md'));
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('Ctrl+Tab goes through the editors in the order of their use', async () => {
    await page.getByRole('textbox', { name: 'README.md' }).focus();
    await page.keyboard.down('Control');
    await page.keyboard.press('Tab');
    const list = page.getByRole('listbox', { name: 'Open editors' });
    await soon(() => list.getByRole('option', { selected: true }).textContent()).toContain('study.yaml');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await soon(() => list.getByRole('option', { selected: true }).textContent()).toContain('code.mjs');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.up('Control');
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', '*study.yaml: unsaved', 'README.md']);
    await page.getByRole('textbox', { name: 'study.yaml' }).focus();
  });

  test('one goes back to where one was, and forward again', async () => {
    await command(page, 'Go back');
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', 'study.yaml: unsaved', '*README.md']);
    await soon(() =>
      page.evaluate(() => document.activeElement?.closest('.editor-frame')?.getAttribute('data-path')),
    ).toBe('README.md');
    await page.keyboard.press('Alt+ArrowRight');
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', '*study.yaml: unsaved', 'README.md']);
  });

  test('an editor is split: both show one text, and closing one of them asks nothing', async () => {
    await page.keyboard.press('Control+\\');
    await soon(() => tabs(page)).toEqual([
      'code.mjs: pinned',
      '*study.yaml: unsaved',
      'README.md',
      '*study.yaml: unsaved',
    ]);
    await soon(() => page.locator('.dv-active-group .monaco-editor.focused').count()).toBe(1);
    await page.keyboard.type('in both ');
    const texts = page.locator('.editor-frame[data-path="study.yaml"] .view-line:has-text("typed")');
    await soon(() => texts.allInnerTexts()).toEqual([
      expect.stringContaining('both'),
      expect.stringContaining('both'),
    ]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Control+W');
    await soon(() => tabs(page)).toEqual(['code.mjs: pinned', '*study.yaml: unsaved', 'README.md']);
  });

  test('pins, previews and unsaved text come back at the next start', async () => {
    await page.keyboard.press('Control+1');
    await file(page, 'measures.csv').click();
    await file(page, 'generate.mjs').click();
    await soon(() => tabs(page)).toContain('*generate.mjs: preview');
    const before = await tabs(page);
    await new Promise(done => setTimeout(done, 1500));
    await running.close('keep');
    running = await launch({ from: running });
    page = running.page;
    await soon(() => tabs(page)).toEqual(before);
    expect(readFileSync(join(running.study, 'study.yaml'), 'utf8')).not.toContain('typed');
  });
});

describe.skipIf(skipWithoutElectron())('the parts of the window', () => {
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await start();
    page = running.page;
  });
  afterAll(() => running.close());

  const left = (part: Locator) => part.evaluate(element => element.getBoundingClientRect().left);
  const sideBar = () => page.getByRole('complementary', { name: 'Explorer' });
  const editors = () => page.getByRole('main', { name: 'Editors' });
  const panel = () => page.getByRole('region', { name: 'Panel' });

  test('side bar and panel move, and their dividers with them', async () => {
    await command(page, 'Move side bar right');
    await soon(async () => (await left(sideBar())) > (await left(editors()))).toBe(true);
    const divider = page.getByRole('separator', { name: 'Resize side bar' });
    const width = Number(await divider.getAttribute('aria-valuenow'));
    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    await soon(() => divider.getAttribute('aria-valuenow')).toBe(`${width + 16}`);
    await command(page, 'Show problems');
    await command(page, 'Move panel right');
    await soon(async () => (await left(panel())) > (await left(editors()))).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await command(page, 'Maximise panel');
    await soon(() => editors().isVisible()).toBe(false);
    await command(page, 'Restore panel');
    await soon(() => editors().isVisible()).toBe(true);
  });

  test('zen mode leaves nothing but the editors, until Escape is pressed twice', async () => {
    await command(page, 'Zen mode');
    await soon(() => page.getByRole('banner').isVisible()).toBe(false);
    await soon(() => page.locator('[data-part]:visible').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await soon(() => sideBar().isVisible()).toBe(true);
    await soon(() => panel().isVisible()).toBe(true);
  });

  test('where they stand comes back at the next start', async () => {
    await command(page, 'Show or hide activity bar');
    await soon(() => page.getByRole('navigation', { name: 'Activity bar' }).isVisible()).toBe(false);
    await new Promise(done => setTimeout(done, 1000));
    await running.close('keep');
    running = await launch({ from: running });
    page = running.page;
    await file(page, 'README.md').waitFor(patience);
    await soon(async () => (await left(sideBar())) > (await left(editors()))).toBe(true);
    await soon(() => page.getByRole('navigation', { name: 'Activity bar' }).isVisible()).toBe(false);
  });
});

describe.skipIf(skipWithoutElectron())('quick open', () => {
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await start();
    page = running.page;
  });
  afterAll(() => running.close());

  const first = () => page.getByRole('option', { selected: true }).textContent();
  const caret = () => page.getByRole('status').getByText(/^Ln /).textContent();
  const type = async (typed: string) => {
    await page.keyboard.press('Control+P');
    await page.getByRole('combobox', { name: 'Quick open' }).waitFor(patience);
    await page.keyboard.type(typed);
  };

  test('goes to a code in the codebook', async () => {
    await type('huddles');
    await soon(first).toContain('2.4 Huddles');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await soon(() => tabs(page)).toEqual(['*codebook.yaml']);
    const lines = readFileSync(join(running.study, 'coding/codebook.yaml'), 'utf8').split('\n');
    const line = lines.findIndex(text => text.includes("code_id: '2.4'")) + 1;
    await soon(caret).toBe(`Ln ${line}, Col 1`);
  });

  test('goes to a line, and to a place of the open file', async () => {
    await type(':120:5');
    await soon(first).toContain('Go to line 120, column 5');
    await page.keyboard.press('Enter');
    await soon(caret).toBe('Ln 120, Col 5');
    await type('@name genba');
    await soon(first).toContain('Genba, leader rounds');
    await page.keyboard.press('Enter');
    await soon(caret).not.toBe('Ln 120, Col 5');
  });

  test('shows the rows of a table, and the values of a column', async () => {
    await type('#measures');
    await soon(first).toContain('measures');
    await page.keyboard.press('Enter');
    await soon(() => page.getByRole('grid', { name: 'Results' }).getAttribute('aria-rowcount')).toBe('9');
    await type('#short_name');
    await soon(first).toContain('short_name');
    await page.keyboard.press('Enter');
    await soon(() => tabs(page)).toContain('*cases-short_name.sql');
  });

  test('lists what it can list, what was opened last first, and goes on to the commands', async () => {
    await type('');
    await soon(first).toContain('codebook.yaml');
    await page.keyboard.type('?');
    await soon(() => page.getByRole('option').count()).toBe(5);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Command palette' }).waitFor(patience);
    await page.keyboard.press('Escape');
  });

  test('the line above an editor leads to what stands beside each part of it, by keys alone', async () => {
    const part = () => page.evaluate(() => document.activeElement?.textContent);
    const rows = () => page.locator('.popover [role="treeitem"]').allInnerTexts();
    const inText = (path: string) =>
      page.locator(`.dv-active-group [data-path="${path}"] .monaco-editor.focused`).waitFor(patience);
    const inLine = () => soon(() => page.locator('.dv-active-group .breadcrumb:focus').count()).toBe(1);
    const inList = () => page.locator('.popover [role="tree"]:focus').waitFor(patience);
    await type('huddles');
    await soon(first).toContain('2.4 Huddles');
    await page.keyboard.press('Enter');
    await inText('coding/codebook.yaml');
    await page.keyboard.press('Control+End');
    await soon(() => page.locator('.breadcrumb.place').count()).toBeGreaterThan(1);
    await page.keyboard.press('Control+Shift+.');
    await soon(() => page.locator('.breadcrumb.place:focus').count()).toBe(1);
    await page.keyboard.press('Home');
    await soon(part).toBe('coding');
    await page.keyboard.press('ArrowRight');
    await soon(part).toBe('codebook.yaml');
    await page.keyboard.press('Enter');
    await soon(rows).toContain('codebook.yaml');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await soon(part).toBe('codebook.yaml');
    await page.keyboard.press('End');
    await soon(() => page.locator('.breadcrumb.place:focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await soon(async () => (await rows()).some(row => row.startsWith('version'))).toBe(true);
    await inList();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await soon(caret).toBe('Ln 4, Col 1');
    await inText('coding/codebook.yaml');
    await page.keyboard.press('Control+Shift+.');
    await inLine();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await inList();
    await page.keyboard.type('study');
    await page.keyboard.press('Enter');
    await soon(() => tabs(page)).toContain('*study.yaml');
    await inText('study.yaml');
    await page.keyboard.press('Control+Shift+.');
    await inLine();
    await page.keyboard.press('Escape');
    await inText('study.yaml');
  });

  test('goes to a method in its view', async () => {
    await type('sequence_distances');
    await soon(first).toContain('method');
    await page.keyboard.press('Enter');
    await page.getByRole('tree', { name: 'Methods' }).waitFor(patience);
    await page.getByRole('heading', { name: 'sequence_distances' }).waitFor(patience);
  });

  test('the tab of what is opened stands whole in sight, however many there are', async () => {
    const cutOff = () =>
      page.locator('.dv-active-group .dv-active-tab').evaluate(tab => {
        const [own, list] = [tab.getBoundingClientRect(), tab.parentElement?.getBoundingClientRect()];
        return Math.max(own.right - (list?.right ?? 0), (list?.left ?? 0) - own.left);
      });
    const name = 'a-question-in-so-many-words-that-its-tab-is-wide';
    for (let count = 1; count <= 8; count += 1) {
      writeFileSync(join(running.study, `${name}-${count}.md`), '# Long\n');
      await type(`${name}-${count}`);
      await soon(first).toContain(`${name}-${count}.md`);
      await page.keyboard.press('Enter');
      await soon(() => tabs(page)).toContain(`*${name}-${count}.md`);
      await soon(cutOff).toBeLessThanOrEqual(0.5);
    }
  });
});
