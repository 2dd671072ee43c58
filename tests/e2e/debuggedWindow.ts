import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** The flags with which a program that Playwright did not start can still be looked into. */
export const debuggedFlags = (userData: string): readonly string[] => [
  `--user-data-dir=${userData}`,
  '--remote-debugging-port=0',
];

/** Joins the window of a program started with those flags, once it is there. */
export async function joinWindow(
  userData: string,
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const note = join(userData, 'DevToolsActivePort');
  for (let tries = 0; !existsSync(note) || !readFileSync(note, 'utf8').includes('\n'); tries += 1) {
    if (tries > 300) throw new Error('The program opened no window within 30 seconds.');
    await pause(100);
  }
  const [port] = readFileSync(note, 'utf8').split('\n');
  const browser = await joined(`http://127.0.0.1:${port ?? ''}`);
  for (;;) {
    const page = browser.contexts()[0]?.pages()[0];
    if (page) return { browser, page };
    await pause(100);
  }
}

/** Who joins while the window is being made is now and then never answered; who joins again is. */
async function joined(address: string): Promise<Browser> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { noDefaults: true, timeout: 12_000 });
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

/** Closes the program as a person does, by its last window. */
export async function closeProgram(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.close').catch(() => undefined);
}
