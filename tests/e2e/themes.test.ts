import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { openFile, resultsOf } from './queryWindow';
import { soon } from './soon';

/** Each theme, and the machine that asks for it. */
const themes = [
  ['light', { colorScheme: 'light', contrast: 'no-preference' }],
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['contrast-light', { colorScheme: 'light', contrast: 'more' }],
  ['contrast-dark', { colorScheme: 'dark', contrast: 'more' }],
] as const;

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme']);

/** Runs a command by its name. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('combobox', { name: 'Command palette' }).waitFor();
  await page.keyboard.type(title);
  await page.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

describe.skipIf(skipWithoutElectron())('every view in every theme', () => {
  let running: RunningWindow;
  let page: Page;
  beforeAll(async () => {
    running = await launch();
    page = running.page;
    page.setDefaultTimeout(20_000);
    await page.getByRole('treeitem', { name: 'trusts.csv' }).waitFor();
  });
  afterAll(() => running.close());

  const views: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'a query and its rows',
      async () => {
        await page.getByRole('treeitem', { name: 'trusts.csv' }).dblclick();
        await resultsOf(running).getByText('LTHT').first().waitFor();
      },
    ],
    ['a text', () => openFile(running, 'study.yaml')],
    [
      'a chart',
      async () => {
        await page.keyboard.press('Control+P');
        await page.keyboard.type('cqc-ratings.vl.json');
        await page.getByRole('option', { name: 'cqc-ratings.vl.json' }).first().waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.vega-chart svg').waitFor();
      },
    ],
    [
      'the tables of the study',
      async () => {
        await command(page, 'View: Data');
        await page.getByRole('tree', { name: 'Data' }).waitFor();
      },
    ],
    ['the methods', () => command(page, 'View: Methods')],
    ['the problems', () => command(page, 'Show problems')],
    ['the jobs', () => command(page, 'Show jobs')],
    ['the history', () => command(page, 'Show history')],
    ['the settings', () => command(page, 'Settings: Settings')],
    ['the keyboard shortcuts', () => command(page, 'Settings: Keyboard shortcuts')],
    [
      'the palette',
      async () => {
        await page.keyboard.press('F1');
        await page.getByRole('combobox', { name: 'Command palette' }).waitFor();
      },
    ],
  ];

  test.each(views)('nothing serious stands in the way of anyone in %s', async (_, show) => {
    await show();
    for (const [theme, machine] of themes) {
      await page.emulateMedia(machine);
      await soon(() => themeOf(page)).toBe(theme);
      await soon(() => seriousFindings(page, theme === 'light' ? 'all rules' : 'rules of colour')).toEqual(
        [],
      );
    }
    await page.keyboard.press('Escape');
  });

  test('where the machine forces its colours, what is chosen and focused is still told apart', async () => {
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' });
    await soon(() => themeOf(page)).toBe('contrast-dark');
    await page.keyboard.press('Control+Shift+E');
    const row = page.getByRole('treeitem', { name: 'study.yaml' });
    await row.click();
    await soon(() => row.evaluate(element => getComputedStyle(element).outlineStyle)).not.toBe('none');
    await page.getByRole('button', { name: 'Explorer' }).focus();
    await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element === null ? null : getComputedStyle(element).outlineWidth;
      });
    await soon(focused).toBe('2px');
    await page.emulateMedia({ forcedColors: 'none' });
  });

  test('where the machine asks for little motion, nothing moves', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await soon(() => page.evaluate(() => document.documentElement.dataset['motion'])).toBe('little');
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].map(element => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return Math.max(parseFloat(transitionDuration), parseFloat(animationDuration));
        }),
      ),
    );
    expect(longest).toBeLessThan(0.001);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });
});
