import { countUpTo } from './countUpTo';

/** A text with spaces, quotation marks, dashes and accents folded, and where each of its units comes from. */
export interface Folded {
  readonly text: string;
  /** UTF-16 unit of the original at which the character begins that a folded unit was made of. */
  readonly startOf: (unit: number) => number;
  /** Where that character ends. */
  readonly endOf: (unit: number) => number;
}

/** Characters that are nothing to the eye: soft hyphen, zero-width space, word joiner, byte-order mark. */
const unseen = new Set(['\u00ad', '\u200b', '\u2060', '\ufeff']);

const alike = new Map([
  ...Array.from('‘’‚‛′ʼ`´').map(mark => [mark, "'"] as const),
  ...Array.from('“”„‟«»″').map(mark => [mark, '"'] as const),
  ...Array.from('‐‑‒–—―−').map(mark => [mark, '-'] as const),
  ['…', '...'] as const,
]);

const space = /\s/u;
const mark = /\p{M}/u;

/** Folds what programs change in passing: a run of spaces is one, typographic marks are plain, accents composed. */
export function foldText(text: string): Folded {
  const pieces = new Pieces();
  for (let at = 0; at < text.length;) {
    const plain = plainEnd(text, at);
    if (plain > at) pieces.put(text.slice(at, plain), at, plain, true);
    const end = plain < text.length ? clusterEnd(text, plain) : plain;
    const cluster = text.slice(plain, end);
    at = end;
    if (space.test(cluster)) pieces.putSpace(plain, end);
    else if (!unseen.has(cluster)) pieces.put(alike.get(cluster) ?? composed(cluster), plain, end, false);
  }
  return pieces.folded();
}

/** Pieces of the folded text: runs that stayed as they were, and characters that were changed. */
class Pieces {
  readonly #written: string[] = [];
  readonly #from: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #plain: boolean[] = [];
  #length = 0;

  put(written: string, start: number, end: number, plain: boolean): void {
    if (written === '') return;
    this.#written.push(written);
    this.#from.push(this.#length);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#plain.push(plain);
    this.#length += written.length;
  }

  putSpace(start: number, end: number): void {
    if (this.#written.at(-1) === ' ') this.#ends[this.#ends.length - 1] = end;
    else this.put(' ', start, end, false);
  }

  folded(): Folded {
    const pieceAt = (unit: number) => countUpTo(this.#from, unit) - 1;
    return {
      text: this.#written.join(''),
      startOf: unit => {
        const piece = pieceAt(unit);
        const within = this.#plain[piece] === true ? unit - (this.#from[piece] ?? 0) : 0;
        return (this.#starts[piece] ?? 0) + within;
      },
      endOf: unit => {
        const piece = pieceAt(unit);
        const within = unit - (this.#from[piece] ?? 0) + 1;
        return this.#plain[piece] === true ? (this.#starts[piece] ?? 0) + within : (this.#ends[piece] ?? 0);
      },
    };
  }
}

/** End of the run of characters from `at` on that stay as they are: most of a text, so they are passed quickly. */
function plainEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isPlain(text.charCodeAt(end))) end += 1;
  return end > at && text.charCodeAt(end) >= 0x300 ? end - 1 : end;
}

function isPlain(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x60;
}

/** End of the character that begins at `at`, with the accents that combine with it. */
function clusterEnd(text: string, at: number): number {
  let end = at + (isAstral(text, at) ? 2 : 1);
  // A run of marks without end is no writing.
  while (end < text.length && end - at < 16 && text.charCodeAt(end) >= 0x300 && mark.test(text.charAt(end)))
    end += 1;
  return end;
}

function isAstral(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

function composed(cluster: string): string {
  return cluster.length === 1 && cluster < '\u0080' ? cluster : cluster.normalize('NFC');
}
