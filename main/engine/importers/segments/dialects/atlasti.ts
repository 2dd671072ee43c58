import { Collected } from '../Collected';
import { codesOf, colonPath } from '../codePath';
import { dateOrder, isoDate } from '../dates';
import type { DateOrder } from '../dates';
import { columnsOf, foldHeading, headingsFound } from '../heading';
import type { Aliases } from '../heading';
import { cellsOf, rowsOf } from '../rows';
import type { Row } from '../rows';
import type { Dialect, Segment, SegmentTable, TextTable } from '../table';

type Field =
  | 'id'
  | 'name'
  | 'document'
  | 'groups'
  | 'quote'
  | 'comment'
  | 'codes'
  | 'reference'
  | 'density'
  | 'coder'
  | 'modifier'
  | 'created'
  | 'modified';

/** English is of exports; German and Spanish are the words of those interfaces. */
const aliases: Aliases<Field> = {
  id: ['ID', 'Identifier', 'Quotation ID'],
  name: ['Quotation Name', 'Name', 'Zitatname', 'Nombre de la cita', 'Nombre de cita'],
  document: ['Document', 'Document Name', 'Dokument', 'Documento'],
  groups: ['Document Groups', 'Dokumentgruppen', 'Grupos de documentos'],
  quote: ['Quotation Content', 'Text Content', 'Zitatinhalt', 'Inhalt des Zitats', 'Contenido de la cita'],
  comment: ['Comment', 'Quotation Comment', 'Kommentar', 'Comentario'],
  codes: ['Codes', 'Code', 'Kodes', 'Códigos'],
  reference: ['Reference', 'Referenz', 'Referencia'],
  density: ['Density', 'Dichte', 'Densidad'],
  coder: ['Created by', 'Author', 'Erstellt von', 'Creado por'],
  modifier: ['Modified by', 'Geändert von', 'Bearbeitet von', 'Modificado por'],
  created: ['Created', 'Creation Date', 'Erstellt', 'Erstellt am', 'Creado'],
  modified: ['Modified', 'Modification Date', 'Geändert', 'Geändert am', 'Modificado'],
};

/** ATLAS.ti: the quotation manager, full or short, a row for each quotation with all its codes in one cell. */
export const atlastiQuotations: Dialect = {
  id: 'atlasti-quotations',
  title: 'ATLAS.ti quotations',
  recognise(columns) {
    const found = columnsOf(columns, aliases);
    const needed: readonly Field[] = ['id', 'document', 'quote', 'codes'];
    if (!needed.every(field => found.has(field))) return null;
    const why = `The headings ${headingsFound(columns, found)} are those of ATLAS.ti’s quotation manager.`;
    return { sureness: found.size >= 6 ? 1 : 0.85, why };
  },
  read: table => readQuotations(table, null),
};

/** ATLAS.ti: a code report, which has one sheet for each code. */
export const atlastiCodeSheet: Dialect = {
  id: 'atlasti-code-sheet',
  title: 'ATLAS.ti code report',
  recognise(columns, firstRows) {
    const found = columnsOf(columns, aliases);
    const id = found.get('id');
    if (id === undefined || !found.has('quote') || found.has('codes')) return null;
    if (!firstRows.some(row => /^\d+:\d+$/u.test(row[id]?.trim() ?? ''))) return null;
    const why = `The headings ${headingsFound(columns, found)} with ids such as 3:10 are those of an ATLAS.ti code report; each sheet is named after its code.`;
    return { sureness: 0.8, why };
  },
  read: readQuotations,
};

function readQuotations(table: TextTable, sheet: string | null): SegmentTable {
  const columns = columnsOf(table.columns, aliases);
  const kept = new Collected();
  const codes = codesOf(cellsOf(table, columns, 'codes'));
  const created = dateOrder(cellsOf(table, columns, 'created'), 'unknown');
  const reader = {
    kept,
    created,
    codes: (row: Row<Field>) => (sheet === null ? codes(row.cell('codes') ?? '') : [sheet]),
  };
  for (const row of rowsOf(table, columns)) readQuotation(row, reader);
  if (columns.has('coder'))
    kept.notes.push(
      'ATLAS.ti names who made a quotation, not who put each code on it: the codings are taken as theirs.',
    );
  return kept.table(sheet === null ? atlastiQuotations.id : atlastiCodeSheet.id, 'segments');
}

interface Reader {
  readonly kept: Collected;
  readonly created: DateOrder;
  readonly codes: (row: Row<Field>) => readonly string[];
}

function readQuotation(row: Row<Field>, { kept, created, codes }: Reader): void {
  if (row.blank) {
    kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
    return;
  }
  const id = row.cell('id');
  const quote = row.whole('quote');
  const document = row.cell('document') ?? documentNumber(id);
  const names = codes(row);
  if (document === null) {
    kept.reject(row.line, quote || id, 'No document is named.');
    return;
  }
  if (names.length === 0) {
    kept.reject(row.line, quote || id, 'The quotation has no code.');
    return;
  }
  const createdAt = isoDate(row.cell('created'), created);
  names.forEach((code, index) =>
    kept.segments.push({
      document,
      codePath: colonPath(code),
      coder: row.cell('coder'),
      quote,
      comment: index === 0 ? row.cell('comment') : null,
      createdAt,
      weight: null,
      line: row.line,
      ...paragraphsOf(row.cell('reference')),
    }),
  );
  countLosses(row, names.length, kept);
  if (row.cell('created') !== null && createdAt === null)
    kept.lose('Dates', 'They are no dates, or day and month could be either way round.');
}

/** A code report names a document only by its number within the project, the first part of an id such as 3:10. */
function documentNumber(id: string | null): string | null {
  const [, number] = /^D?\s*(\d+)\s*:\s*\d+$/u.exec(id ?? '') ?? [];
  return number === undefined ? null : `document ${number} of the ATLAS.ti project`;
}

/** `¶ 4` or `¶ 4 – 6 in Interview.docx`; a page (`p 3`) is no place in a text. */
function paragraphsOf(reference: string | null): Pick<Segment, 'paragraphs'> {
  const [, first, last] = /¶\s*(\d+)(?:\s*[-–]\s*¶?\s*(\d+))?/u.exec(reference ?? '') ?? [];
  if (first === undefined || Number(first) < 1) return {};
  return { paragraphs: { first: Number(first), last: Math.max(Number(first), Number(last ?? first)) } };
}

function countLosses(row: Row<Field>, codes: number, kept: Collected): void {
  if (codes > 1 && row.cell('comment') !== null)
    kept.lose('Comments on several codings', 'The comment of the quotation is kept with its first code.');
  if (row.cell('name') !== null && foldHeading(row.whole('name')) !== foldHeading(row.whole('quote')))
    kept.lose('Names of quotations', 'Codings have no names of their own.');
  if (row.cell('groups') !== null)
    kept.lose(
      'Document groups',
      'Whether a group is a case is for you to say: see the case of each document.',
    );
  if (row.cell('modifier') !== null || row.cell('modified') !== null)
    kept.lose('Changes', 'Only who made a quotation and when is kept, not who changed it.');
}
