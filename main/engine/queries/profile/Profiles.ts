import { assertNever, Failure } from '../../../contract/failure';
import type { ColumnName, ColumnProfile, ValueProfile } from '../../../contract/profile';
import { quoted } from '../../../contract/sql';
import type { Column, TableSummary } from '../../../contract/study';
import { studyCatalog } from '../../database/Database';
import type { Database } from '../../database/Database';
import type { Row, Session } from '../../database/Session';
import { dateAggregates, profileDates } from './profileDates';
import { numberAggregates, profileNumbers } from './profileNumbers';
import { profileTexts, textAggregates } from './profileTexts';
import { numberIn, textIn } from './subject';
import type { Subject } from './subject';

/** Above so many rows, distinct values and quartiles are estimated: exactly they take ten seconds and more. */
const mostExact = 2_000_000;

/** Profiles of the study's columns, on a connection of their own, so that no query waits for them. */
export class Profiles {
  readonly #database: Database;
  #session: Promise<Session> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Counts what a column holds, in a few passes over its rows. */
  async profile(
    { table, column }: ColumnName,
    tables: readonly TableSummary[],
    signal: AbortSignal,
    onProgress: (fraction: number | null) => void,
  ): Promise<ColumnProfile> {
    const summary = tables.find(({ name }) => name === table);
    const known = summary?.columns.find(({ name }) => name === column);
    if (!summary || !known) throw new Failure('query', gone(table, column));
    this.#session ??= this.#database.session();
    const session = await this.#session;
    return session.exclusive(() => profileOf(subjectOf(session, summary, known, signal, onProgress)));
  }

  async end(): Promise<void> {
    (await this.#session)?.close();
    this.#session = null;
  }
}

function gone(table: string, column: string): string {
  return `The study has no column “${column}” in a table “${table}” any more. Choose another one.`;
}

function subjectOf(
  session: Session,
  { name, rows }: TableSummary,
  column: Column,
  signal: AbortSignal,
  onProgress: (fraction: number | null) => void,
): Subject {
  const passes = column.kind === 'text' ? 3 : 2;
  let done = 0;
  const ask = async (sql: string) => {
    const told = (fraction: number | null) => {
      onProgress((done + (fraction ?? 0)) / passes);
    };
    const found = await session.rowsNow(sql, { signal, onProgress: told });
    done += 1;
    return found;
  };
  return {
    table: `${studyCatalog}.main.${quoted(name)}`,
    column: quoted(column.name),
    type: column.type,
    kind: column.kind,
    estimated: rows > mostExact,
    one: async sql => (await ask(sql))[0] ?? {},
    rows: ask,
  };
}

async function profileOf(subject: Subject): Promise<ColumnProfile> {
  const { column, estimated } = subject;
  const shape = shapeOf(subject);
  const row = await subject.one(
    `SELECT ${[
      'count(*) AS rows',
      `count(${column}) AS present`,
      `${estimated ? 'approx_count_distinct(' : 'count(DISTINCT '}${column}) AS different`,
      ...shape.aggregates(subject),
    ].join(', ')} FROM ${subject.table}`,
  );
  const [rows, present] = [numberIn(row, 'rows'), numberIn(row, 'present')];
  return {
    rows,
    nulls: rows - present,
    // An estimate may exceed what there is.
    distinct: Math.min(numberIn(row, 'different'), present),
    estimated,
    values: present === 0 ? null : await shape.values(subject, row, present),
  };
}

/** What is counted of values of a kind: in the first pass, and then by what it found. */
interface Shape {
  aggregates(subject: Subject): readonly string[];
  values(subject: Subject, row: Row, present: number): Promise<ValueProfile>;
}

const numbers: Shape = { aggregates: numberAggregates, values: profileNumbers };
const dates: Shape = { aggregates: dateAggregates, values: profileDates };
const texts: Shape = { aggregates: textAggregates, values: profileTexts };
const booleans: Shape = {
  aggregates: ({ column }) => [`count_if(${column}) AS yes`, `count_if(NOT ${column}) AS no`],
  values: (_, row) =>
    Promise.resolve({ kind: 'boolean', yes: numberIn(row, 'yes'), no: numberIn(row, 'no') }),
};
const ordered: Shape = {
  aggregates: ({ column }) => [`min(${column})::VARCHAR AS least`, `max(${column})::VARCHAR AS greatest`],
  values: (_, row) =>
    Promise.resolve({ kind: 'other', least: textIn(row, 'least'), greatest: textIn(row, 'greatest') }),
};
const others: Shape = {
  aggregates: () => [],
  values: () => Promise.resolve({ kind: 'other', least: null, greatest: null }),
};

function shapeOf({ kind, type }: Subject): Shape {
  switch (kind) {
    case 'whole':
    case 'decimal':
      return numbers;
    case 'date':
      return dates;
    case 'time':
      return type.startsWith('TIMESTAMP') ? dates : ordered;
    case 'boolean':
      return booleans;
    case 'text':
      return texts;
    case 'binary':
    case 'nested':
      return others;
    default:
      return assertNever(kind);
  }
}
