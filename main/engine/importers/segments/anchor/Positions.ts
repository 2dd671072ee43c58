import { countUpTo } from './countUpTo';

/** Counts the positions of a text in every way that programs do. All arguments are UTF-16 units. */
export class Positions {
  readonly text: string;
  readonly #lineStarts: readonly number[];
  #filledLines: readonly number[] | null = null;
  readonly #astral: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#lineStarts = lineStarts(text);
    this.#astral = /[\ud800-\udbff]/.test(text) ? astralEnds(text) : [];
  }

  /** Unicode code points. */
  codePoint(unit: number): number {
    return unit - countUpTo(this.#astral, unit);
  }

  /** The unit at which a code point begins; the end of the text for any beyond it. */
  unit(codePoint: number): number {
    let unit = codePoint;
    while (this.codePoint(unit) < codePoint) unit += codePoint - this.codePoint(unit);
    return Math.min(unit, this.text.length);
  }

  /** Line from 1, empty ones counted. */
  line(unit: number): number {
    return countUpTo(this.#lineStarts, unit);
  }

  /** Line from 1 among those that hold something. */
  filledLine(unit: number): number {
    this.#filledLines ??= this.#lineStarts.filter((start, index) => {
      const end = this.#lineStarts[index + 1] ?? this.text.length;
      return this.text.slice(start, end).trim() !== '';
    });
    return countUpTo(this.#filledLines, unit);
  }

  length(): number {
    return this.codePoint(this.text.length);
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function astralEnds(text: string): readonly number[] {
  return [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index + 2);
}
