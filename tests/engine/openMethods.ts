import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Database } from '../../main/engine/database/Database';
import type { Session } from '../../main/engine/database/Session';
import { Library } from '../../main/engine/library/Library';
import { root } from '../e2e/root';

/**
 * A session of a database in memory that knows the library's methods, closed when the tests of the file end.
 *
 * @param folder the only folder that SQL may read, besides a temporary one
 * @param threads where the built scripts of the threads stand; without them methods are computed in the test's thread
 */
export async function openMethods(folder?: string, threads: string | null = null): Promise<Session> {
  return (await openMethodDatabase(folder, threads)).session();
}

/** As `openMethods`, for tests of several sessions. */
export async function openMethodDatabase(folder?: string, threads: string | null = null): Promise<Database> {
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'golden-thread-'));
  const folders = folder === undefined ? [temporaryFolder] : [folder, temporaryFolder];
  const database = await Database.open({ folders, temporaryFolder, cacheFile: null });
  const library = new Library(join(root, 'analyses'), threads && join(threads, 'methodThread.cjs'));
  await library.define(database);
  afterAll(() => {
    library.close();
    database.close();
    rmSync(temporaryFolder, { recursive: true, force: true });
  });
  return database;
}
