import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import type { Field, Fields } from './Fields';
import { mostActors } from './network';

/** The arrangements of UCINET's data language that are read. */
const dlFormats = [
  'fullmatrix',
  'upperhalf',
  'lowerhalf',
  'edgelist1',
  'edgelist2',
  'nodelist1',
  'nodelist2',
] as const;

export type DlFormat = (typeof dlFormats)[number];

/** What a DL file says before its data. */
export interface DlHeader {
  readonly format: DlFormat;
  readonly rows: number | null;
  readonly columns: number | null;
  /** Whether rows and columns are of different kinds. */
  readonly twoMode: boolean;
  readonly relations: number;
  readonly diagonal: boolean;
  readonly rowLabels: readonly Field[];
  readonly columnLabels: readonly Field[];
  readonly relationLabels: readonly string[];
  readonly embedded: { readonly rows: boolean; readonly columns: boolean };
}

const synonyms: Readonly<Record<string, DlFormat>> = {
  fm: 'fullmatrix',
  uh: 'upperhalf',
  lh: 'lowerhalf',
  edgelist: 'edgelist1',
  el: 'edgelist1',
  el1: 'edgelist1',
  el2: 'edgelist2',
  nodelist: 'nodelist1',
  nl: 'nodelist1',
  nl1: 'nodelist1',
  nl2: 'nodelist2',
};

/** Reads the header of a DL file, up to and with `data:`. */
export function readDlHeader(fields: Fields, source: Source): DlHeader {
  return new HeaderReader(fields, source).read();
}

class HeaderReader {
  readonly #fields: Fields;
  readonly #source: Source;
  #format: DlFormat = 'fullmatrix';
  #counts: Readonly<Record<string, number>> = {};
  #diagonal = true;
  #rowLabels: readonly Field[] = [];
  #columnLabels: readonly Field[] = [];
  #relationLabels: readonly string[] = [];
  #embedded = { rows: false, columns: false };

  constructor(fields: Fields, source: Source) {
    this.#fields = fields;
    this.#source = source;
  }

  read(): DlHeader {
    if (this.#fields.keyword()?.word !== 'dl')
      this.#fail('is no UCINET DL file: its first word is not "dl". Export it from UCINET as DL, or as CSV');
    for (;;) {
      const next = this.#fields.keyword();
      if (!next) this.#unread();
      if (next.word === 'data') return this.#header();
      this.#phrase(next.word);
    }
  }

  #phrase(word: string): void {
    if (word === 'n' || word === 'nr' || word === 'nc' || word === 'nm')
      this.#counts = { ...this.#counts, [word]: this.#count(word) };
    else if (word === 'format' || word === 'form') this.#format = this.#formatOf(this.#fields.label()?.text);
    else if (word === 'diagonal' || word === 'diag') this.#diagonal = this.#present();
    else if (word === 'labels') this.#labels('both');
    else if (['row', 'column', 'col', 'matrix', 'level'].includes(word)) this.#labelsOf(word);
    else if (word === 'title') this.#fields.label();
    else this.#unknown(word);
  }

  #count(word: string): number {
    const text = this.#fields.label()?.text ?? '';
    const count = Number(text);
    if (!/^\d+$/.test(text) || count < 1) this.#fail(`says ${word} = ${text}, which is no count`);
    if (count > mostActors)
      this.#fail(`says ${word} = ${text}, more than the ${mostActors} that can be read`);
    return count;
  }

  #formatOf(text = ''): DlFormat {
    const word = text.toLowerCase().replace(/[^a-z0-9]/g, '');
    const format = dlFormats.find(known => known === word) ?? synonyms[word];
    if (format) return format;
    return this.#fail(
      `has the format ${text}, which is not read. Export it from UCINET as ${dlFormats.join(', ')}`,
    );
  }

  #present(): boolean {
    const word = this.#fields.label()?.text.toLowerCase();
    if (word === 'present' || word === 'absent') return word === 'present';
    return this.#fail(`says diagonal = ${word ?? ''}, which is neither present nor absent`);
  }

  #labelsOf(word: string): void {
    const next = this.#fields.keyword();
    if (next?.word !== 'labels' && next?.word !== 'label') this.#unknown(word);
    if (word === 'matrix' || word === 'level') {
      const count = this.#counts['nm'];
      this.#relationLabels = this.#list(count ?? 1, 'nm').map(({ text }) => text);
    } else this.#labels(word === 'row' ? 'rows' : 'columns');
  }

  /** Labels that follow, or the word that they stand among the data. */
  #labels(which: 'rows' | 'columns' | 'both'): void {
    if (this.#fields.peek()?.text.toLowerCase().startsWith('embedded') === true) {
      this.#fields.keyword();
      const { rows, columns } = this.#embedded;
      this.#embedded = { rows: rows || which !== 'columns', columns: columns || which !== 'rows' };
      return;
    }
    const { n, nr, nc } = this.#counts;
    const count = which === 'columns' ? (nc ?? n) : (nr ?? n);
    if (count === undefined)
      this.#fail('lists labels before it says how many there are. Put n = … above the labels');
    const labels = this.#list(count, which === 'columns' ? 'nc' : 'n');
    if (which !== 'columns') this.#rowLabels = labels;
    if (which !== 'rows') this.#columnLabels = labels;
  }

  #list(count: number, word: string): readonly Field[] {
    const labels: Field[] = [];
    while (labels.length < count) {
      const label = this.#fields.label();
      if (!label || (!label.quoted && /^(data|labels|format):?$/i.test(label.text) && label.text !== 'data'))
        this.#fail(
          `lists ${labels.length} labels where it says ${word} = ${count}. Give each a label, or correct the count`,
        );
      labels.push(label);
    }
    return labels;
  }

  #header(): DlHeader {
    const { n, nr, nc, nm = 1 } = this.#counts;
    const listed = this.#format.endsWith('2');
    const [rows, columns] = [nr ?? n ?? null, nc ?? n ?? null];
    const matrix = /matrix|half/.test(this.#format);
    if (matrix && (rows === null || columns === null))
      this.#fail('does not say how many actors there are. Put n = …, or nr = … and nc = …, after "dl"');
    return {
      format: this.#format,
      rows,
      columns,
      twoMode: listed || (n === undefined && nr !== undefined && (nr !== nc || this.#labelsDiffer())),
      relations: nm,
      diagonal: this.#diagonal,
      rowLabels: this.#rowLabels,
      columnLabels: this.#columnLabels,
      relationLabels: this.#relationLabels,
      embedded: this.#embedded,
    };
  }

  #labelsDiffer(): boolean {
    if (this.#rowLabels.length === 0 || this.#columnLabels.length === 0) return false;
    return this.#rowLabels.some((label, index) => label.text !== this.#columnLabels[index]?.text);
  }

  #unknown(word: string): never {
    if (word === 'datafile')
      this.#fail(
        'keeps its data in another file (datafile), which is not read. Export it from UCINET as one file',
      );
    return this.#fail(
      `has "${word}" where a word of the header is expected. Labels with spaces need quotes, and there must be as many as n says`,
    );
  }

  #unread(): never {
    const rest = this.#fields.label();
    if (rest) this.#unknown(rest.text);
    return this.#fail('ends before its data: there is no line "data:"');
  }

  #fail(what: string): never {
    const { path } = this.#source;
    throw new Failure('file', `${path} ${what}.`, placeIn(this.#source, this.#fields.line));
  }
}
