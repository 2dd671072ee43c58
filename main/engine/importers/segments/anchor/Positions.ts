/** Counts the positions of a text in every way that programs do. All arguments are UTF-16 units. */
export class Positions {
  readonly text: string;
  readonly #lineStarts: readonly number[];
  readonly #filledLines: readonly number[];
  readonly #astral: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#lineStarts = [0, ...matchEnds(text, /\n/gu)];
    this.#filledLines = this.#lineStarts.filter((start, index) => {
      const end = this.#lineStarts[index + 1] ?? text.length;
      return text.slice(start, end).trim() !== '';
    });
    this.#astral = matchEnds(text, /[\u{10000}-\u{10ffff}]/gu);
  }

  /** Unicode code points. */
  codePoint(unit: number): number {
    return unit - below(this.#astral, unit);
  }

  /** The unit at which a code point begins; the end of the text for any beyond it. */
  unit(codePoint: number): number {
    let unit = codePoint;
    while (this.codePoint(unit) < codePoint) unit += codePoint - this.codePoint(unit);
    return Math.min(unit, this.text.length);
  }

  /** Line from 1, empty ones counted. */
  line(unit: number): number {
    return below(this.#lineStarts, unit);
  }

  /** Line from 1 among those that hold something. */
  filledLine(unit: number): number {
    return below(this.#filledLines, unit);
  }

  length(): number {
    return this.codePoint(this.text.length);
  }
}

function matchEnds(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(match => match.index + match[0].length);
}

/** How many of some ascending numbers are at most `limit`. */
function below(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
