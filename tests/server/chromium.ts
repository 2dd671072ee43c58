import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's own Chromium; null where there is none. */
export const chromiumPath = places.find(place => existsSync(place)) ?? null;

/** Whether to skip the tests in a browser. Says why; under CI nothing may be skipped, so there it throws. */
export function skipWithoutChromium(): boolean {
  if (chromiumPath !== null) return false;
  if (process.env['CI'] === 'true') throw new Error('The browser cannot be tested: Chromium is missing.');
  process.stderr.write('Skipped, for there is no Chromium: install Debian’s package chromium.\n');
  return true;
}
