import type { ParameterValue } from '../../contract/savedQuery';
import { quoted } from '../../contract/sql';
import type { Column } from '../../contract/study';
import { writeOnlyOwn } from '../database/Database';
import type { RunOptions, Session, StatementFacts } from '../database/Session';
import { columnKind } from '../arrow/columnKind';
import { parameterValues } from './parameterValues';
import { refuse } from './refusal';
import { Result } from './Result';
import type { Statement } from './splitStatements';

/** A script that runs: what is the same for each of its statements. */
export interface RunningScript {
  readonly session: Session;
  readonly sql: string;
  readonly path: string | null;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** The study's folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number | null) => void;
}

/** What a statement did: its kind, and its rows where it has any. */
export interface Ran {
  readonly kind: string;
  readonly result: Result | null;
}

let count = 0;

/** Runs one statement; the rows of one that has any go into a temporary table. For use inside `exclusive`. */
export async function runStatement(script: RunningScript, statement: Statement): Promise<Ran> {
  const { session, sql, path, parameters, folder, signal, onProgress } = script;
  const origin = { path, text: sql, start: statement.start, prefix: 0 };
  const facts = await session.describeNow(statement.text, origin);
  refuse(facts.kind, statement.text, folder);
  const values = await parameterValues(session, sql, facts.parameters, parameters);
  const options = { values, signal, onProgress, origin };
  if (isSelect(statement.text, facts)) {
    return { kind: 'SELECT', result: await select(session, statement.text, facts, options) };
  }
  return { kind: facts.kind, result: await other(session, statement.text, facts, options) };
}

/** Statements that only answer, and that CREATE TABLE … AS does not take. */
const answering = /^(SHOW|DESCRIBE|DESC|SUMMARIZE|PRAGMA|CALL|EXPLAIN|EXECUTE)\b/i;

/** Whether it only asks for rows, and asks in a way that CREATE TABLE … AS takes. */
export function isSelect(text: string, facts: StatementFacts): boolean {
  if (facts.parts > 1) return true;
  return facts.kind === 'SELECT' && !answering.test(text.replace(/^(\s|--[^\n]*\n|\/\*.*?\*\/)+/s, ''));
}

async function select(
  session: Session,
  text: string,
  facts: StatementFacts,
  options: RunOptions,
): Promise<Result> {
  const name = quoted(`result ${++count}`);
  const known = facts.parts === 1 && facts.columns.length > 0;
  const fields = facts.columns.map((_, index) => fieldName(index));
  const prefix = `CREATE TEMP TABLE ${name} ${known ? `(${fields.map(quoted).join(', ')})` : ''} AS `;
  const origin = options.origin && { origin: { ...options.origin, prefix: prefix.length } };
  await session.runNow(prefix + text, { ...options, ...origin });
  const described = await session.rowsNow(`DESCRIBE temp.main.${name}`);
  const columns = described.map((row, index) =>
    column(
      (known ? facts.columns[index] : undefined) ?? String(row['column_name']),
      String(row['column_type']),
    ),
  );
  if (!known) await rename(session, name, columns);
  const names = columns.map((_, index) => fieldName(index));
  return new Result(session, `temp.main.${name}`, names, columns, await countRows(session, name));
}

/** The table's own names of columns: none of them can be `rowid`, by which it is paged. */
const fieldName = (index: number) => `column ${index}`;

async function rename(session: Session, table: string, columns: readonly Column[]): Promise<void> {
  for (const [index, { name }] of columns.entries()) {
    await session.runNow(
      `ALTER TABLE temp.main.${table} RENAME COLUMN ${quoted(name)} TO ${quoted(fieldName(index))}`,
    );
  }
}

async function countRows(session: Session, name: string): Promise<number> {
  const counted = await session.runNow(`SELECT count(*) FROM temp.main.${name}`);
  return Number((await counted.getRows())[0]?.[0] ?? 0);
}

function column(name: string, type: string): Column {
  return { name, type, kind: columnKind(type) };
}

/** Kinds that change no table, and that DuckDB does not run inside a transaction with others. */
const unguarded = new Set([
  'SET',
  'VARIABLE_SET',
  'PRAGMA',
  'ATTACH',
  'DETACH',
  'VACUUM',
  'LOAD',
  'EXTENSION',
]);
const withRows = new Set(['SELECT', 'EXPLAIN', 'CALL', 'PRAGMA', 'EXECUTE']);

async function other(
  session: Session,
  text: string,
  facts: StatementFacts,
  options: RunOptions,
): Promise<Result | null> {
  const guarded = !unguarded.has(facts.kind) && facts.kind !== 'SELECT';
  if (guarded) await session.runNow(`BEGIN; ${writeOnlyOwn}`);
  const answer = await session.runNow(text, options).catch(async (error: unknown) => {
    if (guarded) await session.runNow('ROLLBACK');
    throw error;
  });
  if (guarded) await session.runNow('COMMIT');
  const returning = withRows.has(facts.kind) || /\bRETURNING\b/i.test(text);
  if (!returning || answer.columnCount === 0) return null;
  const name = `result ${++count}`;
  const types = answer.columnTypes().map(type => type.toString());
  const fields = types.map((type, index) => `${quoted(fieldName(index))} ${type}`);
  await session.runNow(`CREATE TEMP TABLE ${quoted(name)} (${fields.join(', ')})`);
  await session.append(answer, name, 'main', 'temp');
  const columns = types.map((type, index) => column(answer.columnName(index), type));
  const names = columns.map((_, index) => fieldName(index));
  return new Result(session, `temp.main.${quoted(name)}`, names, columns, answer.rowCount);
}
