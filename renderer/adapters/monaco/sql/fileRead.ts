import type { Source } from './query';
import { after } from './statement';
import type { Statement } from './statement';
import { nameOf } from './tokens';
import type { Token } from './tokens';

const readers = /^(read_(csv|csv_auto|parquet|json|json_auto|ndjson|xlsx)|parquet_scan)$/i;

/** The SQL by which a source reads a file: the path in its quotation marks, or the call that reads it; null for any other. */
export function fileRead(source: Source, { tokens, closing }: Statement): string | null {
  if (source.file) return source.file.closed && pathIn(source.file) !== '' ? source.file.text : null;
  const [name] = source.names;
  if (source.kind !== 'function' || !name || !readers.test(nameOf(name))) return null;
  const begin = tokens.indexOf(name);
  const call = tokens.slice(begin, after({ tokens, closing }, begin + 1));
  // What a parameter stands for is known only when the query runs.
  const isWhole = call.at(-1)?.text === ')' && call.length > 3;
  return isWhole && call.every(({ kind, closed }) => kind !== 'variable' && closed)
    ? call.map(({ text }) => text).join(' ')
    : null;
}

/** The path that stands in quotation marks. */
export function pathIn({ text }: Token): string {
  return text.slice(1, -1).replaceAll("''", "'");
}
