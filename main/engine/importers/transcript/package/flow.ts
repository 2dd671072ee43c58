/**
 * The running text of a document, put together as its parts come: paragraphs end with a line feed, cells of a row are
 * parted by tabs, what stands in a box follows the paragraph that holds it, and notes follow the text.
 */
export class Flow {
  /** What is being written to: the body, or a box or note within it. */
  #pieces: string[] = [];
  readonly #outer: string[][] = [];
  #boxes: string[][] = [];
  readonly #outerBoxes: string[][][] = [];
  /** Whether the last thing written is the end of a paragraph, which at the end of a cell is none. */
  #ended = false;
  readonly #notes = new Map<string, string>();

  write(words: string): void {
    if (words === '') return;
    this.#pieces.push(words);
    this.#ended = false;
  }

  endParagraph(joined = false): void {
    this.#ended = !joined && this.#boxes.length === 0;
    if (!joined) this.#pieces.push('\n');
    for (const box of this.#boxes) for (const piece of box) this.#pieces.push(piece);
    this.#boxes = [];
  }

  endCell(): void {
    if (this.#ended) this.#pieces.pop();
    this.#ended = false;
    this.#pieces.push('\t');
  }

  endRow(): void {
    if (this.#pieces.at(-1) === '\t') this.#pieces.pop();
    this.#ended = false;
    this.#pieces.push('\n');
  }

  openBox(): void {
    this.#outer.push(this.#pieces);
    this.#outerBoxes.push(this.#boxes);
    this.#pieces = [];
    this.#boxes = [];
    this.#ended = false;
  }

  closeBox(): void {
    const box = this.#leave();
    this.#boxes.push(box);
  }

  /** Writes the mark of a note where it is called, and keeps its number for its text, which may come later. */
  mark(id: string): void {
    this.#notes.set(id, this.#notes.get(id) ?? '');
    this.write(`[${[...this.#notes.keys()].indexOf(id) + 1}]`);
  }

  /** Ends a box as the text of a note; says whether anything refers to it. */
  closeNote(id: string): boolean {
    const note = this.#leave().join('').trim();
    const known = this.#notes.has(id);
    if (known) this.#notes.set(id, note);
    return known;
  }

  /** The whole text: every paragraph on a line, the last without a line feed. */
  finish(): string {
    this.endParagraph(true);
    const body = this.#pieces.join('').replace(/\n$/, '');
    const notes = [...this.#notes.values()].map((note, index) => `[${index + 1}] ${note}`);
    return notes.length === 0 ? body : `${body}\n\n${notes.join('\n')}`;
  }

  #leave(): string[] {
    this.endParagraph(true);
    const left = this.#pieces;
    this.#pieces = this.#outer.pop() ?? [];
    this.#boxes = this.#outerBoxes.pop() ?? [];
    this.#ended = false;
    return left;
  }
}
