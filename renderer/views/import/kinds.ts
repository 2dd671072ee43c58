import type { ImportKind, Inspection } from '../../../main/contract/importing';

/** What a file can be imported as, in words. */
export const kindWords: Readonly<Record<ImportKind, string>> = {
  table: 'Table',
  document: 'Transcript',
  project: 'Coding project',
  segments: 'Coded segments',
  query: 'Query or chart',
  other: 'File, kept as it is',
};

/** What the file could be taken for: what it was recognised as, and what else such a file may hold. */
export function kindsFor({ kind, parts, name }: Inspection): readonly ImportKind[] {
  const more: ImportKind[] = [];
  if (kind === 'table' || kind === 'segments') more.push('table', 'segments');
  if (kind === 'document' && parts.length > 0) more.push('table');
  if (kind !== 'document' && /\.(txt|md)$/i.test(name)) more.push('document');
  return [...new Set([kind, ...more])];
}
