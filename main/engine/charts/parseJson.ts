import { Failure } from '../../contract/failure';
import type { Place } from '../../contract/failure';

/** A text value that a JSON document gives under a key, and where it stands. */
export interface JsonText {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

export interface ParsedJson {
  readonly value: unknown;
  /** Every text value in the order of the document. */
  readonly texts: readonly JsonText[];
}

const deepest = 200;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const text = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const space = /[ \t\r\n]*/y;
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Parses JSON as JSON.parse does, but says at which line and column it stops being JSON. */
export function parseJson(source: string, path: string): ParsedJson {
  return new JsonReader(source.startsWith('\ufeff') ? ` ${source.slice(1)}` : source, path).read();
}

class JsonReader {
  readonly #source: string;
  readonly #path: string;
  readonly #texts: JsonText[] = [];
  readonly #lineStarts: readonly number[];
  #at = 0;

  constructor(source: string, path: string) {
    this.#source = source;
    this.#path = path;
    this.#lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  read(): ParsedJson {
    const value = this.#value('', 0);
    this.#skipSpace();
    if (this.#at < this.#source.length) this.#fail('there is more after the end of the chart');
    return { value, texts: this.#texts };
  }

  #value(key: string, depth: number): unknown {
    if (depth > deepest) this.#fail(`it is nested more than ${deepest} deep`);
    this.#skipSpace();
    const first = this.#source[this.#at];
    if (first === '{') return this.#record(depth);
    if (first === '[') return this.#list(key, depth);
    if (first === '"') return this.#keptText(key);
    for (const [word, value] of Object.entries(words)) {
      if (this.#source.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    const digits = this.#match(number);
    return digits === null ? this.#fail('a value was expected here') : Number(digits);
  }

  #record(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.#at += 1;
    if (this.#take('}')) return {};
    do {
      this.#skipSpace();
      const key = this.#text('a name in double quotes was expected here');
      if (!this.#take(':')) this.#fail(`a colon was expected after "${key}"`);
      entries.push([key, this.#value(key, depth + 1)]);
    } while (this.#take(','));
    if (!this.#take('}')) this.#fail('a comma or a closing brace was expected here');
    return Object.fromEntries(entries);
  }

  #list(key: string, depth: number): unknown {
    const values: unknown[] = [];
    this.#at += 1;
    if (this.#take(']')) return values;
    do values.push(this.#value(key, depth + 1));
    while (this.#take(','));
    if (!this.#take(']')) this.#fail('a comma or a closing bracket was expected here');
    return values;
  }

  #keptText(key: string): string {
    const start = this.#at;
    const value = this.#text('this text is not closed or holds a character that JSON does not allow');
    this.#texts.push({ key, value, place: this.#place(start, this.#at) });
    return value;
  }

  #text(otherwise: string): string {
    const found = this.#match(text);
    const value: unknown = found === null ? null : JSON.parse(found);
    return typeof value === 'string' ? value : this.#fail(otherwise);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#source[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    this.#match(space);
  }

  #place(start: number, end: number): Place {
    const following = this.#lineStarts.findIndex(lineStart => lineStart > start);
    const line = following === -1 ? this.#lineStarts.length : following;
    const column = start - (this.#lineStarts[line - 1] ?? 0) + 1;
    return { path: this.#path, line, column, endColumn: column + end - start };
  }

  #fail(what: string): never {
    const place = this.#place(this.#at, this.#at + 1);
    throw new Failure(
      'chart',
      `The chart is not valid JSON: line ${place.line ?? 1}, column ${place.column ?? 1}: ${what}.`,
      place,
    );
  }
}
