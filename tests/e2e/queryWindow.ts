import type { Locator } from 'playwright-core';
import type { RunningWindow } from './electron';

/** Puts a text in place of all that an editor holds, as a person pastes it: typing would be indented by the editor. */
export async function replaceText({ app, page }: RunningWindow, name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).focus();
  await app.evaluate(({ clipboard }, copied) => void clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

/** Opens a file by going to it in the Explorer. */
export async function openFile({ page }: RunningWindow, name: string): Promise<void> {
  await page.getByRole('tree', { name: 'Explorer' }).getByRole('treeitem', { name, exact: true }).dblclick();
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

/** The grid of rows. */
export function resultsOf({ page }: RunningWindow): Locator {
  return page.getByRole('grid', { name: 'Results' });
}

/** What is on the clipboard. */
export function clipboardOf({ app }: RunningWindow): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
