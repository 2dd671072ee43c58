import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFound } from '../../../main/engine/importers/reader';
import type { Reject, Source, TableReader } from '../../../main/engine/importers/reader';
import { temporaryFolder } from '../openDatabase';

/** A table as a reader gave it: rows as lists of texts, with the line of each. */
export interface ReadTable {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly lines: readonly number[];
  readonly notes: readonly string[];
  readonly rejects: readonly Reject[];
}

/** A file to read, with these contents. */
export function sourceOf(
  name: string,
  contents: string | Uint8Array,
  { part = null, encoding = 'utf-8' }: { part?: string | null; encoding?: Source['encoding'] } = {},
): Source {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, contents);
  return { file, path: name, encoding, options: { ...asFound, part }, types: new Map() };
}

/** Everything that a reader reads of a file. */
export async function readTable(reader: TableReader, source: Source): Promise<ReadTable> {
  const rows: (string | null)[][] = [];
  const lines: number[] = [];
  const batches = reader.rows(source);
  for (;;) {
    const { done, value } = await batches.next();
    if (done === true) {
      const { columns, notes, rejects } = value;
      const [names, types] = [columns.map(({ name }) => name), columns.map(({ type }) => type)];
      return { columns: names, types, rows, lines, notes, rejects };
    }
    value.lines.forEach((line, index) => {
      lines.push(line);
      rows.push(value.columns.map(column => column[index] ?? null));
    });
  }
}
