import type { SearchPattern } from '../../../main/contract/search';
import type { Session } from '../../session/state';

/** Longer parts of a text are selected for something else than to be looked for. */
const longest = 1000;

/** What looks for the text selected in the active editor; null where none is, it is looked for already, or the keyboard is elsewhere. */
export function selectedPattern(
  { active, documents, carets }: Pick<Session, 'active' | 'documents' | 'carets'>,
  pattern: SearchPattern,
): SearchPattern | null {
  const writing = document.activeElement?.closest('.editor-frame .monaco-editor') ?? null;
  if (active === null || writing === null) return null;
  const { start, end } = carets[active]?.selected ?? { start: 0, end: 0 };
  const selected = documents[active]?.text.slice(start, end).replaceAll('\r\n', '\n') ?? '';
  if (selected === '' || selected.length > longest) return null;
  const text = pattern.regular ? escaped(selected) : selected;
  return text === pattern.text ? null : { ...pattern, text };
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}
