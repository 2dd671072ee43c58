import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../contract/failure';
import { studyCatalog } from '../database/Database';
import { withoutComments } from './splitStatements';

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
  if (kind === 'COPY') refuseOverwriting(plain, folder);
}

/** A source that is overwritten is lost, so COPY may only make new files, or write anew into figures/ or exports/. */
function refuseOverwriting(sql: string, folder: string): void {
  const target = /\bTO\s+'((?:[^']|'')+)'/i.exec(sql)?.[1]?.replaceAll("''", "'");
  if (target === undefined || /^(\.\/)?(figures|exports)\//.test(target)) return;
  if (!existsSync(resolve(folder, target))) return;
  throw new Failure(
    'refused',
    `“${target}” exists, and COPY would overwrite it. Choose another name, or a file in the folder exports/.`,
  );
}
