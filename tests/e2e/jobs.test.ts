import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility';
import { launch, skipWithoutElectron } from './electron';
import type { RunningWindow } from './electron';
import { replaceText } from './queryWindow';

describe.skipIf(skipWithoutElectron())('the Jobs panel', () => {
  let running: RunningWindow;
  beforeAll(async () => {
    running = await launch();
    running.page.setDefaultTimeout(45_000);
    await running.page.getByRole('tree', { name: 'Explorer' }).waitFor();
  });
  afterAll(() => running.close());

  test('lists what goes on, cancels it, and says what came of it', async () => {
    const { page } = running;
    const jobs = page.getByRole('group', { name: 'Jobs' });
    const show = async () => {
      await page.keyboard.press('F1');
      await page.getByRole('combobox', { name: 'Command palette' }).fill('show jobs');
      await page.keyboard.press('Enter');
    };
    await page.keyboard.press('ControlOrMeta+N');
    await replaceText(running, 'query.sql', 'SELECT count(*) FROM range(3000000000) a, range(100) b');
    await page.keyboard.press('ControlOrMeta+Enter');
    await show();
    await jobs.getByRole('row', { name: /Goes on.*SELECT count/ }).waitFor();
    await page.getByRole('tab', { name: /Jobs 1/ }).waitFor();
    await jobs.getByRole('button', { name: /^Cancel/ }).click();
    await jobs.getByRole('row', { name: /Cancelled.*SELECT count/ }).waitFor();

    await replaceText(running, 'query.sql', 'SELECT nothing FROM cases');
    await page.keyboard.press('ControlOrMeta+Enter');
    await show();
    await jobs.getByRole('row', { name: /Failed.*Referenced column "nothing" not found/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear jobs that have ended' }).click();
    await page.getByText('Nothing long has been done yet.').waitFor();
  });
});
