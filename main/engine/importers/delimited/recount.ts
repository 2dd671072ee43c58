import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from '../../files/writeFile';
import type { LoadRequest } from '../importer';
import type { Dialect } from './dialect';
import type { PlainText } from './plainText';
import { readRecords } from './records';

/** What the records of a text come to, read one by one. */
export interface Recount {
  /** Records under the header, blank lines aside. */
  readonly records: number;
  /** Lines with a quotation mark that is never closed. */
  readonly spoilt: readonly { readonly line: number; readonly text: string }[];
  /** The same text line for line, with line ends of one kind, and blank lines where spoilt ones were. */
  readonly lines: readonly string[];
}

/** Largest text that is recounted, in bytes: it is held in memory for that. */
export const largestRecount = 400 * 1_048_576;

/** Reads a text record by record here, where DuckDB's rows do not add up to the lines of the file. */
export async function recount(text: PlainText, dialect: Dialect): Promise<Recount> {
  const whole = (await readFile(text.file, 'utf8')).replace(/^\ufeff/, '');
  const lines: string[] = [];
  const spoilt: { line: number; text: string }[] = [];
  let records = dialect.headless ? 0 : -1;
  let line = 1;
  for (const record of readRecords(whole, dialect.delimiter)) {
    const written = whole.slice(record.start, record.end).replace(/\r\n|\r/g, '\n');
    const blank = record.fields.length === 1 && written.trim() === '' && dialect.header.length > 1;
    if (record.open) spoilt.push({ line, text: written });
    if (!blank && line > dialect.preamble.length) records++;
    lines.push(record.open || blank ? '' : written);
    line += written.split('\n').length;
  }
  return { records, spoilt, lines };
}

/** Writes the text as recounted, for DuckDB to read again. */
export async function repaired(
  request: LoadRequest,
  text: PlainText,
  { lines }: Recount,
): Promise<PlainText> {
  const file = join(request.scratch, `${request.fingerprint.sha256}.repaired.txt`);
  await writeFile(file, `${lines.join('\n')}\n`);
  return { ...text, file };
}
