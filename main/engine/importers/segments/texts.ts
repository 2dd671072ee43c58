import { Collected } from './Collected';
import { arrowPath, nvivoPath } from './codePath';
import type { Recognition, SegmentTable } from './table';

const block = /^<(.+)>\s*-\s*§\s*(\d+)\s+\p{L}.*$/u;
const reference =
  /^(?:Reference|Referenz|Verweis|Référence|Referencia|Referência)s?\s+(\d+)\s*-\s*[\d.,]+\s*%.*$/iu;
const named = /^(?:Name|Code|Node):\s*(.+)$/u;

/** Whether a text is a report of a coding tool: NVivo's references to a code, or QualCoder's list of codes. */
export function recogniseReport(
  text: string,
): (Recognition & { readonly dialect: string; readonly title: string }) | null {
  const lines = linesOf(text);
  if (lines.some(line => block.test(line)) && lines.some(line => reference.test(line)))
    return {
      dialect: 'nvivo-references',
      title: 'NVivo coding report',
      sureness: 0.95,
      why: 'Lines such as “<Files\\\\Interview> - § 2 references coded” and “Reference 1 - 1.20% Coverage” are those of an NVivo report.',
    };
  const filled = lines.filter(line => line.trim() !== '');
  const arrows = filled.filter(line => /^[^\t]+>>[^\t]+(\t|$)/u.test(line)).length;
  if (arrows === 0 || filled.some(line => line.length > 5000)) return null;
  const why =
    'Lines such as “category>>code”, with a memo after a tab, are those of QualCoder’s list of codes.';
  return arrows * 5 >= filled.length
    ? { dialect: 'qualcoder-codes', title: 'QualCoder code list', sureness: 0.8, why }
    : null;
}

/** Reads such a report. An NVivo report of one code may name it in the file's name alone. */
export function readReport(dialect: string, text: string, fileName: string): SegmentTable {
  return dialect === 'qualcoder-codes' ? readCodeList(text) : readReferences(text, fileName);
}

function linesOf(text: string): readonly string[] {
  return text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u);
}

function readCodeList(text: string): SegmentTable {
  const kept = new Collected();
  linesOf(text).forEach((line, index) => {
    const [name = '', ...memo] = line.split('\t');
    const description = memo.join('\t').trim() || null;
    if (name.trim() !== '') kept.codes.push({ path: arrowPath(name), description, line: index + 1 });
    else if (description !== null) kept.reject(index + 1, description, 'The memo stands beside no code.');
  });
  return kept.table('qualcoder-codes', 'codebook');
}

interface Open {
  readonly line: number;
  readonly words: string[];
}

/** Goes through an NVivo report line by line: the code, the documents, the references and their words. */
class References {
  readonly kept = new Collected();
  #code: string;
  #document: { readonly name: string; readonly line: number; readonly announced: number } | null = null;
  #found = 0;
  #open: Open | null = null;

  constructor(code: string) {
    this.#code = code;
  }

  take(text: string, line: number): void {
    const [, document, announced] = block.exec(text) ?? [];
    const [, name] = named.exec(text) ?? [];
    if (document !== undefined) this.#begin({ name: document, line, announced: Number(announced) });
    else if (reference.test(text)) this.#refer(line);
    else if (this.#open) this.#open.words.push(text);
    else if (name !== undefined && !this.#document) this.#code = name.trim();
    else if (text.trim() !== '') this.kept.reject(line, text, 'This line belongs to no reference.');
  }

  end(): void {
    this.#close();
    const { name, line, announced } = this.#document ?? { name: '', line: 0, announced: 0 };
    if (this.#found !== announced)
      this.kept.reject(
        line,
        name,
        `The report announces ${announced} references here and holds ${this.#found}.`,
      );
  }

  #begin(document: { readonly name: string; readonly line: number; readonly announced: number }): void {
    this.end();
    this.#document = document;
    this.#found = 0;
  }

  #refer(line: number): void {
    this.#close();
    this.#open = { line, words: [] };
    this.#found += 1;
  }

  #close(): void {
    if (!this.#open) return;
    const { line, words } = this.#open;
    this.#open = null;
    const quote = words.join('\n').replace(/^\s*\n|\s+$/gu, '');
    if (!this.#document) {
      this.kept.reject(line, quote, 'No document is named above the reference.');
      return;
    }
    this.kept.segments.push({
      document: this.#document.name,
      codePath: nvivoPath(this.#code),
      coder: null,
      quote,
      comment: null,
      createdAt: null,
      weight: null,
      line,
    });
  }
}

function readReferences(text: string, fileName: string): SegmentTable {
  const code = fileName.replace(/^.*[\\/]/u, '').replace(/\.\w{1,5}$/u, '');
  const references = new References(code);
  linesOf(text).forEach((line, index) => references.take(line, index + 1));
  references.end();
  const { kept } = references;
  kept.lose('Coverage', 'It is counted anew from the transcripts.', kept.segments.length);
  if (kept.segments.some(({ codePath }) => codePath.join('\\') === code))
    kept.notes.push(`The report names no code: its passages are read as coded “${code}”, after the file.`);
  return kept.table('nvivo-references', 'segments');
}
