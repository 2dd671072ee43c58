/** A text with LF line ends, as it is searched, and the way back to the line ends that it had. */
export interface PlainLines {
  readonly text: string;
  /** Where a place of the plain text is in the original; asked in rising order it walks the text once. */
  readonly original: (offset: number) => number;
  /** How most of its lines end. */
  readonly lineEnd: '\n' | '\r\n' | '\r';
}

/** Takes the line ends as one kind. */
export function plainLines(original: string): PlainLines {
  if (!original.includes('\r')) return { text: original, original: offset => offset, lineEnd: '\n' };
  const text = original.replace(/\r\n?/g, '\n');
  const pairs: number[] = [];
  let alone = 0;
  for (const { 0: end, index } of original.matchAll(/\r\n?/g))
    if (end === '\r') alone++;
    else pairs.push(index - pairs.length);
  const others = (text.match(/\n/g)?.length ?? 0) - pairs.length;
  return {
    text,
    original: shiftedBy(pairs),
    lineEnd: pairs.length >= others ? '\r\n' : alone > others - alone ? '\r' : '\n',
  };
}

function shiftedBy(pairs: readonly number[]): (offset: number) => number {
  let passed = 0;
  return offset => {
    if ((pairs[passed - 1] ?? -1) >= offset) passed = 0;
    while ((pairs[passed] ?? Infinity) < offset) passed++;
    return offset + passed;
  };
}

/** Tells the lines and columns, from 1, of places asked in rising order. */
export class LineCursor {
  readonly #text: string;
  #line = 1;
  #start = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): { readonly line: number; readonly column: number; readonly start: number } {
    for (;;) {
      const end = this.#text.indexOf('\n', this.#start);
      if (end < 0 || end >= offset) break;
      this.#line++;
      this.#start = end + 1;
    }
    return { line: this.#line, column: offset - this.#start + 1, start: this.#start };
  }
}
