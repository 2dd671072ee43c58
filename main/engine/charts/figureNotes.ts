import { posix } from 'node:path';
import type { ThreadTable } from '../../contract/figure';
import type { Lineage } from '../../contract/result';

/** What a figure has to say of its data. */
export function figureNotes(lineage: Lineage, tables: readonly ThreadTable[]): readonly string[] {
  const synthetic = lineage.synthetic ? ['Synthetic data: not findings about real organisations.'] : [];
  return [...synthetic, ...tables.filter(table => table.rejected_rows > 0).map(rejected)];
}

function rejected({ name, rejected_rows: rows, files }: ThreadTable): string {
  const [only] = files;
  const where = files.length === 1 && only !== undefined ? posix.basename(only) : `the files of ${name}`;
  const counted = rows === 1 ? '1 row' : `${rows.toLocaleString('en-GB')} rows`;
  return `${counted} of ${where} could not be read and ${rows === 1 ? 'is' : 'are'} not in this figure.`;
}
