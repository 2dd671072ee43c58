import type { CodeName } from '../../main/contract/catalogue';
import type { LibraryMethod } from '../../main/contract/method';
import type { FileEntry, LibraryEntry, TableSummary } from '../../main/contract/study';
import type { PickItem } from '../components/pick';
import { nameOf } from '../session/document';
import { fileKind } from './fileKind';
import { placeIcons } from './namedPlace';
import { placesIn } from './placesIn';

/** What taking an offer goes to. */
export type Goal =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  | { readonly kind: 'method'; readonly name: string }
  | { readonly kind: 'place'; readonly path: string; readonly line: number; readonly column: number }
  | { readonly kind: 'prefix'; readonly prefix: string };

/** A line of the quick open list. */
export interface Offer extends PickItem {
  readonly goal: Goal;
}

/** The files of the study and the shipped analyses, those used last first. */
export function fileOffers(
  files: readonly FileEntry[],
  library: readonly LibraryEntry[],
  recent: readonly string[],
): readonly Offer[] {
  const own = files.map(({ path }) => fileOffer(path, path.split('/').slice(0, -1).join('/')));
  const shipped = library.flatMap(({ title, files: paths }) =>
    paths.map(path => fileOffer(path, `Shipped analyses / ${title}`)),
  );
  const byPath = new Map([...own, ...shipped].map(offer => [offer.id, offer]));
  const first = recent.flatMap(path => {
    const offer = byPath.get(`file ${path}`);
    byPath.delete(`file ${path}`);
    return offer ? [{ ...offer, weight: 3, note: 'recently opened' }] : [];
  });
  return [...first, ...byPath.values()];
}

function fileOffer(path: string, detail: string): Offer {
  const goal: Goal = { kind: 'file', path };
  return { id: `file ${path}`, label: nameOf(path), detail, icon: fileKind(path).icon, weight: 2, goal };
}

/** The tables, by name. */
export function tableOffers(tables: readonly TableSummary[]): readonly Offer[] {
  return tables.map(({ name, rows }) => ({
    id: `table ${name}`,
    label: name,
    detail: `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`,
    note: 'table',
    icon: 'table',
    weight: 1,
    goal: { kind: 'table', table: name },
  }));
}

/** The columns of all tables. */
export function columnOffers(tables: readonly TableSummary[]): readonly Offer[] {
  return tables.flatMap(({ name: table, columns }) =>
    columns.map(({ name, type }) => ({
      id: `column ${table} ${name}`,
      label: name,
      detail: table,
      note: type.toLowerCase(),
      icon: 'symbol-field',
      goal: { kind: 'column', table, column: name } as const,
    })),
  );
}

/** The codes of the codebook, each with those that it stands under. */
export function codeOffers(codes: readonly CodeName[]): readonly Offer[] {
  return codes.map(({ id, name, path, file, line }) => ({
    id: `code ${file} ${line}`,
    label: `${id} ${name}`,
    detail: path.split(' / ').slice(0, -1).join(' / '),
    note: 'code',
    icon: 'tag',
    weight: 1,
    goal: { kind: 'place', path: file, line, column: 1 },
  }));
}

/** The methods of the shipped library. */
export function methodOffers(methods: readonly LibraryMethod[]): readonly Offer[] {
  return methods.map(({ name, purpose }) => ({
    id: `method ${name}`,
    label: name,
    detail: purpose,
    note: 'method',
    icon: 'beaker',
    goal: { kind: 'method', name },
  }));
}

/** The places of the open document. */
export function placeOffers(path: string, text: string): readonly Offer[] {
  return placesIn(path, text).map(({ name, kind, level, line, column, start }) => ({
    id: `place ${start}`,
    label: `${'\u2003'.repeat(level)}${name}`,
    detail: `line ${line}`,
    icon: placeIcons[kind],
    goal: { kind: 'place', path, line, column },
  }));
}

/** The line that was typed, `120` or `120:5`, where the document has one; else what can be typed. */
export function lineOffers(typed: string, path: string, lines: number): readonly Offer[] {
  const [, line = '', column = '1'] = /^\s*(\d+)(?:[:,](\d+))?\s*:?\s*$/.exec(typed) ?? [];
  if (line === '') return [];
  const to = Math.min(Math.max(1, Number(line)), lines);
  const label = `Go to line ${to}${Number(column) > 1 ? `, column ${Number(column)}` : ''}`;
  const goal: Goal = { kind: 'place', path, line: to, column: Math.max(1, Number(column)) };
  return [{ id: 'line', label, detail: nameOf(path), icon: 'arrow-right', goal }];
}

/** What the first letter may be, and what it lists. */
export const helpOffers: readonly Offer[] = [
  ['', 'Files, tables, codes and methods by name'],
  ['>', 'Commands'],
  ['#', 'Tables, and the columns of all of them'],
  ['@', 'Places in the open file: statements, headings, keys'],
  [':', 'A line of the open file, as :120 or :120:5'],
].map(([prefix = '', label = '']) => ({
  id: `help ${prefix}`,
  label: prefix === '' ? label : `${prefix}  ${label}`,
  icon: 'question',
  goal: { kind: 'prefix', prefix },
}));
