/** The language that a file's text is coloured as. */
export function textLanguage(path: string): 'sql' | 'json' | 'yaml' | 'markdown' | 'plaintext' {
  if (/\.sql$/i.test(path)) return 'sql';
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/\.json$/i.test(path)) return 'json';
  return /\.(md|markdown)$/i.test(path) ? 'markdown' : 'plaintext';
}
