/** What a file is, as trees, tabs and the status bar show it. */
export interface FileKind {
  /** Name of a codicon, without `codicon-`. */
  readonly icon: string;
  /** Class that colours the icon. */
  readonly tone: 'query' | 'chart' | 'table' | 'text';
  /** The name of its language, for the status bar. */
  readonly language: string;
}

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/^page:settings$/i, { icon: 'settings-gear', tone: 'text', language: 'Settings' }],
  [/^page:/i, { icon: 'keyboard', tone: 'text', language: 'Keyboard shortcuts' }],
  [/\.sql$/i, { icon: 'database', tone: 'query', language: 'SQL · DuckDB' }],
  [/\.vl\.json$/i, { icon: 'graph-line', tone: 'chart', language: 'Vega-Lite' }],
  [/\.(csv|tsv)$/i, { icon: 'table', tone: 'table', language: 'Delimited text' }],
  [/\.(parquet|xlsx)$/i, { icon: 'table', tone: 'table', language: 'Table' }],
  [/\.(json|ndjson|jsonl)$/i, { icon: 'json', tone: 'table', language: 'JSON' }],
  [/\.ya?ml$/i, { icon: 'settings', tone: 'text', language: 'YAML' }],
  [/\.(md|markdown)$/i, { icon: 'markdown', tone: 'text', language: 'Markdown' }],
  [/\.(png|svg|jpe?g)$/i, { icon: 'file-media', tone: 'chart', language: 'Figure' }],
  [/\.pdf$/i, { icon: 'file-pdf', tone: 'chart', language: 'Figure' }],
];

const other: FileKind = { icon: 'file', tone: 'text', language: 'Plain text' };

/** The kind that a file's name tells. */
export function fileKind(path: string): FileKind {
  return kinds.find(([ending]) => ending.test(path))?.[1] ?? other;
}

/** Whether a file holds rows, and so opens as a query on it rather than as text. */
export function isData(path: string): boolean {
  return (
    /\.(csv|tsv|parquet|json|ndjson|jsonl|xlsx)$/i.test(path) && !/^user:|\.(vl|thread)\.json$/i.test(path)
  );
}

/** Whether a file is no text and can only be looked at elsewhere. */
export function isBinary(path: string): boolean {
  return /\.(parquet|xlsx?|docx?|odt|pdf|png|jpe?g|gif|tiff?|zip|duckdb|wal|mp3|mp4|wav|m4a)$/i.test(path);
}
