import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { clipboardOf, openFile, replaceText, resultsOf } from './queryWindow';
import { soon } from './soon';

const daysChart = JSON.stringify({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  description: 'A day',
  data: { url: 'days.sql' },
  mark: 'point',
  encoding: { x: { field: 'day', type: 'temporal' }, y: { field: 'n', type: 'quantitative' } },
});

describe.skipIf(skipWithoutElectron())('settings and keys', () => {
  let running: RunningWindow;
  let page: Page;
  const begin = async (from?: RunningWindow) => {
    running = await launch(from ? { from } : {});
    page = running.page;
    page.setDefaultTimeout(20_000);
    await page.getByRole('treeitem', { name: 'study.yaml' }).waitFor();
  };
  beforeAll(() => begin());
  afterAll(() => running.close());
  const own = (name: string) => {
    const file = join(running.userData, 'User', name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const fontSize = () =>
    page
      .locator('.editor-frame:visible .view-lines')
      .first()
      .evaluate(lines => getComputedStyle(lines).fontSize);
  const panel = () => page.getByRole('tab', { name: 'Results' }).count();
  const command = async (title: string) => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox', { name: 'Command palette' }).waitFor();
    await page.keyboard.type(title);
    await page.getByRole('option', { name: title }).first().waitFor();
    await page.keyboard.press('Enter');
  };

  test('a setting changed on the page counts at once, and stands in the file', async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('searchbox', { name: 'Search settings' }).waitFor();
    await page.keyboard.type('font size');
    await page.getByRole('spinbutton', { name: 'Font size' }).fill('19');
    await soon(() => Promise.resolve(own('settings.json'))).toContain('"editor.fontSize": 19');
    await page.getByRole('button', { name: 'Reset font size' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await openFile(running, 'study.yaml');
    await soon(fontSize).toBe('19px');
  });

  test('a wrong number is said to be one, and is not taken', async () => {
    await page.keyboard.press('Control+,');
    const field = page.getByRole('spinbutton', { name: 'Font size' });
    await field.fill('400');
    await page.getByRole('alert').getByText('Font size has to be a whole number from 8 to 40.').waitFor();
    expect(own('settings.json')).toContain('19');
    await field.blur();
    await soon(() => field.inputValue()).toBe('19');
  });

  test('what is written in the file from outside counts, and what is wrong with it is a problem in its place', async () => {
    writeFileSync(
      join(running.userData, 'User/settings.json'),
      '{\n  // by hand\n  "editor.fontSize": 21,\n  "editor.tabSize": "four"\n}\n',
    );
    await openFile(running, 'study.yaml');
    await soon(fontSize).toBe('21px');
    await page.keyboard.press('Control+Shift+M');
    const problem = page.getByRole('treeitem', { name: /editor\.tabSize has to be a whole number/ });
    await problem.dblclick();
    await page.getByRole('tab', { name: 'settings.json', selected: true }).waitFor();
    await page.getByText('Ln 4, Col 21').waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Reset font size' }).click();
    await soon(() => Promise.resolve(own('settings.json'))).toBe(
      '{\n  // by hand\n  "editor.tabSize": "four"\n}\n',
    );
  });

  test('the zoom is a setting', async () => {
    await page.keyboard.press('Control+=');
    const zoom = () =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
      );
    await soon(zoom).toBe(1);
    await soon(() => Promise.resolve(own('settings.json'))).toContain('"window.zoomLevel": 1');
    await page.keyboard.press('Control+0');
    await soon(zoom).toBe(0);
  });

  test('at twice the size the tabs of editors and panel stay in sight, whatever takes the keyboard', async () => {
    for (let count = 0; count < 4; count += 1) await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+P');
    await page.getByRole('combobox', { name: 'Quick open' }).fill('cqc-ratings.vl.json');
    await soon(() => page.getByRole('option', { selected: true }).textContent()).toContain('cqc-ratings');
    await page.keyboard.press('Enter');
    await page.locator('.marks').first().waitFor();
    await command('View: Show history');
    const panelTab = page.getByRole('tab', { name: 'History', exact: true, selected: true });
    const inSight = (part: Locator) =>
      part.evaluate(element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
    await soon(() => inSight(panelTab)).toBe(true);
    await page.locator('.chart-editor').getByRole('button', { name: 'Export…' }).focus();
    const tab = page.locator('.dv-active-group .dv-active-tab');
    await soon(() => inSight(tab)).toBe(true);
    await page.locator('.dv-active-group .monaco-editor textarea').first().focus();
    await page.keyboard.press('Control+End');
    await soon(() => inSight(tab)).toBe(true);
    const offset = () =>
      page.locator('.editor-area').evaluate(area => {
        const lowest = area.querySelector('.chart-editor')?.getBoundingClientRect().bottom ?? 0;
        area.querySelector('.chart-editor')?.lastElementChild?.scrollIntoView({ block: 'end' });
        const tabs = area.querySelector('.dv-tabs-and-actions-container')?.getBoundingClientRect().top ?? 0;
        return {
          isCut: lowest > area.getBoundingClientRect().bottom,
          tabs: tabs - area.getBoundingClientRect().top,
        };
      });
    await soon(offset).toEqual({ isCut: true, tabs: 0 });
    await page.keyboard.press('Control+W');
    await page.keyboard.press('Control+J');
    await page.keyboard.press('Control+0');
    // What the next writes from outside is not to meet what is written here.
    await soon(() => Promise.resolve(own('settings.json'))).toMatch(
      /"window.zoomLevel": 0|^(?![^]*zoomLevel)/,
    );
  });

  test('what settings say of saving, running and showing is done', async () => {
    const write = (values: object) => {
      writeFileSync(join(running.userData, 'User/settings.json'), JSON.stringify(values));
    };
    const file = join(running.study, 'days.sql');
    const saved = () => Promise.resolve(readFileSync(file, 'utf8'));
    writeFileSync(file, "select date '2024-03-01' as day, 2 as n\n");
    writeFileSync(join(running.study, 'days.vl.json'), daysChart);
    write({
      ...{ 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 200, 'editor.formatOnSave': true },
      ...{ 'query.stopAfterSeconds': 4, 'grid.dateFormat': 'words', 'figures.dpi': '600' },
    });
    await openFile(running, 'days.sql');
    await page.getByRole('textbox', { name: 'days.sql', exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    const day = resultsOf(running).getByRole('gridcell', { name: '1 Mar 2024' });
    await day.click();
    await page.keyboard.press('Control+C');
    await soon(() => clipboardOf(running)).toBe('2024-03-01');
    await openFile(running, 'days.vl.json');
    await page.locator('.chart-picture:visible canvas, .chart-picture:visible svg').first().waitFor();
    await command('Figure: Export figure…');
    await soon(() => page.getByRole('spinbutton', { name: /Resolution of PNG/ }).inputValue()).toBe('600');
    await page.keyboard.press('Escape');

    await openFile(running, 'days.sql');
    await page.getByRole('textbox', { name: 'days.sql', exact: true }).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('-- kept');
    await soon(saved).toMatch(/^select date[^]*-- kept$/);
    await page.keyboard.press('Control+S');
    await soon(saved).toMatch(/^select\n {2}date[^]*-- kept/);
    await replaceText(running, 'days.sql', 'SELECT count(*) FROM range(1000000000000)');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The query had run for 4 s and was stopped').first().waitFor();
    write({});
  });

  test('a line of keybindings.json for no command is a problem, and the palette needs no F1', async () => {
    const write = (text: string) => {
      writeFileSync(join(running.userData, 'User/keybindings.json'), text);
    };
    write(
      '[\n  { "key": "f1", "command": "panel.toggle" },\n  { "key": "f9", "command": "query.runn" },\n  { "key": "f8", "command": "figure.export" }\n]\n',
    );
    await page.keyboard.press('Control+Shift+M');
    const problems = page.getByRole('treeitem', { name: /There is no command/ });
    await soon(() => problems.allInnerTexts()).toEqual([expect.stringContaining('mean “query.run”?')]);
    await problems.dblclick();
    await page.getByRole('tab', { name: 'keybindings.json', selected: true }).waitFor();
    await page.getByText('Ln 3, Col 29').waitFor();
    await page.locator('.editor-frame:visible .view-line').first().click({ button: 'right' });
    // The last of the menu.
    await page.locator('.monaco-menu').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Command palette' }).waitFor();
    await page.keyboard.press('Escape');
    write('[]');
    await soon(() => problems.count()).toBe(0);
  });

  test('two strokes open the list of keys, where a command is given others, which are used', async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+S');
    await page.getByRole('searchbox', { name: 'Search keyboard shortcuts' }).waitFor();
    await page.keyboard.type('show or hide panel');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Change keys of View: Show or hide panel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keys for “View: Show or hide panel”' });
    await dialog.waitFor();
    await page.keyboard.press('Control+B');
    await dialog.getByText('They run “View: Show or hide side bar” now').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await soon(() => Promise.resolve(own('keybindings.json'))).toContain(
      '{ "key": "ctrl+b", "command": "panel.toggle" }',
    );
    await page
      .locator('tr', { hasText: 'View: Show or hide panel' })
      .getByText('You', { exact: true })
      .waitFor();
    const before = await panel();
    await page.keyboard.press('Control+B');
    await soon(panel).not.toBe(before);
    await page.getByRole('tree', { name: 'Explorer' }).waitFor();
  });

  test('keys are found by pressing them', async () => {
    await page.getByRole('button', { name: 'Search by pressing keys' }).click();
    await page.keyboard.press('Control+P');
    const rows = () =>
      page.getByRole('grid', { name: 'Keyboard shortcuts' }).locator('tbody tr').allInnerTexts();
    await soon(async () => (await rows()).join()).toContain('Go: Go to file');
    await soon(async () => (await rows()).length).toBe(1);
    await page.getByRole('button', { name: 'Search by words' }).click();
  });

  test('the editor’s own two strokes are not lost', async () => {
    await openFile(running, 'study.yaml');
    await page.keyboard.press('Control+Home');
    const first = () => page.locator('.editor-frame:visible .view-line').first().innerText();
    const before = await first();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+C');
    await soon(first).toBe(`#\u00a0${before}`);
    await page.keyboard.press('Control+Z');
    await soon(first).toBe(before);
  });

  test('all of it is there again at the next start', async () => {
    await command('Theme: High contrast, dark');
    await soon(() => Promise.resolve(own('settings.json'))).toContain('contrast-dark');
    await running.close('keep');
    await begin(running);
    await soon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('contrast-dark');
    await page.getByRole('tab', { name: 'Keyboard shortcuts' }).click();
    await page
      .getByRole('row', { name: /Show or hide panel/ })
      .getByText('You')
      .waitFor();
    const menu = await running.app.evaluate(({ Menu }) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
      return items.find(({ id }) => id === 'panel.toggle')?.accelerator;
    });
    expect(menu).toBe('Ctrl+B');
    await page.getByRole('button', { name: 'Reset keys of View: Show or hide panel' }).click();
    await soon(() => Promise.resolve(own('keybindings.json'))).not.toContain('panel.toggle');
  });
});
