import type { StudySummary } from '../../main/contract/study';

/** Says which tables lost rows on their way in: shortly for the status bar, and all of them. */
export function rejectedSentence(
  study: StudySummary,
): { readonly short: string; readonly all: string } | null {
  const sentences = study.tables
    .filter(({ rejectedRows }) => rejectedRows > 0)
    .map(({ name, files, rejectedRows }) => {
      const source = files.length === 1 ? (files[0]?.split('/').at(-1) ?? name) : name;
      const rows = rejectedRows === 1 ? 'row' : 'rows';
      return `${source}: ${rejectedRows.toLocaleString('en-GB')} ${rows} rejected`;
    });
  const [first] = sentences;
  if (first === undefined) return null;
  const more = sentences.length - 1;
  return { short: more === 0 ? first : `${first}, and ${more} more`, all: sentences.join('\n') };
}
