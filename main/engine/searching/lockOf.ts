/** What is known of a file that decides whether words in it may be replaced. */
export interface FileFacts {
  /** Passages that were coded in it. */
  readonly codings: number;
  /** A file of codings that is named after it, whose rows may not fit it. */
  readonly codingFile: string | null;
  /** Tables that it was loaded into. */
  readonly tables: readonly string[];
}

/** Tables whose files are texts that people write, and not rows. */
const written = new Set(['documents', 'turns', 'codes', 'memos']);

/** Why nothing in a file may be replaced, as a sentence; null where it may. */
export function lockOf(path: string, { codings, codingFile, tables }: FileFacts): string | null {
  if (codings > 0)
    return `${path} has ${codings.toLocaleString('en-GB')} coded ${codings === 1 ? 'passage' : 'passages'}, whose places are counted in its characters. A replacement would move them, so it is left as it is.`;
  if (codingFile !== null)
    return `${path} has codings in ${codingFile}, whose places are counted in its characters. It is left as it is.`;
  if (/\.thread\.json$/i.test(path) || /^(figures|exports)\//.test(path))
    return `${path} was written by an export. Replace in what it was made from, and export again.`;
  if (/^coding\/.*\.(jsonl|ndjson)$/i.test(path))
    return `${path} holds codings, whose quotations must be the words of their transcript. It is left as it is.`;
  if (/\.(csv|tsv|ndjson|jsonl)$/i.test(path) || tables.some(table => !written.has(table)))
    return `${path} is a file of data. What was measured or recorded is not replaced by a search.`;
  return null;
}
