/** A value in a text of JSON, and where it stands: offsets of its first and behind its last character. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
  /** Of an object or a list; empty for any other value. */
  readonly children: readonly JsonChild[];
}

/** An entry of an object or an item of a list. */
export interface JsonChild {
  /** Where its key begins, or itself in a list. */
  readonly start: number;
  readonly end: number;
  /** Null in a list. */
  readonly key: string | null;
  readonly node: JsonNode;
}

/** Where a text stops being JSON, and why, to end a sentence. */
export interface JsonFault {
  readonly at: number;
  readonly why: string;
}

type Read = { readonly root: JsonNode | null } | { readonly fault: JsonFault };

const deepest = 50;
const gap = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const quoted = /"(?:[^"\\\n\r]|\\.)*"/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads JSON in which comments, and commas after the last of a list, are allowed; null for a text with no value. */
export function readJson(text: string): Read {
  const reader = new Reader(text);
  try {
    return { root: reader.whole() };
  } catch (error) {
    if (error instanceof Stop) return { fault: error };
    throw error;
  }
}

/** Where the gap of spaces and comments that begins at an offset ends. */
export function afterGap(text: string, at: number): number {
  gap.lastIndex = at;
  return at + (gap.exec(text)?.[0].length ?? 0);
}

class Stop extends Error implements JsonFault {
  readonly at: number;
  readonly why: string;

  constructor(at: number, why: string) {
    super(why);
    this.at = at;
    this.why = why;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonNode | null {
    this.#skip();
    if (this.#at === this.#text.length) return null;
    const root = this.#node(0);
    this.#skip();
    if (this.#at < this.#text.length) throw new Stop(this.#at, 'there is more after its end');
    return root;
  }

  #node(depth: number): JsonNode {
    if (depth > deepest) throw new Stop(this.#at, `it is nested more than ${deepest} deep`);
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') return this.#container(start, '}', () => this.#entry(depth));
    if (first === '[') return this.#container(start, ']', () => this.#item(depth));
    const word = first === '"' ? this.#string() : this.#match(scalar);
    if (word === null) throw new Stop(start, 'a value was expected here');
    return { start, end: this.#at, value: parsed(word, start), children: [] };
  }

  #container(start: number, close: string, child: () => JsonChild): JsonNode {
    const children: JsonChild[] = [];
    this.#at += 1;
    this.#skip();
    while (this.#text[this.#at] !== close) {
      children.push(child());
      this.#skip();
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== close)
        throw new Stop(this.#at, `a comma or ${close} was expected here`);
      this.#skip();
    }
    this.#at += 1;
    const value =
      close === ']'
        ? children.map(({ node }) => node.value)
        : Object.fromEntries(children.map(({ key, node }) => [key ?? '', node.value]));
    return { start, end: this.#at, value, children };
  }

  #entry(depth: number): JsonChild {
    const start = this.#at;
    const key: unknown = this.#text[start] === '"' ? parsed(this.#string(), start) : null;
    if (typeof key !== 'string') throw new Stop(start, 'a name in double quotes was expected here');
    this.#skip();
    if (this.#text[this.#at] !== ':') throw new Stop(this.#at, `a colon was expected after "${key}"`);
    this.#at += 1;
    this.#skip();
    const node = this.#node(depth + 1);
    return { start, end: node.end, key, node };
  }

  #item(depth: number): JsonChild {
    const node = this.#node(depth + 1);
    return { start: node.start, end: node.end, key: null, node };
  }

  #string(): string {
    return this.#match(quoted) ?? this.#unclosed();
  }

  #unclosed(): never {
    throw new Stop(this.#at, 'this text is not closed');
  }

  #skip(): void {
    this.#at = afterGap(this.#text, this.#at);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }
}

function parsed(word: string, at: number): unknown {
  try {
    return JSON.parse(word);
  } catch {
    // What the pattern lets pass and JSON does not: a wrong escape, or a tab within a text.
    throw new Stop(at, 'this text holds a character or an escape that JSON does not allow');
  }
}
