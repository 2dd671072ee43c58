import { resolve, join } from 'node:path';
import { assertNever } from '../contract/failure';
import { isOneOf } from '../contract/check';
import type { SavedResult, TableFormat } from '../contract/exporting';
import { privacyNotes } from '../contract/privacy';
import { quoted } from '../contract/sql';
import { option, parametersOf, readArguments, UsageError, wordsOf } from './arguments';
import type { Arguments } from './arguments';
import { queryText } from './queryText';
import { tellProblems, withStudy } from './study';
import type { CommandStudy } from './study';

const usage =
  'export <study> --format qdpx|qdc|csv|parquet|xlsx|arrow [--table name | --query "sql" | file.sql] [-p name=value]… -o file';
const isFormat = isOneOf('qdpx', 'qdc', 'csv', 'parquet', 'xlsx', 'arrow');

/** `golden-thread export`: writes a table, a query or all tables under the study's privacy settings. */
export async function exportTables(given: readonly string[]): Promise<number> {
  const shapes = {
    param: { value: true, short: 'p' },
    format: { value: true, short: 'f' },
    table: { value: true, short: 't' },
    query: { value: true, short: 'q' },
    output: { value: true, short: 'o' },
  };
  const read = readArguments(given, shapes);
  const [folder = '', file = null] = wordsOf(read, 1, 2, usage);
  const output = option(read, 'output');
  if (output === null) throw new UsageError('An export needs a place to go to: add -o file');
  const format = option(read, 'format') ?? /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  if (!isFormat(format)) throw new UsageError(`There is no format ${format}. Usage: golden-thread ${usage}`);
  const wanted = wantedOf(read, file);
  const place = resolve(output);
  return withStudy(folder, async study => {
    tellProblems(study.summary);
    switch (format) {
      case 'csv':
      case 'parquet':
      case 'xlsx':
      case 'arrow':
        await exportWanted(study, wanted, format, place);
        return 0;
      case 'qdpx':
      case 'qdc': {
        if (wanted !== null)
          throw new UsageError(`${format} holds the whole study’s coding: leave the query out.`);
        const { notes } = await study.ask('study.export', { format, path: place }, study.signal);
        for (const note of notes) process.stderr.write(`${note}\n`);
        process.stdout.write(`${place}\n`);
        return 0;
      }
      default:
        return assertNever(format);
    }
  });
}

/** What is to be exported: a query or a saved one; null for all tables, each to a file of its own in a folder. */
interface Wanted {
  readonly text: string;
  /** Where a relative name of a file was meant to stand. */
  readonly here: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function wantedOf(read: Arguments, file: string | null): Wanted | null {
  const [table, sql] = [option(read, 'table'), option(read, 'query')];
  const given = [table, sql, file].filter(each => each !== null);
  if (given.length > 1) throw new UsageError('Name one of --table, --query and a file, not several.');
  if (file !== null && !file.endsWith('.sql'))
    throw new UsageError(`“${file}” is no saved query (*.sql). For SQL itself add --query before it.`);
  const [text] = given;
  const parameters = parametersOf(read);
  if (text === undefined) {
    if (Object.keys(parameters).length > 0) throw new UsageError('-p needs a query: add --query or a file.');
    return null;
  }
  return { text: table === null ? text : `FROM ${quoted(table)}`, here: resolve(text), parameters };
}

async function exportWanted(
  study: CommandStudy,
  wanted: Wanted | null,
  format: TableFormat,
  place: string,
): Promise<void> {
  if (wanted !== null) {
    const { sql, path } = await queryText(study, wanted.text, wanted.here);
    tell([await exportQuery(study, { sql, path, parameters: wanted.parameters }, format, place)]);
    return;
  }
  const saved: SavedResult[] = [];
  const taken = new Set<string>();
  // The study tables that nothing was loaded into are there in every study.
  const tables = study.summary.tables.filter(({ rows, files }) => rows > 0 || files.length > 0);
  for (const { name } of tables) {
    const file = join(place, `${fileName(name, taken)}.${format}`);
    const query = { sql: `FROM ${quoted(name)}`, path: null, parameters: {} };
    saved.push(await exportQuery(study, query, format, file));
  }
  tell(saved);
}

async function exportQuery(
  { ask, signal }: CommandStudy,
  query: { readonly sql: string; readonly path: string | null; readonly parameters: Wanted['parameters'] },
  format: TableFormat,
  path: string,
): Promise<SavedResult> {
  const { result } = await ask('query.run', { session: 'export', ...query }, signal);
  return ask('result.save', { result, order: [], filters: [], format, path, purpose: 'export' }, signal);
}

/** The name of a table as that of a file, which no system refuses and no other table has. */
function fileName(table: string, taken: Set<string>): string {
  const plain = table.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_');
  let name = plain;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}_${count}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The files to standard output; what was done for privacy to standard error. */
function tell(saved: readonly SavedResult[]): void {
  for (const file of saved.flatMap(({ files }) => files)) process.stdout.write(`${file}\n`);
  const records = saved.flatMap(({ privacy }) => (privacy === null ? [] : [privacy]));
  for (const note of new Set(records.flatMap(privacyNotes))) process.stderr.write(`${note}\n`);
  const naming = records.reduce((sum, record) => sum + record.texts_naming_cases, 0);
  if (naming > 0)
    process.stderr.write(`${naming} longer texts still name a case: only whole values were replaced.\n`);
}
