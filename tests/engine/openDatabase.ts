import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Database } from '../../main/engine/database/Database';

/** A folder of its own for one test, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-')));
  onTestFinished(() => {
    // What the engine still writes as it closes may come in between.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  return folder;
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
