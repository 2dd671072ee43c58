/** How DuckDB says which name it does not find. */
const unfound = [
  /^Table with name (.+?) does not exist/,
  /Function with name (.+?) does not exist/,
  /^Referenced column "(.+?)" not found/,
];

/** The names that were perhaps meant in place of a text that is marked with a message; none where it is about another text. */
export function meantInstead(message: string, marked: string): readonly string[] {
  const plain = marked.replace(/^"(.*)"$/, '$1').toLowerCase();
  if (!unfound.some(pattern => pattern.exec(message)?.[1]?.toLowerCase() === plain)) return [];
  const list = /(?:Did you mean|Candidate bindings:) :?\s*(".*")/.exec(message)?.[1] ?? '';
  return [...list.matchAll(/"([^".]+)"/g)].map(match => match[1] ?? '');
}
