/** A heading with case, spaces and punctuation folded: `A&E attendances  Type 1` is `a e attendances type 1`. */
export function folded(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The headings of a table, found by what they mean whatever their case, spaces and punctuation. */
export class Headings {
  readonly #columns: readonly { readonly name: string; readonly folded: string }[];

  constructor(columns: readonly string[]) {
    this.#columns = columns.map(name => ({ name, folded: folded(name) }));
  }

  /** The column with one of these folded headings, the earlier alias first; null where there is none. */
  named(...aliases: readonly string[]): string | null {
    for (const alias of aliases) {
      const found = this.#columns.find(column => column.folded === alias);
      if (found) return found.name;
    }
    return null;
  }

  /** The first column whose folded heading fits. */
  like(pattern: RegExp): string | null {
    return this.#columns.find(column => pattern.test(column.folded))?.name ?? null;
  }

  /** Every column whose folded heading fits, with what the pattern found in it. */
  all(pattern: RegExp): readonly { readonly name: string; readonly match: RegExpExecArray }[] {
    return this.#columns.flatMap(({ name, folded: heading }) => {
      const match = pattern.exec(heading);
      return match ? [{ name, match }] : [];
    });
  }
}

/** What `recognise` answers of headings that were found. */
export function told(sureness: number, what: string, columns: readonly (string | null)[]) {
  const names = columns.flatMap(name => (name === null ? [] : [`“${name}”`]));
  return { sureness, why: `The headings ${names.join(', ')} are those of ${what}.` };
}
