import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { Database } from '../../main/engine/database/Database';

/** A folder of its own for one test, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-')));
  onTestFinished(() => removed(folder));
  return folder;
}

const tries = 40;

/** An engine that was started before the folder was made closes after it is removed, and writes meanwhile. */
async function removed(folder: string): Promise<void> {
  for (let last = 1; ; last += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (last === tries) throw error;
      await pause(50);
    }
  }
}

/** A database that is locked down to a folder of its own, closed when the test ends. */
export async function openDatabase(folder: string = temporaryFolder()): Promise<Database> {
  const hidden = join(folder, '.golden-thread');
  mkdirSync(hidden, { recursive: true });
  const database = await Database.open({ folders: [folder], temporaryFolder: hidden, cacheFile: null });
  onTestFinished(() => {
    database.close();
  });
  return database;
}
