import { conventions, nameOf } from './convention';
import type { Convention } from './convention';
import { placesAt } from './placesAt';
import type { Place } from './placesAt';
import type { RawText } from './RawText';

/** A stretch of a text as the file gives it, with what it should quote where the file says so. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string | null;
}

/** What the spans of a text come to by one convention. */
export interface Reading {
  readonly convention: Convention;
  /** Names of all conventions that come to the same in this text. */
  readonly covers: ReadonlySet<string>;
  /** By the spans; null where one of the ends has no place. */
  readonly places: readonly ({ readonly start: Place; readonly end: Place } | null)[];
  /** From 0 to 1: how well the spans fit the text. */
  readonly score: number;
  /** Spans that the score is of. */
  readonly judged: number;
}

/**
 * The readings of a text that differ, each scored; the habit stands for those that come to the same as it. A program
 * may count two for a line break though its file has line feeds alone; that is asked for by `doubled`.
 */
export function readingsOf(
  raw: RawText,
  spans: readonly Span[],
  habit: Convention,
  doubled: boolean,
): readonly Reading[] {
  const breaksCount = raw.characters.includes('\r\n') || (doubled && raw.characters.includes('\n'));
  return scored(raw, spans, grouped(raw, habit, breaksCount));
}

/** The spans of a text by one convention, whatever they fit. */
export function readingBy(raw: RawText, spans: readonly Span[], convention: Convention): Reading {
  const [reading] = scored(raw, spans, [{ convention, covers: new Set([nameOf(convention)]) }]);
  if (!reading) throw new Error('A convention gives a reading.');
  return reading;
}

type Group = Pick<Reading, 'convention' | 'covers'>;

function grouped(raw: RawText, habit: Convention, breaksCount: boolean): readonly Group[] {
  const astral = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(raw.characters);
  const groups = new Map<string, { convention: Convention; covers: Set<string> }>();
  for (const convention of conventions) {
    const { unit, lineBreak, mark } = convention;
    const key = nameOf({
      unit: astral ? unit : 'code_point',
      lineBreak: breaksCount ? lineBreak : 1,
      mark: raw.marked ? mark : 0,
    });
    const group = groups.get(key) ?? { convention, covers: new Set<string>() };
    group.covers.add(nameOf(convention));
    if (nameOf(convention) === nameOf(habit)) group.convention = habit;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function scored(raw: RawText, spans: readonly Span[], groups: readonly Group[]): readonly Reading[] {
  const asked = new Set(spans.flatMap(({ start, end }) => [start, end]).filter(Number.isInteger));
  const positions = [...asked].sort((a, b) => a - b);
  const placed = groups.map(({ convention }) => {
    const places = placesAt(raw, convention, positions);
    return spans.map(({ start: from, end: to }) => {
      const [start, end] = [places.get(from), places.get(to)];
      return start && end ? { start, end } : null;
    });
  });
  const fits = spans.map(({ quote }, index) => fitsOf(raw.text, quote, placed, index));
  const judged = fits.filter(fit => fit !== null);
  return groups.map((group, index) => {
    const sum = judged.reduce((total, fit) => total + (fit[index] ?? 0), 0);
    const places = placed[index] ?? [];
    return { ...group, places, judged: judged.length, score: judged.length === 0 ? 1 : sum / judged.length };
  });
}

/** How well a span fits by each reading; null where it fits no text by any of them. */
function fitsOf(
  text: string,
  quote: string | null,
  placed: readonly Reading['places'][],
  index: number,
): readonly number[] | null {
  const stands = placed.map(places => {
    const place = places[index];
    return place && place.start.unit < place.end.unit ? place : null;
  });
  if (stands.every(place => place === null)) return null;
  const quotes = stands.map(
    place => place !== null && quote !== null && isQuote(text, place.start.unit, place.end.unit, quote),
  );
  if (quotes.includes(true)) return quotes.map(hit => (hit ? 1 : 0));
  return stands.map(place =>
    place === null ? 0 : (startFit(text, place.start.unit) + endFit(text, place.end.unit)) / 2,
  );
}

/** Whether a stretch of the text is what a quotation says, which may be cut short and have its spaces folded. */
export function isQuote(text: string, start: number, end: number, quote: string): boolean {
  const cut = /(…|\.\.\.)\s*$/.exec(quote);
  const whole = folded(quote);
  if (whole === '') return false;
  const reach = 3 * quote.length + 200;
  const segment = folded(text.slice(start, Math.min(end, start + reach)));
  if (segment === whole) return true;
  const beginning = cut ? folded(quote.slice(0, cut.index)) : '';
  return beginning !== '' && segment.startsWith(beginning);
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const letter = /[\p{L}\p{N}\p{M}]/u;
/** What an edge in white space is worth: people leave some in, a wrong count puts half of all edges there. */
const loose = 0.6;

function startFit(text: string, unit: number): number {
  const next = text.charAt(unit);
  if (/\s/.test(next)) return loose;
  return unit > 0 && isWord(text, unit - 1) && isWord(text, unit) ? 0 : 1;
}

function endFit(text: string, unit: number): number {
  const last = text.charAt(unit - 1);
  if (last === '\n') return 1;
  if (/\s/.test(last)) return loose;
  return unit < text.length && isWord(text, unit - 1) && isWord(text, unit) ? 0 : 1;
}

function isWord(text: string, unit: number): boolean {
  return letter.test(text.charAt(unit));
}
