import type { Flow } from '../package/flow';
import type { Losses } from '../package/losses';
import type { Attributes, Listener } from '../package/markup';

/** Elements whose content is no text of the document, with what they are called when they are counted. */
const leftOut: ReadonlyMap<string, string | null> = new Map([
  ['office:annotation', 'comments'],
  ['text:deletion', 'tracked deletions'],
  ['text:tracked-changes', null],
  ['text:note-citation', null],
  ['svg:title', null],
  ['svg:desc', null],
  ['office:forms', null],
  ['style:style', null],
]);

const counted: ReadonlyMap<string, string> = new Map([
  ['draw:image', 'images'],
  ['draw:object', 'embedded objects'],
  ['draw:object-ole', 'embedded objects'],
  ['text:list-item', 'numbers and bullets of list items'],
]);

const paragraphs = new Set(['text:p', 'text:h']);
/** Spaces or cells that one element may stand for; more is no document's. */
const most = 1000;

/** Hears the content of an OpenDocument text and writes its text as it is shown. */
export class OpenDocumentText implements Listener {
  readonly #flow: Flow;
  readonly #losses: Losses;
  readonly #path: string[] = [];
  #gap: number | null = null;
  /** How many paragraphs are open: one, or more within a box or note. */
  #paragraphs = 0;
  /** Whether a further space would be shown: several in a row are one, at the beginning of a paragraph none. */
  #open = false;
  #notes = 0;
  readonly #openNotes: string[] = [];
  readonly #repeats: number[] = [];

  constructor(flow: Flow, losses: Losses) {
    this.#flow = flow;
    this.#losses = losses;
  }

  open(name: string, attributes: Attributes): void {
    this.#path.push(name);
    const what = leftOut.get(name);
    if (typeof what === 'string' && (name === 'text:deletion' || this.#gap === null)) this.#losses.add(what);
    if (this.#gap !== null) return;
    if (what !== undefined) this.#gap = this.#path.length - 1;
    else this.#begin(name, attributes);
  }

  text(words: string): void {
    if (this.#gap !== null || this.#paragraphs === 0) return;
    let shown = words.replace(/[ \t\r\n]+/g, ' ');
    if (!this.#open && shown.startsWith(' ')) shown = shown.slice(1);
    if (shown === '') return;
    this.#open = !shown.endsWith(' ');
    this.#flow.write(shown);
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#gap !== null) {
      if (this.#path.length === this.#gap) this.#gap = null;
      return;
    }
    if (paragraphs.has(name)) {
      this.#paragraphs--;
      this.#flow.endParagraph();
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      for (let cells = this.#repeats.pop() ?? 1; cells > 0; cells--) this.#flow.endCell();
    } else if (name === 'table:table-row') this.#flow.endRow();
    else if (name === 'draw:text-box') this.#flow.closeBox();
    else if (name === 'text:note-body') {
      this.#flow.closeNote(this.#openNotes.pop() ?? '');
      this.#open = true;
    }
  }

  #begin(name: string, attributes: Attributes): void {
    const what = counted.get(name);
    if (what !== undefined) this.#losses.add(what);
    if (paragraphs.has(name)) {
      this.#paragraphs++;
      this.#open = false;
    } else if (name === 'text:s') this.#write(' '.repeat(countOf(attributes['text:c'])), true);
    else if (name === 'text:tab') this.#write('\t', true);
    else if (name === 'text:line-break') this.#write('\n', false);
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.#repeats.push(countOf(attributes['table:number-columns-repeated']));
    else if (name === 'draw:text-box') this.#flow.openBox();
    else if (name === 'text:note-body') {
      const id = `note ${++this.#notes}`;
      this.#openNotes.push(id);
      this.#flow.mark(id);
      this.#flow.openBox();
    }
  }

  #write(letters: string, open: boolean): void {
    if (this.#paragraphs === 0) return;
    this.#flow.write(letters);
    this.#open = open;
  }
}

function countOf(written: string | undefined): number {
  const count = Number(written ?? 1);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, most) : 1;
}
