import { Collected } from '../Collected';
import { backslashPath } from '../codePath';
import { dateOrder, isoDate, plainNumber, wholeNumber } from '../dates';
import type { DateOrder } from '../dates';
import { columnsOf, headingsFound } from '../heading';
import type { Aliases } from '../heading';
import { cellsOf, rowsOf } from '../rows';
import type { Row } from '../rows';
import type { Dialect, Segment, SegmentTable, TextTable } from '../table';

type Field =
  | 'colour'
  | 'comment'
  | 'group'
  | 'document'
  | 'code'
  | 'first'
  | 'last'
  | 'weight'
  | 'quote'
  | 'coder'
  | 'created'
  | 'modifier'
  | 'modified'
  | 'area'
  | 'coverage';

/** English and Polish are of real exports, German of manuals; the others are the words of those interfaces. */
const aliases: Aliases<Field> = {
  colour: ['Color', 'Colour', 'Farbe', 'Kolor', 'Couleur', 'Colore', 'Cor'],
  comment: ['Comment', 'Comments', 'Kommentar', 'Komentarz', 'Comentario', 'Commentaire', 'Commento'],
  group: [
    ...['Document group', 'Document set', 'Dokumentgruppe', 'Dokumentset', 'Grupa dokumentów'],
    ...['Grupo de documentos', 'Groupe de documents', 'Gruppo di documenti'],
  ],
  document: [
    ...['Document name', 'Document', 'Dokumentname', 'Dokument', 'Nazwa dokumentu'],
    ...['Nombre del documento', 'Nombre de documento', 'Nom du document', 'Nome del documento'],
    ...['Nome do documento'],
  ],
  code: ['Code', 'Codes', 'Kod', 'Código', 'Codice'],
  first: ['Beginning', 'Begin', 'Anfang', 'Beginn', 'Początek', 'Inicio', 'Comienzo', 'Début', 'Inizio'],
  last: ['End', 'Ende', 'Koniec', 'Fin', 'Final', 'Fine', 'Fim'],
  weight: [
    ...['Weight score', 'Weight', 'Gewicht', 'Gewichtung', 'Waga', 'Peso', 'Ponderación', 'Poids'],
    ...['Pondération'],
  ],
  quote: ['Segment', 'Coded segment', 'Codiertes Segment', 'Fragment', 'Segmento'],
  coder: [
    ...['Created by', 'Author', 'Autor', 'Erstellt von', 'Auteur', 'Autore', 'Creado por', 'Créé par'],
    ...['Utworzone przez', 'Creato da', 'Criado por'],
  ],
  created: [
    ...['Created', 'Creation date', 'Erstellungsdatum', 'Erstellt', 'Erstellt am', 'Data utworzenia'],
    ...['Fecha de creación', 'Creado', 'Date de création', 'Créé', 'Data di creazione', 'Data de criação'],
  ],
  modifier: ['Modified by', 'Geändert von', 'Modificado por', 'Modifié par', 'Modificato da'],
  modified: ['Modified', 'Geändert', 'Geändert am', 'Modificado', 'Modifié', 'Modificato'],
  area: ['Area', 'Fläche', 'Objętość', 'Área', 'Surface', 'Superficie'],
  coverage: ['Coverage %', 'Coverage', 'Abdeckungsgrad %', 'Obszar %', 'Cobertura %', 'Couverture %'],
};

/** MAXQDA: coded or retrieved segments, a row for each coding. */
export const maxqdaSegments: Dialect = {
  id: 'maxqda-segments',
  title: 'MAXQDA coded segments',
  recognise(columns) {
    const found = columnsOf(columns, aliases);
    const needed: readonly Field[] = ['document', 'code', 'quote'];
    const own: readonly Field[] = ['group', 'first', 'last', 'weight', 'area', 'coverage'];
    const typical = own.filter(field => found.has(field)).length;
    if (!needed.every(field => found.has(field)) || typical < 2) return null;
    return {
      sureness: Math.min(1, 0.6 + typical / 10),
      why: `The headings ${headingsFound(columns, found)} are those of MAXQDA’s coded segments.`,
    };
  },
  read,
};

function read(table: TextTable): SegmentTable {
  const columns = columnsOf(table.columns, aliases);
  const kept = new Collected();
  const order = dateOrder(cellsOf(table, columns, 'created'), 'unknown');
  for (const row of rowsOf(table, columns)) readRow(row, order, kept);
  return kept.table(maxqdaSegments.id, 'segments');
}

function readRow(row: Row<Field>, order: DateOrder, kept: Collected): void {
  const [document, code, quote] = [row.cell('document'), row.cell('code'), row.whole('quote')];
  if (row.blank) {
    kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
    return;
  }
  if (document === null && code === null && isTotal(row)) {
    kept.leaveOut(row.line, 'Rows of totals', 'They sum up other rows.');
    return;
  }
  if (document === null) {
    kept.reject(row.line, quote, 'No document is named.');
    return;
  }
  if (code === null) {
    kept.reject(row.line, quote, 'No code is named.');
    return;
  }
  const createdAt = isoDate(row.cell('created'), order);
  kept.segments.push({
    document,
    codePath: backslashPath(code),
    coder: row.cell('coder'),
    quote,
    comment: row.cell('comment'),
    createdAt,
    weight: plainNumber(row.cell('weight')),
    line: row.line,
    ...placeOf(row),
  });
  countLosses(row, createdAt, kept);
}

function isTotal(row: Row<Field>): boolean {
  const words = [row.cell('colour'), row.cell('quote'), row.cell('group'), row.cell('comment')];
  return words.some(word => word !== null && /^(total|totals|gesamt|summe|suma|razem|σ)\b/iu.test(word));
}

function placeOf(row: Row<Field>): Pick<Segment, 'paragraphs' | 'length'> {
  const first = wholeNumber(row.cell('first'), 1);
  const last = wholeNumber(row.cell('last'), 1);
  const length = wholeNumber(row.cell('area'), 1);
  return {
    ...(first !== null && last !== null && last >= first ? { paragraphs: { first, last } } : {}),
    ...(length === null ? {} : { length }),
  };
}

function countLosses(row: Row<Field>, createdAt: string | null, kept: Collected): void {
  if (row.cell('colour') !== null)
    kept.lose('Colours', 'MAXQDA writes a point in the colour of the code; a table of texts has no colours.');
  if (row.cell('group') !== null)
    kept.lose(
      'Document groups',
      'Whether a group is a case is for you to say: see the case of each document.',
    );
  const weight = row.cell('weight');
  if (weight !== null && plainNumber(weight) !== 0) kept.lose('Weights', 'Codings have no weight here.');
  if (row.cell('modifier') !== null || row.cell('modified') !== null)
    kept.lose('Changes', 'Only who made a coding and when is kept, not who changed it.');
  if (row.cell('area') !== null || row.cell('coverage') !== null)
    kept.lose('Areas and coverage', 'They are counted anew from the transcripts.');
  if (row.cell('created') !== null && createdAt === null)
    kept.lose('Dates', 'They are no dates, or day and month could be either way round.');
}
