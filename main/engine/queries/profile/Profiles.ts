import { assertNever, Failure } from '../../../contract/failure';
import type { ColumnName, ColumnProfile, ValueProfile } from '../../../contract/profile';
import { quoted } from '../../../contract/sql';
import type { Column, TableSummary, ViewSummary } from '../../../contract/study';
import { studyCatalog } from '../../database/Database';
import type { Database } from '../../database/Database';
import type { Row, Session } from '../../database/Session';
import { KeptProfiles } from './KeptProfiles';
import { dateAggregates, profileDates } from './profileDates';
import { numberAggregates, profileNumbers } from './profileNumbers';
import { profileTexts, textAggregates } from './profileTexts';
import { numberIn, textIn } from './subject';
import type { Subject } from './subject';

/** Above so many rows, distinct values and quartiles are estimated: exactly they take ten seconds and more. */
const mostExact = 2_000_000;

/** What there is to profile, as of the study's last load. */
export interface Profiled {
  readonly tables: readonly TableSummary[];
  readonly views: readonly ViewSummary[];
  /** Another one whenever the tables may hold something else. */
  readonly tablesVersion: string;
  /** Another one whenever the views may give something else. */
  readonly viewsVersion: string;
}

/** A table or view with one of its columns. */
interface Found {
  /** Qualified and quoted. */
  readonly from: string;
  readonly column: Column;
  /** Null for a view, whose rows are counted when it is profiled. */
  readonly rows: number | null;
  readonly version: string;
}

type OnProgress = (fraction: number | null) => void;

/** Profiles of the study's columns, on a connection of their own, so that no query waits for them. */
export class Profiles {
  readonly #database: Database;
  readonly #kept = new KeptProfiles();
  #session: Promise<Session> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What was counted before and still holds; null where it is to be counted. */
  known(name: ColumnName, study: Profiled): ColumnProfile | null {
    return this.#kept.get(name, columnOf(name, study).version);
  }

  /** Counts what a column holds, in a few passes over its rows. `now` tells the study as it is when all is counted. */
  async profile(
    name: ColumnName,
    now: () => Profiled,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<ColumnProfile> {
    const found = columnOf(name, now());
    const before = this.#kept.get(name, found.version);
    if (before) return before;
    this.#session ??= this.#database.session();
    const session = await this.#session;
    const { profile, lasting } = await session.exclusive(async () => ({
      profile: await profileOf(await subjectOf(session, found, signal, onProgress)),
      lasting: found.rows !== null || !(await madeTables(session)),
    }));
    const same = [...now().tables, ...now().views].some(({ name: table }) => table === name.table);
    if (lasting && same && columnOf(name, now()).version === found.version)
      this.#kept.keep(name, found.version, profile);
    return profile;
  }

  async end(): Promise<void> {
    (await this.#session)?.close();
    this.#session = null;
  }
}

/** Whether SQL has made tables: what views give then may change with no file of the study. */
async function madeTables(session: Session): Promise<boolean> {
  const [row] = await session.rowsNow(
    `SELECT count(*) AS tables FROM duckdb_tables() WHERE database_name = 'memory' AND schema_name = 'main'`,
  );
  return numberIn(row ?? {}, 'tables') > 0;
}

function columnOf({ table, column }: ColumnName, study: Profiled): Found {
  const { tables, views, tablesVersion, viewsVersion } = study;
  const summary = tables.find(({ name }) => name === table);
  const view = summary ? undefined : views.find(({ name }) => name === table);
  const known = (summary ?? view)?.columns.find(({ name }) => name === column);
  if (!known) throw new Failure('query', gone(table, column));
  return summary
    ? {
        from: `${studyCatalog}.main.${quoted(table)}`,
        column: known,
        rows: summary.rows,
        version: tablesVersion,
      }
    : { from: `memory.main.${quoted(table)}`, column: known, rows: null, version: viewsVersion };
}

function gone(table: string, column: string): string {
  return `The study has no column “${column}” in a table “${table}” any more. Choose another one.`;
}

async function subjectOf(
  session: Session,
  { from, column, rows }: Found,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Subject> {
  const passes = (column.kind === 'text' ? 3 : 2) + (rows === null ? 1 : 0);
  let done = 0;
  const ask = async (sql: string) => {
    const told = (fraction: number | null) => {
      onProgress((done + (fraction ?? 0)) / passes);
    };
    const found = await session.rowsNow(sql, { signal, onProgress: told });
    done += 1;
    return found;
  };
  const one = async (sql: string) => (await ask(sql))[0] ?? {};
  const counted = rows ?? numberIn(await one(`SELECT count(*) AS rows FROM ${from}`), 'rows');
  return {
    ...{ table: from, column: quoted(column.name), type: column.type, kind: column.kind },
    ...{ estimated: counted > mostExact, one, rows: ask },
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
