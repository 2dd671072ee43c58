/** Turns positions in UTF-16 units into code points; they must be asked for in rising order, so one pass is enough. */
export class CodePoints {
  readonly #text: string;
  #unit = 0;
  #point = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(unit: number): number {
    for (; this.#unit < unit; this.#unit++) {
      const code = this.#text.charCodeAt(this.#unit);
      // The second half of a pair adds nothing: the first was counted for both.
      if (code < 0xdc00 || code > 0xdfff) this.#point++;
    }
    return this.#point;
  }
}
