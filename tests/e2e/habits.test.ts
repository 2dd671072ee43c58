import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { replaceText } from './queryWindow';
import { soon } from './soon';

const files: Readonly<Record<string, string>> = {
  'study.yaml': 'title: Habits\nload:\n  wards: { from: data/wards.csv }\n',
  'data/wards.csv': 'ward,beds\nElm,12\nOak,18\n',
  'analyses/beds-by-ward.sql': 'SELECT ward, beds FROM wards;\n',
  'analyses/views/large_wards.sql': 'SELECT ward FROM wards WHERE beds > 15;\n',
  'notes.md': '# First\n\nElm is small.\n\n# Second\n\nOak is large.\n',
  'plan.md': 'one\ntwo\nthree\n',
};

function smallStudy(): string {
  const study = mkdtempSync(join(tmpdir(), 'golden-thread-habits-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(study, dirname(path)), { recursive: true });
    writeFileSync(join(study, path), text);
  }
  return study;
}

/** What the fingers of someone who works in VS Code every day do without being asked. */
describe.skipIf(skipWithoutElectron())('habits from VS Code', () => {
  const source = smallStudy();
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await launch({ study: source });
    page = running.page;
    page.setDefaultTimeout(15_000);
    await file('notes.md').waitFor({ timeout: 60_000 });
  });
  afterAll(async () => {
    await running.close();
    rmSync(source, { recursive: true });
  });
  // Whatever the habit before left half done.
  beforeEach(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  const press = async (...keys: readonly string[]) => {
    for (const each of keys) await page.keyboard.press(each);
  };
  const file = (name: string) =>
    page.getByRole('tree', { name: 'Explorer' }).getByRole('treeitem', { name, exact: true });
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const tabs = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.editor-area [role="tab"]')].map(
        each =>
          `${each.getAttribute('aria-selected') === 'true' ? '*' : ''}${each.querySelector('.editor-tab-name')?.textContent ?? ''}`,
      ),
    );
  const describedAs = (name: string) => tab(name).first().getAttribute('aria-description');
  /** The document that has the keyboard. */
  const typedInto = () =>
    page.evaluate(() => document.activeElement?.closest('.editor-frame')?.getAttribute('data-path') ?? null);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const caret = () => page.getByRole('status').getByText(/^Ln /).textContent();
  const groups = () => page.locator('.editor-area [role="tablist"]').count();
  const textOf = (name: string) =>
    page
      .getByRole('textbox', { name, exact: true })
      .first()
      .evaluate(element => {
        const lines = [
          ...(element.closest('.monaco-editor')?.querySelectorAll<HTMLElement>('.view-line') ?? []),
        ];
        const top = (line: HTMLElement) => parseFloat(line.style.top);
        return lines
          .sort((a, b) => top(a) - top(b))
          .map(line => line.textContent.replaceAll('\u00a0', ' '))
          .join('\n');
      });
  const list = (name: string) => page.getByRole('combobox', { name });
  const goTo = async (typed: string, name: string) => {
    await press('Control+P');
    await list('Quick open').fill(typed);
    await soon(() => page.getByRole('option', { selected: true }).textContent()).toContain(name);
    await press('Enter');
    await soon(async () => ((await typedInto()) ?? '').endsWith(name)).toBe(true);
  };
  /** Puts a text into the open file of that name, with the caret at its beginning. */
  const write = async (name: string, text: string) => {
    await replaceText(running, name, text);
    await press('Control+Home');
    await soon(() => textOf(name)).toBe(text);
  };
  const onDisk = (path: string) => readFileSync(join(running.study, path), 'utf8');

  test('Ctrl+P goes to a file by letters from its name', async () => {
    await goTo('bdward', 'beds-by-ward.sql');
    await soon(tabs).toEqual(['*beds-by-ward.sql']);
  });

  test.each(['Control+Shift+P', 'F1'])('%s lists all commands', async keys => {
    await press(keys);
    await list('Command palette').fill('toglight');
    await soon(() => page.getByRole('option', { selected: true }).textContent()).toContain(
      'Toggle light and dark',
    );
    await press('Escape');
    await soon(typedInto).toBe('analyses/beds-by-ward.sql');
  });

  test('Ctrl+B hides the side bar and brings it back', async () => {
    await press('Control+B');
    await soon(() => page.getByRole('complementary').isVisible()).toBe(false);
    await press('Control+B');
    await soon(() => page.getByRole('complementary').isVisible()).toBe(true);
  });

  test('Ctrl+J shows the panel and hides it', async () => {
    const panel = () => page.getByRole('region', { name: 'Panel' }).isVisible();
    const before = await panel();
    await press('Control+J');
    await soon(panel).toBe(!before);
    await press('Control+J');
    await soon(panel).toBe(before);
  });

  test('a click looks at a file, and a double click keeps it', async () => {
    await file('plan.md').click();
    await soon(() => describedAs('plan.md')).toBe('preview');
    await file('notes.md').click();
    await soon(tabs).toEqual(['beds-by-ward.sql', '*notes.md']);
    await file('notes.md').dblclick();
    await soon(() => describedAs('notes.md')).toBe(null);
    await file('plan.md').click();
    await soon(tabs).toEqual(['beds-by-ward.sql', 'notes.md', '*plan.md']);
    await tab('plan.md').dblclick();
    await soon(() => describedAs('plan.md')).toBe(null);
  });

  test('a click on a tab is followed by typing', async () => {
    await tab('notes.md').click();
    await soon(typedInto).toBe('notes.md');
    await tab('plan.md').click();
    await soon(typedInto).toBe('plan.md');
    await page.keyboard.type('typed');
    await soon(() => textOf('plan.md')).toBe('typedone\ntwo\nthree\n');
    await press('Control+Z');
    await soon(() => describedAs('plan.md')).toBe(null);
  });

  test('Ctrl+Tab goes to the editor used before', async () => {
    await page.keyboard.down('Control');
    await press('Tab');
    await page.keyboard.up('Control');
    await soon(typedInto).toBe('notes.md');
  });

  test('Ctrl+\\ splits, and Ctrl+1 and Ctrl+2 go from one to the other', async () => {
    await press('Control+\\');
    await soon(groups).toBe(2);
    await goTo('study', 'study.yaml');
    await press('Control+1');
    await soon(typedInto).toBe('notes.md');
    await press('Control+2');
    await soon(typedInto).toBe('study.yaml');
    await press('Control+W');
    await soon(tabs).not.toContain('*study.yaml');
    await press('Control+W');
    await soon(groups).toBe(1);
  });

  test('Ctrl+W closes, and Ctrl+Shift+T opens again', async () => {
    await goTo('beds', 'beds-by-ward.sql');
    await press('Control+W');
    await soon(tabs).not.toContain('*beds-by-ward.sql');
    await press('Control+Shift+T');
    await soon(tabs).toContain('*beds-by-ward.sql');
    await soon(typedInto).toBe('analyses/beds-by-ward.sql');
  });

  test('a tab that is dragged to the side makes a group there', async () => {
    const from = await tab('beds-by-ward.sql').boundingBox();
    const to = await page.locator('.editor-frame:visible').boundingBox();
    await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 10);
    await page.mouse.down();
    const x = (to?.x ?? 0) + (to?.width ?? 0) - 20;
    await page.mouse.move(x - 100, (to?.y ?? 0) + 150, { steps: 5 });
    await page.mouse.move(x, (to?.y ?? 0) + 150, { steps: 5 });
    await page.mouse.up();
    await soon(groups).toBe(2);
  });

  test('a middle click closes a tab', async () => {
    await tab('beds-by-ward.sql').click({ button: 'middle' });
    await soon(async () => (await tabs()).join()).not.toContain('beds');
    await soon(groups).toBe(1);
  });

  test('Ctrl+F finds in the text, and Escape leaves the caret there', async () => {
    await goTo('notes', 'notes.md');
    await press('Control+F');
    await page.keyboard.type('large');
    await soon(() => page.locator('.find-widget .matchesCount').textContent()).toBe('1 of 1');
    await press('Enter', 'Escape');
    await soon(caret).toContain('Ln 7, Col');
  });

  test('Ctrl+H replaces in the text', async () => {
    await write('notes.md', 'Elm and Elm\n');
    await press('Control+H');
    const widget = page.getByRole('dialog', { name: 'Find / Replace' });
    await widget.getByRole('textbox', { name: 'Find', exact: true }).fill('Elm');
    const field = widget.getByRole('textbox', { name: 'Replace', exact: true });
    await field.fill('Ash');
    await soon(() => widget.locator('.matchesCount').textContent()).toContain('of 2');
    await field.press('Control+Alt+Enter');
    await soon(() => textOf('notes.md')).toBe('Ash and Ash\n');
  });

  test('Ctrl+/ makes a line a comment, and back', async () => {
    await goTo('beds', 'beds-by-ward.sql');
    await write('beds-by-ward.sql', 'SELECT 1;\nSELECT 2;\n');
    await press('Control+/');
    await soon(() => textOf('beds-by-ward.sql')).toBe('-- SELECT 1;\nSELECT 2;\n');
    await press('Control+/');
    await soon(() => textOf('beds-by-ward.sql')).toBe('SELECT 1;\nSELECT 2;\n');
  });

  test('Alt+arrows move a line, and Ctrl+Shift+K takes it away', async () => {
    await write('beds-by-ward.sql', 'a\nb\nc\n');
    await press('Alt+ArrowDown');
    await soon(() => textOf('beds-by-ward.sql')).toBe('b\na\nc\n');
    await press('Alt+ArrowUp');
    await soon(() => textOf('beds-by-ward.sql')).toBe('a\nb\nc\n');
    await press('Control+Shift+K');
    await soon(() => textOf('beds-by-ward.sql')).toBe('b\nc\n');
  });

  test('Ctrl+D selects the next of the same, and typing changes all of them', async () => {
    await write('beds-by-ward.sql', 'beds + beds\n');
    await press('Control+D', 'Control+D');
    await page.keyboard.type('rooms');
    await soon(() => textOf('beds-by-ward.sql')).toBe('rooms + rooms\n');
  });

  test('F2 renames where the name is used', async () => {
    await write('beds-by-ward.sql', '-- param least: integer = 1\nSELECT $least;\n');
    await press('Control+End', 'ArrowUp', 'End', 'ArrowLeft', 'ArrowLeft', 'F2');
    await page.locator('.rename-box input').fill('most');
    await press('Enter');
    await soon(() => textOf('beds-by-ward.sql')).toBe('-- param most: integer = 1\nSELECT $most;\n');
  });

  test('Ctrl+Space suggests', async () => {
    await write('beds-by-ward.sql', 'SELECT  FROM wards;\n');
    for (let step = 0; step < 7; step++) await press('ArrowRight');
    await press('Control+Space');
    await page.locator('.suggest-widget.visible').getByText('beds', { exact: true }).waitFor();
    await press('Escape');
  });

  test('Shift+Alt+F puts the text in order', async () => {
    await write('beds-by-ward.sql', 'select ward from wards');
    await press('Shift+Alt+F');
    await soon(() => textOf('beds-by-ward.sql')).toBe('select\n  ward\nfrom\n  wards\n');
  });

  test('F12 goes to where a view is defined', async () => {
    await write('beds-by-ward.sql', 'FROM large_wards;\n');
    await press('End', 'ArrowLeft', 'ArrowLeft', 'F12');
    await soon(typedInto).toBe('analyses/views/large_wards.sql');
    await press('Alt+ArrowLeft');
    await soon(typedInto).toBe('analyses/beds-by-ward.sql');
  });

  test('F8 goes to the next problem and says what it is', async () => {
    await write('beds-by-ward.sql', 'SELECT ward\nFROM wardss;\n');
    // The mark of a text half put in may be there before that of the whole.
    await soon(async () => {
      await press('F8');
      return page.locator('.marker-widget').getByText('wardss').count();
    }).toBeGreaterThan(0);
    await soon(caret).toBe('Ln 2, Col 6');
    await press('Escape');
  });

  test('Ctrl+Z goes back past a save', async () => {
    await write('beds-by-ward.sql', 'SELECT 1;\n');
    await page.keyboard.type('x');
    await press('Control+S');
    await soon(() => Promise.resolve(onDisk('analyses/beds-by-ward.sql'))).toBe('xSELECT 1;\n');
    await soon(() => describedAs('beds-by-ward.sql')).toBe(null);
    await press('Control+Z');
    await soon(() => textOf('beds-by-ward.sql')).toBe('SELECT 1;\n');
    await soon(() => describedAs('beds-by-ward.sql')).toBe('unsaved');
    await press('Control+S');
    await soon(() => Promise.resolve(onDisk('analyses/beds-by-ward.sql'))).toBe('SELECT 1;\n');
  });

  test('Ctrl+N begins a query, and Ctrl+S asks where to save it', async () => {
    await press('Control+N');
    await soon(tabs).toContain('*query.sql');
    await soon(typedInto).toContain('query.sql');
    await page.keyboard.type('SELECT 7 AS seven');
    await press('Control+S');
    const dialog = page.getByRole('dialog', { name: 'Save query.sql as' });
    await dialog.getByRole('textbox').fill('analyses/seven.sql');
    await press('Enter');
    await soon(typedInto).toBe('analyses/seven.sql');
    expect(onDisk('analyses/seven.sql')).toBe('SELECT 7 AS seven');
  });

  test('Ctrl+G goes to a line', async () => {
    await goTo('plan', 'plan.md');
    await press('Control+G');
    await page.keyboard.type('3');
    await press('Enter');
    await soon(caret).toBe('Ln 3, Col 1');
    await soon(typedInto).toBe('plan.md');
  });

  test('Ctrl+Shift+O goes to a place of the open file, and Ctrl+T to a table', async () => {
    await goTo('notes', 'notes.md');
    await write('notes.md', files['notes.md'] ?? '');
    await press('Control+Shift+O');
    await page.keyboard.type('sec');
    await soon(() => page.getByRole('option', { selected: true }).textContent()).toContain('Second');
    await press('Enter');
    await soon(caret).toBe('Ln 5, Col 1');
    await press('Control+T');
    await page.keyboard.type('wards');
    await soon(() => page.getByRole('option', { selected: true }).textContent()).toContain('wards');
    await press('Escape');
    await soon(typedInto).toBe('notes.md');
  });

  test('Ctrl+Shift+F looks for what is selected', async () => {
    await goTo('plan', 'plan.md');
    await press('Control+Home', 'Control+D', 'Control+Shift+F');
    const field = page.getByRole('textbox', { name: 'Search', exact: true });
    await soon(() => field.inputValue()).toBe('one');
    await soon(focused).toBe('Search');
    await page
      .getByRole('tree', { name: 'Search results' })
      .getByRole('treeitem', { name: 'plan.md' })
      .waitFor();
  });

  test('Ctrl+Shift+E goes to the files, and Ctrl+Shift+M to the problems', async () => {
    await press('Control+Shift+E');
    await soon(focused).toBe('Explorer');
    await press('Control+Shift+M');
    await soon(() => tab('Problems').getAttribute('aria-selected')).toBe('true');
  });

  test('Ctrl+K Z leaves nothing but the text, until Escape twice', async () => {
    await goTo('plan', 'plan.md');
    await press('Control+K', 'z');
    await soon(() => page.locator('[data-part]:visible').count()).toBe(1);
    await press('Escape', 'Escape');
    await soon(() => page.getByRole('complementary').isVisible()).toBe(true);
    expect(await textOf('plan.md')).toBe('one\ntwo\nthree\n');
  });

  test('Ctrl+= and Ctrl+- make all of it larger and smaller', async () => {
    const zoom = () =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
      );
    await press('Control+=');
    await soon(zoom).toBe(1);
    await press('Control+-');
    await soon(zoom).toBe(0);
  });

  test('Ctrl+, opens the settings, and Ctrl+K Ctrl+S the keys', async () => {
    await press('Control+,');
    await page.getByRole('searchbox', { name: 'Search settings' }).waitFor();
    await press('Control+K', 'Control+S');
    await page.getByRole('searchbox', { name: 'Search keyboard shortcuts' }).waitFor();
  });
});
