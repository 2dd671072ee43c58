/** A heading with case, accents, spaces and punctuation folded. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Headings that stand for a field, in the languages known. */
export type Aliases<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Which column holds which field: the first one that bears one of its headings. */
export function columnsOf<Field extends string>(
  columns: readonly string[],
  aliases: Aliases<Field>,
): ReadonlyMap<Field, number> {
  const folded = columns.map(foldHeading);
  const found = new Map<Field, number>();
  for (const field in aliases) {
    const names = new Set(aliases[field].map(foldHeading));
    const index = folded.findIndex(heading => heading !== '' && names.has(heading));
    if (index >= 0 && ![...found.values()].includes(index)) found.set(field, index);
  }
  return found;
}

/** The headings found, quoted for a sentence. */
export function headingsFound(
  columns: readonly string[],
  found: ReadonlyMap<string, number>,
  most = 6,
): string {
  const names = [...found.values()].sort((a, b) => a - b).map(index => `“${(columns[index] ?? '').trim()}”`);
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
