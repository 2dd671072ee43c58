import { foldText } from './foldText';
import type { Folded } from './foldText';

/** A stretch of a text in UTF-16 units; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a quote stands in a text. */
export interface Found {
  readonly spans: readonly Span[];
  /** As written; with spaces and marks folded; or only its beginning, for a quote that was cut. */
  readonly how: 'exact' | 'folded' | 'cut';
  /** Whether it stands in more places than were looked at. */
  readonly more: boolean;
}

const most = 2000;
const shortestBeginning = 10;
/** Excel holds no more characters in a cell. */
const longestCell = 32_767;

/** Finds quotes in one text; the same quote is sought once. */
export class Finder {
  readonly #text: string;
  readonly #known = new Map<string, Found>();
  #folded: Folded | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  find(quote: string): Found {
    const known = this.#known.get(quote);
    if (known) return known;
    const found = this.#seek(quote);
    this.#known.set(quote, found);
    return found;
  }

  #seek(quote: string): Found {
    const exact = placesOf(quote, this.#text);
    if (exact.length > 0)
      return found(
        exact.map(start => ({ start, end: start + quote.length })),
        'exact',
      );
    const folded = foldText(quote).text.trim();
    const spans = this.#foldedSpans(folded);
    if (spans.length > 0) return found(spans, 'folded');
    const beginning = folded.replace(/\s*[[(]?\.{3,}[\])]?$/u, '');
    const cut = beginning !== folded || quote.length >= longestCell - 1;
    if (!cut || beginning.length < shortestBeginning) return found([], 'exact');
    return found(this.#foldedSpans(beginning), 'cut');
  }

  #foldedSpans(words: string): Span[] {
    this.#folded ??= foldText(this.#text);
    const { text, startOf, endOf } = this.#folded;
    const spans = placesOf(words, text).map(at => ({
      start: startOf(at),
      end: endOf(at + words.length - 1),
    }));
    // Both of the last two points of an ellipsis fold from the same character.
    return spans.filter(({ start }, index) => start !== spans[index - 1]?.start);
  }
}

function found(spans: readonly Span[], how: Found['how']): Found {
  return { spans: spans.slice(0, most), how, more: spans.length > most };
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0 && places.length <= most; at = text.indexOf(words, at + 1))
    places.push(at);
  return places;
}
