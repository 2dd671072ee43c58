import { afterEach } from 'vitest';
import { watched } from './watchPage';

/** A test that fails tells what its windows showed then, for nobody saw them. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const { page, errors } of watched) {
    const shown = await page
      .locator('body')
      .innerText({ timeout: 5000 })
      .catch((error: unknown) => `nothing that could be read: ${String(error)}`);
    const complaints = errors.length === 0 ? '' : `\nand complained:\n${errors.join('\n')}`;
    process.stderr.write(`\nWhen “${task.name}” failed, a window showed:\n${shown}${complaints}\n`);
  }
});
