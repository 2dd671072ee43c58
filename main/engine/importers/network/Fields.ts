/** A field of a text: a word, a number, or a quoted label. */
export interface Field {
  readonly text: string;
  /** Line that it stands on, from 1. */
  readonly line: number;
  readonly quoted: boolean;
}

const heading = /([\s,=]*)(?:"([^"\n]*)"|'([^'\n]*)'(?=[\s,=]|$)|([^\s,=]+))/y;
const datum = /([\s,]*)(?:"([^"\n]*)"|'([^'\n]*)'(?=[\s,]|$)|([^\s,]+))/y;
const keyword = /([\s,=]*)([a-z]+\d?b?|\d+)(:?)/iy;

/** Walks through a text field by field, whatever its line breaks, or line by line. */
export class Fields {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  get line(): number {
    return this.#line;
  }

  /** A word of a header, and whether a colon ends it. */
  keyword(): { readonly word: string; readonly colon: boolean; readonly line: number } | null {
    const match = this.#match(keyword);
    return match ? { word: (match[2] ?? '').toLowerCase(), colon: match[3] === ':', line: this.#line } : null;
  }

  /** The next label of a header. */
  label(): Field | null {
    return this.#field(heading);
  }

  /** The next field of the data. */
  datum(): Field | null {
    return this.#field(datum);
  }

  /** The next field of the data without passing it. */
  peek(): Field | null {
    const [at, line] = [this.#at, this.#line];
    const field = this.datum();
    [this.#at, this.#line] = [at, line];
    return field;
  }

  /** The fields of what is left of this line, and of each that follows. */
  *lines(): Generator<readonly Field[]> {
    while (this.#at < this.#text.length) {
      const end = this.#text.indexOf('\n', this.#at);
      const stop = end === -1 ? this.#text.length : end;
      const own = new Fields(this.#text.slice(this.#at, stop));
      own.#line = this.#line;
      const fields: Field[] = [];
      for (let field = own.datum(); field; field = own.datum()) fields.push(field);
      this.#at = stop + 1;
      this.#line++;
      if (fields.length > 0) yield fields;
    }
  }

  #field(pattern: RegExp): Field | null {
    const match = this.#match(pattern);
    if (!match) return null;
    const quoted = match[2] ?? match[3];
    return { text: (quoted ?? match[4] ?? '').trim(), line: this.#line, quoted: quoted !== undefined };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return null;
    for (const character of match[1] ?? '') if (character === '\n') this.#line++;
    this.#at = pattern.lastIndex;
    return match;
  }
}
