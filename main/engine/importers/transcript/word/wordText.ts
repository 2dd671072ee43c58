import type { Flow } from '../package/flow';
import type { Losses } from '../package/losses';
import type { Attributes, Listener } from '../package/markup';

/** Elements whose content is no text of the document, with what they are called when they are counted. */
const leftOut: ReadonlyMap<string, string | null> = new Map([
  ['w:del', 'tracked deletions'],
  ['w:moveFrom', 'texts moved elsewhere'],
  // The same again, for programs that do not know what the choice before it says.
  ['mc:Fallback', null],
  ['w:rPrChange', null],
  ['w:pPrChange', null],
]);

const counted: ReadonlyMap<string, string> = new Map([
  ['a:blip', 'images'],
  ['v:imagedata', 'images'],
  ['w:commentReference', 'comments'],
  ['o:OLEObject', 'embedded objects'],
  ['w:altChunk', 'embedded documents'],
  ['c:chart', 'charts'],
  ['w:numPr', 'numbers and bullets of list items'],
]);

const letters: ReadonlyMap<string, string> = new Map([
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00ad'],
]);

/** Hears WordprocessingML, be it the body, a note or a page's head, and writes its text. */
export class WordText implements Listener {
  readonly #flow: Flow;
  readonly #losses: Losses;
  readonly #path: string[] = [];
  /** How many elements are open around the one that is left out; null while all is read. */
  #gap: number | null = null;
  #hidden = false;
  /** Whether the end of this paragraph was deleted while changes were tracked. */
  #joined = false;
  #preserve = false;
  #words = '';
  #note: string | null = null;
  /** For each open field: whether it only shows what to fill in. */
  readonly #prompts: boolean[] = [];

  constructor(flow: Flow, losses: Losses) {
    this.#flow = flow;
    this.#losses = losses;
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (this.#gap !== null) return;
    if (name === 'w:del' && parent === 'w:rPr') this.#joined = true;
    else if (this.#isLeftOut(name, attributes)) this.#gap = this.#path.length - 1;
    else {
      this.#count(name);
      if (parent === 'w:r') this.#write(letters.get(name) ?? '');
      this.#begin(name, parent, attributes);
    }
  }

  text(words: string): void {
    if (this.#gap === null && isWords(this.#path.at(-1))) this.#words += words;
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#gap !== null) {
      if (this.#path.length === this.#gap) this.#gap = null;
      return;
    }
    this.#end(name);
  }

  #isLeftOut(name: string, attributes: Attributes): boolean {
    const what = leftOut.get(name);
    if (typeof what === 'string') this.#losses.add(what);
    if (what !== undefined) return true;
    if (name === 'w:sdtContent' && this.#prompts.at(-1) === true) {
      this.#losses.add('prompts of fields that nobody filled in');
      return true;
    }
    return isNote(name) && attributes['w:type'] !== undefined && attributes['w:type'] !== 'normal';
  }

  #count(name: string): void {
    const what = counted.get(name);
    if (what !== undefined) this.#losses.add(what);
  }

  #begin(name: string, parent: string, attributes: Attributes): void {
    if (isWords(name)) {
      this.#words = '';
      this.#preserve = attributes['xml:space'] === 'preserve';
    } else if (isNote(name)) {
      this.#note = `${name} ${attributes['w:id'] ?? ''}`;
      this.#flow.openBox();
    } else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      this.#flow.mark(`${name.replace('Reference', '')} ${attributes['w:id'] ?? ''}`);
    } else if (name === 'w:txbxContent') this.#flow.openBox();
    else if (name === 'w:sdt') this.#prompts.push(false);
    else if (name === 'w:showingPlcHdr') this.#prompts.splice(-1, 1, isOn(attributes));
    else if (name === 'w:sym') this.#write(symbolOf(attributes['w:char'] ?? ''));
    else if (name === 'w:r') this.#hidden = false;
    else if (name === 'w:vanish' && parent === 'w:rPr' && this.#path.at(-3) === 'w:r')
      this.#hidden = isOn(attributes);
  }

  #end(name: string): void {
    if (isWords(name)) this.#write(wordsOf(this.#words, this.#preserve));
    else if (isNote(name)) {
      if (!this.#flow.closeNote(this.#note ?? '')) this.#losses.add('notes that nothing refers to');
    } else if (name === 'w:p') {
      this.#flow.endParagraph(this.#joined);
      this.#joined = false;
    } else if (name === 'w:tc') this.#flow.endCell();
    else if (name === 'w:tr') this.#flow.endRow();
    else if (name === 'w:txbxContent') this.#flow.closeBox();
    else if (name === 'w:sdt') this.#prompts.pop();
  }

  #write(words: string): void {
    if (words === '') return;
    if (this.#hidden) this.#losses.add('hidden texts');
    else this.#flow.write(words);
  }
}

const isWords = (name: string | undefined) => name === 'w:t' || name === 'm:t';
const isNote = (name: string) => name === 'w:footnote' || name === 'w:endnote';
const isOn = (attributes: Attributes) => !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1');

/** Word shows a line end within its words as a space, and edges only where the file says to keep them. */
function wordsOf(written: string, preserve: boolean): string {
  const words = written.replace(/[\r\n\t]+/g, ' ');
  return preserve ? words : words.replace(/^ +| +$/g, '');
}

function symbolOf(hexadecimal: string): string {
  const code = /^[0-9a-f]{1,4}$/i.test(hexadecimal) ? parseInt(hexadecimal, 16) : 0xfffd;
  return code === 0 || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCharCode(code);
}
