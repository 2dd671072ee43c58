import type { StudySummary } from '../../main/contract/study';
import { nameOf } from '../session/document';

/** Says which files lost rows on their way in: shortly for the status bar, and all of them. */
export function rejectedSentence(
  study: StudySummary,
): { readonly short: string; readonly all: string } | null {
  const sentences = study.sources
    .filter(({ rejectedRows }) => rejectedRows > 0)
    .map(({ path, rejectedRows }) => {
      const rows = rejectedRows === 1 ? 'row' : 'rows';
      return `${nameOf(path)}: ${rejectedRows.toLocaleString('en-GB')} ${rows} rejected`;
    });
  const [first] = sentences;
  if (first === undefined) return null;
  const more = sentences.length - 1;
  return { short: more === 0 ? first : `${first}, and ${more} more`, all: sentences.join('\n') };
}
