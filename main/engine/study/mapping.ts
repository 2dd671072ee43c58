import { Failure } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import { descriptionFile } from './description';
import type { LoadEntry } from './description';
import { studyTables } from './studyTables';

/** A column of a study table and what it is made of. */
interface MappedColumn {
  readonly name: string;
  /** SQL over the table as read from the file. */
  readonly value: string;
  /** SQL of the value before its type was changed; null where nothing can fail. */
  readonly before: string | null;
  readonly type: string;
}

export interface Mapping {
  readonly columns: readonly MappedColumn[];
  /** Whether the table as read is already the one wanted. */
  readonly identical: boolean;
}

/** The types that a file should be read with, by column name in small letters: those of the study and of study.yaml. */
export function wantedTypes(entry: LoadEntry): ReadonlyMap<string, string> {
  const wanted = new Map<string, string>();
  const source = (name: string) => (entry.columns.get(name) ?? name).trim().toLowerCase();
  for (const [name, type] of Object.entries(studyTables[entry.table] ?? {})) wanted.set(source(name), type);
  for (const [name, type] of entry.types) wanted.set(source(name), type);
  // A column that is recoded is read as text: its type holds after the recoding.
  for (const name of entry.values.keys()) wanted.set(source(name), 'VARCHAR');
  // So is one of whole numbers: DuckDB would round 2.5 to 3.
  for (const [name, type] of wanted) if (isWhole(type)) wanted.set(name, 'VARCHAR');
  return wanted;
}

/** How the columns of a file become those of its table. Fails when study.yaml names a column that the file lacks. */
export async function mapColumns(
  session: Session,
  staging: string,
  path: string,
  entry: LoadEntry,
): Promise<Mapping> {
  const described = await session.rowsNow(`DESCRIBE ${staging}`);
  const read = described
    .map(row => ({ name: String(row['column_name']), type: String(row['column_type']) }))
    .filter(({ name }) => name !== lineColumn);
  const find = (name: string) =>
    read.find(column => column.name.trim().toLowerCase() === name.trim().toLowerCase());
  const known = studyTables[entry.table] ?? {};
  const missing = [...entry.columns].find(([, source]) => !find(source));
  if (missing) {
    const names = read.map(column => column.name).join(', ');
    const message = `${entry.table}: ${path} has no column “${missing[1]}” to be ${missing[0]}. It has: ${names}.`;
    throw new Failure('study', message, { path: descriptionFile, line: entry.line });
  }
  const taken = new Set<string>();
  const column = (name: string, type: string | undefined): MappedColumn => {
    const source = find(entry.columns.get(name) ?? name);
    if (source) taken.add(source.name);
    return mapped(name, source, entry.types.get(name) ?? type, entry.values.get(name));
  };
  const names = [...new Set([...Object.keys(known), ...entry.columns.keys()])];
  const columns = names.map(name => column(name, known[name]));
  const renamed = new Set(names.map(name => name.toLowerCase()));
  const others = read.filter(({ name }) => !taken.has(name) && !renamed.has(name.toLowerCase()));
  columns.push(...others.map(({ name }) => column(name, undefined)));
  const identical =
    entry.where === null &&
    columns.length === read.length &&
    columns.every(({ name, value }, index) => name === read[index]?.name && value === quoted(name));
  return { columns, identical };
}

function mapped(
  name: string,
  source: { readonly name: string; readonly type: string } | undefined,
  wanted: string | undefined,
  recode: ReadonlyMap<string, string | null> | undefined,
): MappedColumn {
  if (!source)
    return { name, value: `NULL::${wanted ?? 'VARCHAR'}`, before: null, type: wanted ?? 'VARCHAR' };
  const type = wanted ?? source.type;
  const before = recode ? recoded(quoted(source.name), recode) : quoted(source.name);
  if (type === source.type && !recode) return { name, value: before, before: null, type };
  const cast = `TRY_CAST(${before} AS ${type})`;
  return { name, value: isWhole(type) ? `CASE WHEN ${whole(before)} THEN ${cast} END` : cast, before, type };
}

const isWhole = (type: string) => /^\s*u?(tiny|small|big|huge)?int(eger|\d)?\s*$/i.test(type);

const whole = (value: string) =>
  `regexp_full_match(CAST(${value} AS VARCHAR), '\\s*[+-]?[0-9]+(\\.0*)?\\s*')`;

function recoded(column: string, recode: ReadonlyMap<string, string | null>): string {
  const cases = [...recode].map(
    ([from, to]) => `WHEN ${literal(from)} THEN ${to === null ? 'NULL' : literal(to)}`,
  );
  const text = `trim(CAST(${column} AS VARCHAR))`;
  return `CASE ${text} ${cases.join(' ')} ELSE CAST(${column} AS VARCHAR) END`;
}

/** SQL that is true of a row whose values all fit. */
export function fits({ columns }: Mapping): string {
  const checks = columns.flatMap(column => (column.before === null ? [] : [`NOT (${stray(column)})`]));
  return checks.length === 0 ? 'true' : checks.join(' AND ');
}

/** SQL of the rejects that the mapping finds: column, value and reason of each value that does not fit, by row id. */
export function strays({ columns }: Mapping, staging: string): string | null {
  const parts = columns.flatMap(column => {
    if (column.before === null) return [];
    const reason = literal(`Not a value of the type ${column.type}`);
    return [
      `SELECT rowid AS row, ${literal(column.name)} AS name, CAST(${column.before} AS VARCHAR) AS value, ${reason} AS reason
       FROM ${staging} WHERE ${stray(column)}`,
    ];
  });
  return parts.length === 0 ? null : parts.join(' UNION ALL ');
}

function stray({ before, value }: MappedColumn): string {
  return `(${before ?? 'NULL'}) IS NOT NULL AND ${value} IS NULL`;
}
