import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Failure } from '../../contract/failure';
import { studyCatalog } from '../database/Database';
import { behindWord, withoutComments } from './splitStatements';

/** Throws a Failure when a statement must not run: what DuckDB's own lock-down does not refuse. */
export function refuse(kind: string, sql: string, folder: string): void {
  if (kind === 'TRANSACTION') {
    throw new Failure(
      'refused',
      'Each statement here is a transaction of its own, so BEGIN, COMMIT and ROLLBACK have no place.',
    );
  }
  const plain = withoutComments(sql);
  if (kind === 'DETACH' && new RegExp(`\\b${studyCatalog}\\b`, 'i').test(plain)) {
    throw new Failure('refused', 'The study’s own database cannot be detached.');
  }
  if (writing.has(kind)) refuseOverwriting(plain, folder);
}

/** Kinds of statements that write files, or that hold one that does. */
const writing = new Set(['COPY', 'EXPORT', 'EXPLAIN', 'PREPARE']);

/** A source that is overwritten is lost, so COPY may only make new files, or write anew into figures/ or exports/. */
function refuseOverwriting(sql: string, folder: string): void {
  const given = targetOf(sql);
  if (given === null) return;
  // A name put together as it runs, or hidden in another kind of quotation marks, cannot be looked at beforehand.
  const target = /^\s*'((?:[^']|'')+)'(?=\s*(?:$|[a-z(]))/i.exec(given)?.[1]?.replaceAll("''", "'");
  if (target === undefined) throw new Failure('refused', plainNameWanted);
  const place = resolve(folder, target);
  if (/^(figures|exports)[\\/]/.test(relative(folder, place)) || !existsSync(place)) return;
  throw new Failure(
    'refused',
    `“${target}” exists, and COPY would overwrite it. Choose another name, or a file in the folder exports/.`,
  );
}

const plainNameWanted =
  "COPY and EXPORT write only to a file that is named in plain quotation marks, as in: COPY … TO 'exports/result.csv'.";

/** What stands where COPY and EXPORT name the file that they write; null when nothing is written. */
function targetOf(sql: string): string | null {
  const exported = behindWord(sql, 'EXPORT');
  if (exported !== null) return behindWord(exported, 'TO') ?? behindWord(exported, 'DATABASE');
  const copied = behindWord(sql, 'COPY');
  if (copied === null || /^\s*FROM\s+DATABASE\b/i.test(copied)) return null;
  return behindWord(copied, 'TO');
}
