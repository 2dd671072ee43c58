import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { read, utils } from '@e965/xlsx';
import type { TextTable } from '../../../../main/engine/importers/segments/table';

export const shared = resolve(import.meta.dirname, '../../../../../shared/data/qda');
export const absent = !existsSync(shared) && process.env['CI'] !== 'true';
if (absent) process.stderr.write(`Skipped: the fixtures are not in ${shared}\n`);

/** A table of a fixture, all cells as texts. */
export function tableOf(file: string): TextTable {
  const bytes = readFileSync(join(shared, file));
  const book = file.endsWith('.csv')
    ? read(bytes.toString('utf8'), { type: 'string', raw: true })
    : read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error(`${file} has no sheet`);
  const [columns = [], ...rows] = utils.sheet_to_json<(string | null)[]>(sheet, {
    header: 1,
    raw: false,
    defval: null,
  });
  return {
    columns: columns.map(heading => (heading ?? '').replace(/^\ufeff/, '')),
    rows,
    lines: rows.map((_, index) => index + 2),
  };
}

/** A table made in the test. */
export function table(
  columns: readonly string[],
  ...rows: readonly (readonly (string | null)[])[]
): TextTable {
  return { columns, rows, lines: rows.map((_, index) => index + 2) };
}

export interface Truth {
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly codings: readonly {
    readonly source: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly code: string;
    readonly coder: string;
    readonly created: string;
    readonly memo: string;
  }[];
  readonly codes: readonly { readonly path: string; readonly description: string }[];
  readonly cases: readonly string[];
  readonly codeByCase: Readonly<Record<string, readonly number[]>>;
}

export function truth(): Truth {
  return JSON.parse(readFileSync(join(shared, 'synthetic/expected.json'), 'utf8')) as Truth;
}
