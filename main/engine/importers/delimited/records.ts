/** A record of a delimited text, by where it stands in it. */
export interface TextRecord {
  readonly fields: readonly string[];
  /** Offsets of its first character and of the one behind its last, without the line end. */
  readonly start: number;
  readonly end: number;
  /** Set when a quotation mark in it is never closed, or stands within a text; the record then ends with its line. */
  readonly open: boolean;
}

/**
 * The records of a text, as RFC 4180 has them, with line ends of any kind. A quotation mark that is not closed before
 * a delimiter or a line end spoils its own line alone.
 */
export function* readRecords(text: string, delimiter: string): Generator<TextRecord, void, undefined> {
  for (let at = 0; at < text.length;) {
    const record = readRecord(text, delimiter, at);
    yield record;
    at = record.end + (text.startsWith('\r\n', record.end) ? 2 : 1);
  }
}

function readRecord(text: string, delimiter: string, start: number): TextRecord {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const quote = quoteAt(text, delimiter, at);
    const closed = quote === -1 ? -1 : endOfQuoted(text, quote + 1);
    const end = endOfField(text, delimiter, quote === -1 ? at : Math.max(closed, quote));
    if (quote !== -1 && (closed === -1 || text.slice(closed, end).trim() !== '')) {
      return { fields, start, end: endOfLine(text, start), open: true };
    }
    fields.push(quote === -1 ? text.slice(at, end) : unquoted(text.slice(quote + 1, closed - 1)));
    if (end >= text.length || text[end] !== delimiter) return { fields, start, end, open: false };
    at = end + 1;
  }
}

/** Where a quoted field's mark is: at the field's beginning, or behind blanks. */
function quoteAt(text: string, delimiter: string, start: number): number {
  let at = start;
  while (text[at] === ' ' && delimiter !== ' ') at++;
  return text[at] === '"' ? at : -1;
}

/** Behind the mark that closes; -1 when none does. */
function endOfQuoted(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return -1;
}

function endOfField(text: string, delimiter: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function unquoted(inside: string): string {
  return inside.replaceAll('""', '"');
}
