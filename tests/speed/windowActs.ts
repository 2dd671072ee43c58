import type { Page } from 'playwright-core';

/** Waits until the window can be used. */
export async function interactive(page: Page, timeout = 60_000): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('gt:interactive').length > 0, undefined, {
    timeout,
  });
}

/** Opens a file by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.getByRole('combobox', { name: 'Quick open' }).fill(name);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

/** Bytes of JavaScript in use, after collection. */
export async function usedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage: object = await session.send('Runtime.getHeapUsage');
  await session.detach();
  // Arrow's buffers stand outside the heap proper; older Chromium does not tell of them.
  return Number(Reflect.get(usage, 'usedSize')) + Number(Reflect.get(usage, 'backingStorageSize') ?? 0);
}
