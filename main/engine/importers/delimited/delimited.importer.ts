import { Failure } from '../../../contract/failure';
import { literal, quoted } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import { nameOf } from '../describedTable';
import { aboveHeader } from '../importer';
import type { Importer, ImportReport, LoadRequest } from '../importer';
import type { AmbiguousDates } from '../reader';
import { ambiguousNote } from '../textDates';
import { ambiguousDates, totalNotes } from './afterwards';
import { detectDialect } from './dialect';
import type { Dialect } from './dialect';
import { bends, bentColumns, bentNote, converted } from './bentColumns';
import { plainText } from './plainText';
import type { PlainText } from './plainText';
import { countRejectedLines, keepLines, keepRejects, lineFeedsWithin, mistypedColumns } from './rejects';
import { refuseOther } from './refuseOther';
import { largestRecount, recount, repaired } from './recount';
import type { Recount } from './recount';
import { dialectOptions, sniff } from './sniff';
import type { Reading } from './sniff';

/** Delimited text. The dialect is found here, column types by DuckDB's sniffer, and no row is lost without a reject. */
export const delimited: Importer = {
  id: 'delimited',
  title: 'Delimited text',
  extensions: ['csv', 'tsv', 'tab'],

  async inspect(_, request) {
    const text = await plainText(request);
    refuseOther(text.sample, request.path);
    const { header } = detectDialect(text.sample, request);
    return [{ name: nameOf(request.path), hidden: false, rows: null, columns: header }];
  },

  async load(session, request, signal) {
    const text = await plainText(request);
    refuseOther(text.sample, request.path);
    const dialect = detectDialect(text.sample, request);
    if (text.sample.trim() === '') throw new Failure('file', empty, { path: request.path });
    const loading = { session, request, dialect, signal };
    const notes = [
      ...(text.note === null ? [] : [text.note]),
      ...dialectNotes(dialect, request.options.header === 0),
      ...optionNotes(request),
    ];
    const first = await tryOnce(loading, text);
    if (first && (await addsUp(loading, first))) return report(loading, text, notes, first, []);
    if (request.fingerprint.bytes > largestRecount) {
      if (!first) throw new Failure('file', tooLargeToRecount, { path: request.path });
      return report(loading, text, [...notes, tooLargeToRecount], first, []);
    }
    const counted = await recount(text, dialect);
    if (first && counted.spoilt.length === 0 && counted.records === first.records) {
      return report(loading, text, notes, first, []);
    }
    const copy = await repaired(request, text, counted);
    const second = await loadOnce(loading, copy);
    const missing = counted.records - counted.spoilt.length - second.records;
    if (missing !== 0) throw new Failure('file', doNotAddUp(missing), { path: request.path });
    return report(loading, copy, notes, second, counted.spoilt);
  },
};

const tooLargeToRecount =
  'The rows loaded and rejected do not add up to the lines of this file. It is too large to be recounted: look for blank lines, and for quotation marks that are never closed.';
const empty = 'The file is empty. Remove it from the study, or put a header and rows into it.';

function doNotAddUp(missing: number): string {
  const count = Math.abs(missing);
  return `${count} row${count === 1 ? '' : 's'} of this file cannot be accounted for, so none of it was loaded. Save it anew as CSV in a spreadsheet program.`;
}

/** A delimited text has no sheets, and its rows are all of the table. */
function optionNotes({ options }: LoadRequest): readonly string[] {
  return options.part === null && options.range === null
    ? []
    : ['sheet: and range: in study.yaml are for workbooks; they change nothing here.'];
}

function dialectNotes({ preamble, headless }: Dialect, isAsked: boolean): readonly string[] {
  const lines = preamble.filter(line => line.trim() !== '').length;
  const above =
    lines === 1
      ? 'One line stands above the header and was'
      : `${lines} lines stand above the header and were`;
  return [
    ...(lines === 0 ? [] : [`${above} not loaded as data.`]),
    ...(headless && !isAsked
      ? ['The first line holds values rather than names, so the columns are named column0, column1, ….']
      : []),
  ];
}

interface Loading {
  readonly session: Session;
  readonly request: LoadRequest;
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
}

async function report(
  { session, request, dialect }: Loading,
  text: PlainText,
  notes: readonly string[],
  loaded: Loaded,
  spoilt: Recount['spoilt'],
): Promise<ImportReport> {
  await keepRejects(session, request, text.file);
  await keepLines(session, request, spoilt, unclosed);
  const above = dialect.preamble.map((line, index) => ({ line: index + 1, text: line }));
  await keepLines(session, request, above, aboveHeader);
  return {
    firstLine: dialect.preamble.length + (dialect.headless ? 1 : 2),
    notes: [...notes, ...loaded.notes],
    ambiguousDates: loaded.ambiguous,
  };
}

const unclosed = 'A quotation mark is not closed, or stands within a text';

interface Loaded {
  readonly notes: readonly string[];
  readonly ambiguous: readonly AmbiguousDates[];
  /** Rows loaded and lines rejected. */
  readonly records: number;
}

/** Null when DuckDB cannot read the text at all. */
async function tryOnce(loading: Loading, text: PlainText): Promise<Loaded | null> {
  try {
    return await loadOnce(loading, text);
  } catch (error) {
    if (error instanceof Failure && error.code === 'file') return null;
    throw error;
  }
}

async function loadOnce(loading: Loading, text: PlainText): Promise<Loaded> {
  const { session, request, dialect, signal } = loading;
  await session.runNow(`DROP TABLE IF EXISTS ${request.table}`);
  const told = await sniff(session, text, dialect, request.options.dates, signal);
  const sniffed = told !== null && told.columns.length < dialect.header.length ? null : told;
  const notes = sniffed ? [] : ['The types of the columns could not be told, so all of them are text.'];
  const reading = sniffed ?? asText(dialect);
  const retyped = await readTyped(loading, text, withTypes(reading, request.types));
  const ambiguous =
    request.options.dates === null ? await ambiguousDates(session, request.table, reading) : [];
  const [counted] = await session.rowsNow(`SELECT count(*) AS rows FROM ${request.table}`);
  const records = Number(counted?.['rows'] ?? 0) + (await countRejectedLines(session));
  const more = [
    ...ambiguous.map(({ column }) => ambiguousNote(column)),
    ...(await totalNotes(session, request.table)),
  ];
  return { notes: [...notes, ...retyped, ...more], ambiguous, records };
}

/**
 * Whether the rows come to the lines of the file: DuckDB may leave rows out without a word. A file in which texts
 * hold line ends or lines are blank has more lines than rows, and is recounted if its texts do not explain it.
 */
async function addsUp({ session, request, dialect }: Loading, { records }: Loaded): Promise<boolean> {
  if (request.fingerprint.encoding !== 'utf-8') return false;
  const lines = request.fingerprint.lines - dialect.preamble.length - (dialect.headless ? 0 : 1);
  return lines === records || lines === records + (await lineFeedsWithin(session, request.table));
}

function asText(dialect: Dialect): Reading {
  const columns = dialect.header.map((name, index) => ({ name: name || `column${index}`, type: 'VARCHAR' }));
  return { dialect, columns, dateFormat: null, timestampFormat: null };
}

function withTypes(reading: Reading, types: ReadonlyMap<string, string>): Reading {
  const columns = reading.columns.map(({ name, type }) => ({
    name,
    type: types.get(keyOf(name)) ?? type,
  }));
  return { ...reading, columns };
}

/** Reads the file, and once more where columns hold values that their types do not fit or would bend. Says which. */
async function readTyped(loading: Loading, text: PlainText, reading: Reading): Promise<readonly string[]> {
  const { session, request, signal } = loading;
  const open = reading.columns.filter(column => !isWanted(request, column.name));
  const looked = open.filter(column => bends(column, reading));
  if (await createExactly(loading, text, reading, looked)) return [];
  await create(loading, text, reading);
  const mistyped = (await mistypedColumns(session, request.table)).filter(name => !isWanted(request, name));
  const source = `read_csv(${literal(text.file)}, ${asTexts(reading, looked)}, ignore_errors = true)`;
  const rest = looked.filter(({ name }) => !mistyped.includes(name));
  const bent = await bentColumns(session, rest, source, signal);
  const types = new Map(mistyped.map(name => [keyOf(name), 'VARCHAR']));
  for (const { name, type } of bent) types.set(keyOf(name), type);
  if (types.size === 0) return [];
  await session.runNow(`DROP TABLE ${request.table}`);
  await create(loading, text, withTypes(reading, types));
  return [...mistyped.map(mistypedNote), ...bent.flatMap(bentNote)];
}

const keyOf = (name: string) => name.trim().toLowerCase();

const isWanted = ({ types }: LoadRequest, name: string) => types.has(keyOf(name));

const mistypedNote = (name: string) =>
  `The column “${name}” begins with numbers or dates but holds other text too, so it is text.`;

/** Reads the file if all of it fits as it is: false, and nothing made, where a value does not or would be bent. */
async function createExactly(
  { session, request, signal }: Loading,
  text: PlainText,
  reading: Reading,
  looked: Reading['columns'],
): Promise<boolean> {
  if (looked.length === 0) return false;
  const list = reading.columns.map(column =>
    looked.includes(column) ? converted(column) : quoted(column.name),
  );
  const source = `read_csv(${literal(text.file)}, ${asTexts(reading, looked)}, ${kept})`;
  try {
    await session.runNow(forgetRejects);
    await session.runNow(`CREATE TABLE ${request.table} AS SELECT ${list.join(', ')} FROM ${source}`, {
      signal,
    });
    const [cast] = await session.rowsNow(
      "SELECT count(*) AS errors FROM reject_errors WHERE error_type = 'CAST'",
    );
    if (Number(cast?.['errors']) === 0) return true;
    await session.runNow(`DROP TABLE ${request.table}`);
    return false;
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return false;
    throw error;
  }
}

function asTexts(reading: Reading, texts: Reading['columns']): string {
  const columns = reading.columns.map(column =>
    texts.includes(column) ? { ...column, type: 'VARCHAR' } : column,
  );
  return readOptions({ ...reading, columns });
}

const forgetRejects = 'DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans';
const kept = 'store_rejects = true, rejects_limit = 0';

function readOptions({ dialect, columns, dateFormat, timestampFormat }: Reading): string {
  const typed = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`);
  const formats = [
    dateFormat === null ? '' : `, dateformat = ${literal(dateFormat)}`,
    timestampFormat === null ? '' : `, timestampformat = ${literal(timestampFormat)}`,
  ].join('');
  return `auto_detect = false, columns = {${typed.join(', ')}}, ${dialectOptions(dialect)}${formats}`;
}

async function create(
  { session, request, signal }: Loading,
  text: PlainText,
  reading: Reading,
): Promise<void> {
  await session.runNow(forgetRejects);
  const list = reading.columns.map(({ name }) => quoted(name)).join(', ');
  const sql = `CREATE TABLE ${request.table} AS SELECT ${list} FROM read_csv(${literal(text.file)}, ${readOptions(reading)}, ${kept})`;
  try {
    await session.runNow(sql, { signal });
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    const line = /on line:? (\d+)/i.exec(error.message)?.[1];
    const said = error.message.split('\n')[0] ?? '';
    const message = `The file could not be read as delimited text: ${said} Look for a quotation mark that is never closed.`;
    const place = line === undefined ? {} : { line: Number(line) };
    throw new Failure('file', message, { path: request.path, ...place });
  }
}
