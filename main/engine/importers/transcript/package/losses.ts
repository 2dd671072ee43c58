/** Counts what a document holds that is no part of its text, so that it can be said. */
export class Losses {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** One sentence that names each kind with its count; none when nothing was left out. */
  get notes(): readonly string[] {
    if (this.#counts.size === 0) return [];
    const kinds = [...this.#counts].map(([what, count]) => `${what} (${count})`);
    return [`Left out, being no part of the text: ${kinds.join(', ')}.`];
  }
}
