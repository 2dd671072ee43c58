import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Order } from '../../contract/result';
import { literal } from '../../contract/sql';
import type { Result } from './Result';

/** Writes a result as Parquet: first among the study's hidden files, where DuckDB may write, then to its place. */
export async function saveResult(
  result: Result,
  order: readonly Order[],
  hidden: string,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const scratch = join(hidden, `result-${process.pid}.parquet`);
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(hidden, { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  try {
    const sql = await result.named(order, signal);
    await result.session.run(`COPY (${sql}) TO ${literal(scratch)} (FORMAT parquet)`, { signal });
    // The place may be on another disk, where a rename alone would not do.
    await copyFile(scratch, temporary);
    await rename(temporary, path);
  } finally {
    await rm(scratch, { force: true });
    await rm(temporary, { force: true });
  }
}
