import { Flow } from '../package/flow';
import { Losses } from '../package/losses';
import { codePageOfCharset, decodeCodePage } from './codePages';
import { breaks, known, leftOut, letters } from './controlWords';
import { tokensOf } from './tokens';

/** What holds within a group and ends with it. */
interface State {
  /** Whether what is written is text; `fonts` while it is the table of fonts. */
  target: 'text' | 'nothing' | 'fonts';
  font: number | null;
  hidden: boolean;
  deleted: boolean;
  /** Characters after a \u that stand for it in programs that cannot show it. */
  substitutes: number;
  note: string | null;
  shape: boolean;
}

/** Hears Rich Text and writes its text. */
export class RichText {
  readonly #flow = new Flow();
  readonly #losses = new Losses();
  readonly #unknownPages = new Set<number>();
  readonly #pages = new Map<number, number>();
  readonly #states: State[] = [];
  #state: State = {
    target: 'text',
    font: null,
    hidden: false,
    deleted: false,
    substitutes: 1,
    note: null,
    shape: false,
  };
  #page = 1252;
  #defaultFont: number | null = null;
  /** Bytes not decoded yet: two may be one character. */
  #bytes: Buffer[] = [];
  /** A first half of a UTF-16 pair that waits for the second. */
  #half = '';
  #skip = 0;
  #starred = false;
  #notes = 0;
  #unclosed = false;

  hear(bytes: Buffer): void {
    for (const token of tokensOf(bytes)) {
      if (token.kind !== 'bytes') this.#flush();
      if (token.kind === 'open') this.#open();
      else if (token.kind === 'close') {
        this.#close();
        // The last bracket ends the document, whatever follows it.
        if (this.#states.length === 0) return;
      } else if (token.kind === 'bytes') this.#take(token.bytes);
      else this.#word(token.word, token.value);
    }
    this.#flush();
    this.#unclosed = true;
    while (this.#states.length > 0) this.#close();
  }

  /** The text; one line feed at its end closes the last paragraph and is no line of its own. */
  text(): string {
    return this.#flow.finish();
  }

  notes(): readonly string[] {
    const pages = [...this.#unknownPages].join(', ');
    return [
      ...this.#losses.notes,
      ...(pages === ''
        ? []
        : [`Characters of the code page ${pages} are not known here; they were read as Windows-1252.`]),
      ...(this.#unclosed
        ? ['The file ends before its last bracket closes: something may be missing at its end.']
        : []),
    ];
  }

  #open(): void {
    this.#states.push(this.#state);
    this.#state = { ...this.#state, note: null, shape: false };
    this.#starred = false;
    this.#skip = 0;
  }

  #close(): void {
    const { note, shape } = this.#state;
    if (note !== null) this.#flow.closeNote(note);
    if (shape) this.#flow.closeBox();
    this.#state = this.#states.pop() ?? this.#state;
    this.#starred = false;
    this.#skip = 0;
  }

  #take(bytes: Buffer): void {
    this.#starred = false;
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    if (this.#state.target === 'text' && skipped < bytes.length) this.#bytes.push(bytes.subarray(skipped));
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Buffer.concat(this.#bytes);
    this.#bytes = [];
    const { font } = this.#state;
    const page = (font === null ? undefined : this.#pages.get(font)) ?? this.#page;
    const text = decodeCodePage(bytes, page);
    if (text === null) this.#unknownPages.add(page);
    this.#write(text ?? decodeCodePage(bytes, 1252) ?? '');
  }

  #write(text: string): void {
    const half = this.#half;
    this.#half = '';
    if (this.#state.target !== 'text') return;
    if (this.#state.deleted) this.#losses.add('tracked deletions');
    else if (this.#state.hidden) this.#losses.add('hidden texts');
    else this.#flow.write((half === '' ? '' : '\ufffd') + text);
  }

  #word(word: string, value: number | null): void {
    if (word === '*') {
      this.#starred = true;
      return;
    }
    const starred = this.#starred;
    this.#starred = false;
    if (word === 'u') {
      this.#unicode(value ?? 0);
      return;
    }
    if (this.#skip > 0 && letters.has(word) && !breaks.has(word)) {
      this.#skip--;
      return;
    }
    this.#skip = 0;
    if (this.#state.target === 'nothing') return;
    if (leftOut.has(word) || (starred && !known.has(word))) this.#leaveOut(word);
    else if (this.#state.target === 'fonts') this.#font(word, value);
    else if (letters.has(word)) this.#write(letters.get(word) ?? '');
    else if (!this.#structure(word)) this.#format(word, value);
  }

  #unicode(value: number): void {
    this.#skip = this.#state.substitutes;
    if (this.#state.target !== 'text') return;
    const unit = String.fromCharCode(value < 0 ? value + 65536 : value);
    if (this.#half !== '' && /[\udc00-\udfff]/.test(unit)) {
      const pair = this.#half + unit;
      this.#half = '';
      this.#write(pair);
    } else if (/[\ud800-\udbff]/.test(unit)) {
      if (this.#half !== '') this.#write('');
      this.#half = unit;
    } else this.#write(/[\udc00-\udfff]/.test(unit) ? '\ufffd' : unit);
  }

  #leaveOut(word: string): void {
    const what = leftOut.get(word);
    if (typeof what === 'string') this.#losses.add(what);
    this.#state.target = word === 'fonttbl' ? 'fonts' : 'nothing';
  }

  #font(word: string, value: number | null): void {
    if (word === 'f') this.#state.font = value;
    const page =
      word === 'fcharset'
        ? codePageOfCharset.get(value ?? 0)
        : word === 'cpg'
          ? (value ?? undefined)
          : undefined;
    if (page !== undefined && this.#state.font !== null) this.#pages.set(this.#state.font, page);
  }

  #structure(word: string): boolean {
    switch (word) {
      case 'cell':
      case 'nestcell':
        this.#flow.endCell();
        return true;
      case 'row':
      case 'nestrow':
        this.#flow.endRow();
        return true;
      case 'footnote':
        this.#state.note = `note ${++this.#notes}`;
        this.#flow.mark(this.#state.note);
        this.#flow.openBox();
        return true;
      case 'shptxt':
        this.#state.shape = true;
        this.#flow.openBox();
        return true;
      default:
        return false;
    }
  }

  #format(word: string, value: number | null): void {
    const state = this.#state;
    if (word === 'ansicpg' && value !== null && value !== 0) this.#page = value;
    else if (word === 'mac') this.#page = 10000;
    else if (word === 'pc') this.#page = 437;
    else if (word === 'pca') this.#page = 850;
    else if (word === 'deff') this.#defaultFont = value;
    else if (word === 'f') state.font = value;
    else if (word === 'uc') state.substitutes = value ?? 1;
    else if (word === 'v') state.hidden = value !== 0;
    else if (word === 'deleted') state.deleted = value !== 0;
    else if (word === 'plain') {
      state.font = this.#defaultFont;
      state.hidden = false;
      state.deleted = false;
    }
  }
}
