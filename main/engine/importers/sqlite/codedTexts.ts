import type { ProjectCoding } from '../../coding/project';
import { placed } from '../positions/anchored';
import type { Convention } from '../positions/convention';
import { rawText } from '../positions/RawText';
import type { RawText } from '../positions/RawText';
import { isQuote } from '../positions/readings';
import type { ProjectDraft } from '../ProjectDraft';

/** A coding or a memo's place as a database has it. */
export interface StoredSpan {
  readonly documentId: string;
  readonly start: number | null;
  readonly end: number | null;
  /** What the database says it quotes. */
  readonly quote: string | null;
  /** For a reject. */
  readonly where: string;
  readonly take: (at: Pick<ProjectCoding, 'start' | 'end' | 'raw'>) => unknown;
}

/** How Python and R count in the text that they hold: code points of the text as it stands in the database. */
function countedAsStored(raw: RawText): Convention {
  return {
    unit: 'code_point',
    lineBreak: raw.characters.includes('\r\n') ? 2 : 1,
    mark: raw.marked ? 1 : 0,
  };
}

/** Finds spans in the texts of a database; every one is taken or rejected, and those that misquote are counted. */
export function placeSpans(
  draft: ProjectDraft,
  texts: ReadonlyMap<string, RawText>,
  spans: readonly StoredSpan[],
  convention: (raw: RawText) => Convention = countedAsStored,
): void {
  const misquotes = { of: 0, among: 0 };
  for (const [documentId, mine] of grouped(spans)) {
    const raw = texts.get(documentId) ?? rawText('');
    if (!texts.has(documentId)) {
      for (const { where } of mine) draft.reject(where, null, 'Its document is not in the project.');
      continue;
    }
    placeIn(draft, documentId, raw, mine, convention(raw), misquotes);
  }
  if (misquotes.of > 0)
    draft.notes.push(
      `${misquotes.of} of ${misquotes.among} codings do not stand on the text that the project says they quote: the text was changed after coding. They are kept where their positions say.`,
    );
}

function placeIn(
  draft: ProjectDraft,
  documentId: string,
  raw: RawText,
  mine: readonly StoredSpan[],
  convention: Convention,
  misquotes: { of: number; among: number },
): void {
  const spans = mine.map(({ start, end, quote }) => ({ start: start ?? NaN, end: end ?? NaN, quote }));
  const found = placed({ documentId, name: documentId, raw, spans }, convention);
  for (const [index, span] of mine.entries()) {
    const place = found[index];
    if (!place || 'reason' in place) {
      const written = `${span.start ?? '?'}–${span.end ?? '?'}`;
      const value = span.quote === null ? written : `${written}: ${span.quote}`;
      draft.reject(span.where, value, place?.reason ?? 'It has no place.');
      continue;
    }
    if (span.quote !== null && span.quote.trim() !== '') {
      misquotes.among += 1;
      if (!isQuote(place.quote, 0, place.quote.length, span.quote)) misquotes.of += 1;
    }
    span.take({ ...place.at, raw: { start: span.start ?? 0, end: span.end ?? 0 } });
  }
}

function grouped(spans: readonly StoredSpan[]): ReadonlyMap<string, readonly StoredSpan[]> {
  const groups = new Map<string, StoredSpan[]>();
  for (const span of spans) {
    const group = groups.get(span.documentId) ?? [];
    group.push(span);
    groups.set(span.documentId, group);
  }
  return groups;
}
