import { Failure } from '../../../contract/failure';
import { literal, quoted } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import type { Importer, ImportRequest } from '../importer';
import { detectDialect } from './dialect';
import type { Dialect } from './dialect';
import { plainText, withOneLineEnd } from './plainText';
import type { PlainText } from './plainText';
import { keepRejects, mistypedColumns } from './rejects';

/** A column as it will be read. */
interface ReadColumn {
  readonly name: string;
  readonly type: string;
}

interface Reading {
  readonly dialect: Dialect;
  readonly columns: readonly ReadColumn[];
  readonly dateFormat: string | null;
  readonly timestampFormat: string | null;
}

/** Delimited text. The dialect is found here, column types by DuckDB's sniffer, and no row is lost without a reject. */
export const delimited: Importer = {
  id: 'delimited',
  title: 'Delimited text',
  extensions: ['csv', 'tsv', 'tab'],

  async load(session, request, signal) {
    let text = await plainText(request);
    const dialect = detectDialect(text.sample, request.path);
    if (dialect.header.length === 0) throw new Failure('file', empty, { path: request.path });
    let reading = await sniff(session, text, dialect, signal);
    if (!reading) {
      text = await withOneLineEnd(text, request.scratch, request.fingerprint.sha256);
      reading = await sniff(session, text, dialect, signal);
    }
    const notes = text.note === null ? [] : [text.note];
    if (!reading) notes.push('The types of the columns could not be told, so all of them are text.');
    const typed = withTypes(reading ?? asText(dialect), request.types);
    const retyped = await read(session, request, text, typed, signal);
    return {
      firstLine: dialect.preamble.length + 2,
      notes: [...notes, ...retyped, ...preambleNotes(dialect)],
    };
  },
};

const empty = 'The file is empty. Remove it from the study, or put a header and rows into it.';

function preambleNotes({ preamble }: Dialect): readonly string[] {
  const lines = preamble.filter(line => line.trim() !== '').length;
  if (lines === 0) return [];
  return [
    `${lines === 1 ? 'One line stands' : `${lines} lines stand`} above the header and was not loaded as data.`,
  ];
}

/** Null when DuckDB cannot make out the file. */
async function sniff(
  session: Session,
  text: PlainText,
  dialect: Dialect,
  signal: AbortSignal,
): Promise<Reading | null> {
  const sql = `SELECT "Columns", "DateFormat", "TimestampFormat" FROM sniff_csv(${literal(text.file)}, ${dialectOptions(dialect)}, ignore_errors = true)`;
  try {
    const [found] = await session.rowsNow(sql, { signal });
    const columns = found?.['Columns'];
    if (!Array.isArray(columns)) return null;
    const format = (name: string) => (typeof found?.[name] === 'string' ? found[name] : null);
    return {
      dialect,
      columns: columns.map((column: object) => ({
        name: String(Reflect.get(column, 'name')),
        type: String(Reflect.get(column, 'type')),
      })),
      dateFormat: format('DateFormat'),
      timestampFormat: format('TimestampFormat'),
    };
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return null;
    throw error;
  }
}

function asText(dialect: Dialect): Reading {
  const columns = dialect.header.map((name, index) => ({ name: name || `column${index}`, type: 'VARCHAR' }));
  return { dialect, columns, dateFormat: null, timestampFormat: null };
}

function withTypes(reading: Reading, types: ReadonlyMap<string, string>): Reading {
  const columns = reading.columns.map(({ name, type }) => ({
    name,
    type: types.get(name.trim().toLowerCase()) ?? type,
  }));
  return { ...reading, columns };
}

function dialectOptions({ delimiter, preamble }: Dialect): string {
  return `delim = ${literal(delimiter)}, quote = '"', escape = '"', header = true, skip = ${preamble.length}`;
}

/** Reads the file, and once more with columns as text that turned out to hold it. Says which those were. */
async function read(
  session: Session,
  request: ImportRequest,
  text: PlainText,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly string[]> {
  await create(session, request, text, reading, signal);
  const mistyped = await mistypedColumns(session, request.table);
  const wanted = mistyped.filter(name => !request.types.has(name.trim().toLowerCase()));
  if (wanted.length > 0) {
    await session.runNow(`DROP TABLE ${request.table}`);
    const types = new Map(wanted.map(name => [name.trim().toLowerCase(), 'VARCHAR']));
    await create(session, request, text, withTypes(reading, types), signal);
  }
  await keepRejects(session, request, reading.dialect.preamble);
  return wanted.map(
    name => `The column “${name}” begins with numbers or dates but holds other text too, so it is text.`,
  );
}

async function create(
  session: Session,
  { table, path }: ImportRequest,
  text: PlainText,
  { dialect, columns, dateFormat, timestampFormat }: Reading,
  signal: AbortSignal,
): Promise<void> {
  await session.runNow('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
  const typed = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`);
  const formats = [
    dateFormat === null ? '' : `, dateformat = ${literal(dateFormat)}`,
    timestampFormat === null ? '' : `, timestampformat = ${literal(timestampFormat)}`,
  ].join('');
  const options = `auto_detect = false, columns = {${typed.join(', ')}}, ${dialectOptions(dialect)}${formats}`;
  const kept = `store_rejects = true, rejects_limit = 0, max_line_size = 33554432, parallel = true`;
  const list = columns.map(({ name }) => quoted(name)).join(', ');
  const sql = `CREATE TABLE ${table} AS SELECT ${list} FROM read_csv(${literal(text.file)}, ${options}, ${kept})`;
  try {
    await session.runNow(sql, { signal });
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    const line = /on line:? (\d+)/i.exec(error.message)?.[1];
    const said = error.message.split('\n')[0] ?? '';
    const message = `The file could not be read as delimited text: ${said} Look for a quotation mark that is never closed.`;
    throw new Failure('file', message, line === undefined ? { path } : { path, line: Number(line) });
  }
}
