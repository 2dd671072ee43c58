import type { ProjectDraft } from '../ProjectDraft';
import { conventions, inWords, nameOf } from './convention';
import type { Convention } from './convention';
import { decide, doubtful, doubtOf, totalsOf } from './decide';
import type { Decision } from './decide';
import { pointsOf } from './placesAt';
import type { RawText } from './RawText';
import { readingBy, readingsOf } from './readings';
import type { Span } from './readings';

/** A text with the spans that are to be found in it. */
export interface SpannedText {
  readonly documentId: string;
  readonly name: string;
  readonly raw: RawText;
  readonly spans: readonly Span[];
}

/** A stretch of the text as kept, in code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What became of a span: where it stands, or why it stands nowhere. */
export type Found = { readonly at: Stretch; readonly quote: string } | { readonly reason: string };

/** Finds the spans of all texts by one way of counting for each text, and tells in the draft which and how sure. */
export function anchored(
  draft: ProjectDraft,
  texts: readonly SpannedText[],
  habit: Convention,
  wanted: Convention | null,
): readonly (readonly Found[])[] {
  const decisions = wanted
    ? texts.map(({ raw, spans }) => ({ reading: readingBy(raw, spans, wanted), rivals: [] }))
    : decisionsOn(texts, habit);
  return texts.map((text, index) => {
    const decision = decisions[index];
    if (!decision || text.spans.length === 0) return [];
    draft.notes.push(noteOf(text, decision, wanted !== null));
    if (decision.rivals.length > 0) draft.doubts.push(doubtOf(text.documentId, text.raw.text, decision));
    return found(text, decision);
  });
}

/** Finds spans whose way of counting is known, without a word on it. */
export function placed(text: SpannedText, convention: Convention): readonly Found[] {
  return found(text, { reading: readingBy(text.raw, text.spans, convention), rivals: [] });
}

function decisionsOn(texts: readonly SpannedText[], habit: Convention): readonly Decision[] {
  const readings = (doubled: boolean) =>
    texts.map(({ raw, spans }) => readingsOf(raw, spans, habit, doubled));
  const plain = readings(false);
  const totals = totalsOf(plain, conventions);
  if (Math.max(...totals.values()) >= doubtful) return decide(plain, totals, habit);
  const more = readings(true);
  return decide(more, totalsOf(more, conventions), habit);
}

function found({ raw, spans }: SpannedText, { reading }: Decision): readonly Found[] {
  let reach: number | null = null;
  return spans.map((span, index) => {
    const { start, end } = span;
    if (!Number.isInteger(start) || !Number.isInteger(end))
      return { reason: 'Its positions are no whole numbers.' };
    if (start < 0 || end < 0) return { reason: 'Negative: it begins before the text.' };
    if (start === end) return { reason: 'Zero-length: it begins where it ends and holds no text.' };
    if (start > end) return { reason: 'Reversed: it ends before it begins.' };
    const place = reading.places[index];
    if (!place) {
      reach ??= reachOf(raw, reading.convention);
      if (end > reach) return { reason: `Past the end: the text ends at ${reach}.` };
      return { reason: 'It begins or ends within a character, such as an emoji.' };
    }
    if (place.start.point === place.end.point)
      return { reason: 'It holds half of a line break and no text.' };
    const at = { start: place.start.point, end: place.end.point };
    return { at, quote: raw.text.slice(place.start.unit, place.end.unit) };
  });
}

/** The last position of a text by a convention. */
function reachOf(raw: RawText, convention: Convention): number {
  const { characters } = raw;
  const breaks = characters.split('\r\n').length - 1;
  const feeds = characters.split('\n').length - 1;
  const points = pointsOf(characters);
  const whole = convention.unit === 'code_point' ? points : characters.length;
  if (convention.unit === 'utf8_byte')
    return new TextEncoder().encode(characters).length - breaks * (2 - convention.lineBreak);
  if (convention.lineBreak === 1) return whole - breaks + convention.mark;
  return whole + (breaks === 0 ? feeds : 0) + convention.mark;
}

function noteOf({ name, spans }: SpannedText, { reading, rivals }: Decision, wanted: boolean): string {
  const way = inWords(reading.convention);
  const head = `${name}: positions count ${way}`;
  if (wanted) return `${head}, as was asked for.`;
  const alone = rivals.length === 0 && reading.covers.size === conventions.length;
  const fit = `${Math.floor(reading.score * 100)} % of the edges of ${spans.length.toLocaleString('en-GB')} ${spans.length === 1 ? 'selection' : 'selections'} fit words or quotations`;
  if (rivals.length > 0)
    return `${head} (${nameOf(reading.convention)}), but that is not sure: ${fit}, and counting otherwise is as likely.`;
  const doubt = reading.score < doubtful ? ' That is fewer than usual: look at some quotations.' : '';
  return `${head}${alone ? '; every way to count comes to the same here' : ''}; ${fit}.${doubt}`;
}
