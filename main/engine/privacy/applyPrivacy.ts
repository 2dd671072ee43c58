import { uniqueNames } from '../../contract/cellText';
import { Failure } from '../../contract/failure';
import type { PrivacyRecord, PrivacySettings } from '../../contract/privacy';
import { quoted } from '../../contract/sql';
import type { Column } from '../../contract/study';
import { columnKind } from '../arrow/columnKind';
import type { Session } from '../database/Session';
import { hideCases } from './caseLabels';
import type { CaseLabels } from './caseLabels';
import { countColumns, groupColumns } from './countColumns';
import { countValue, roundedCount, tooSmall } from './countSql';
import { suppressFurther } from './suppressFurther';
import { textChange } from './textSql';

/** Rows that may leave the study. */
export interface ProtectedRows {
  /** The rows in their order, under their columns' names. */
  readonly sql: string;
  /** Name of the temporary table that they stand in, unquoted; its own column names, and those shown. */
  readonly table: string;
  readonly fields: readonly string[];
  readonly columns: readonly Column[];
  readonly record: PrivacyRecord;
  drop(): Promise<void>;
}

let made = 0;

/**
 * Applies the study's privacy settings to the rows of a SELECT whose columns are those given, into a temporary table
 * of the session. Fails where the settings cannot be followed: then nothing may leave the study.
 */
export async function applyPrivacy(
  session: Session,
  sql: string,
  columns: readonly Column[],
  privacy: PrivacySettings,
  labels: CaseLabels,
  signal: AbortSignal,
): Promise<ProtectedRows> {
  if (privacy.problem !== null) throw unclear(privacy.problem);
  const work = new Work(columns, privacy, privacy.anonymiseCases ? labels : new Map<string, string>());
  try {
    await session.run(work.begin(sql), { signal });
    if (privacy.secondarySuppression)
      for (const marks of work.marks()) await suppressFurther(session, marks, signal);
    await session.run(work.finish(), { signal });
    const [totals = {}] = await session.rows(work.totals(), { signal });
    const types = await session.rows(`DESCRIBE ${work.finished}`);
    return work.rows(
      totals,
      types.map(row => String(row['column_type'])),
      () => session.run(`DROP TABLE IF EXISTS ${work.finished}`).then(() => undefined),
    );
  } finally {
    await session.run(`DROP TABLE IF EXISTS ${work.begun}`);
  }
}

function unclear(problem: string): Failure {
  return new Failure(
    'refused',
    `Nothing is exported while the privacy settings are not clear: ${problem}. Put that right first.`,
    { path: 'study.yaml' },
  );
}

/** The statements that protect one SELECT. */
class Work {
  readonly #columns: readonly Column[];
  readonly #privacy: PrivacySettings;
  readonly #labels: CaseLabels;
  readonly #counts: readonly number[];
  readonly #name = `private ${++made}`;
  readonly begun = `temp.main."${this.#name} begun"`;
  readonly finished = `temp.main.${quoted(this.#name)}`;

  constructor(columns: readonly Column[], privacy: PrivacySettings, labels: CaseLabels) {
    this.#columns = columns;
    this.#privacy = privacy;
    this.#labels = labels;
    const counted = privacy.smallestCount !== null || privacy.roundTo !== null;
    this.#counts = counted ? countColumns(columns, privacy) : [];
  }

  /** The rows with their texts replaced, what was replaced, and which counts are too small. */
  begin(sql: string): string {
    const changes = this.#columns.map((column, index) => {
      return this.#counts.includes(index)
        ? null
        : textChange(field(index), column, this.#privacy, this.#labels);
    });
    const shown = changes.map((change, index) => `${change?.shown ?? field(index)} AS ${field(index)}`);
    const marks = this.#counts.map(
      index => `${tooSmall(this.#value(index), this.#privacy)} AS ${mark(index)}`,
    );
    const sum = (part: 'anonymised' | 'banded' | 'naming') =>
      `${['0', ...changes.flatMap(change => (change ? [`(${change[part]})::INTEGER`] : []))].join(' + ')} AS ${part}`;
    const list = [...shown, ...marks, sum('anonymised'), sum('banded'), sum('naming')];
    const names = this.#columns.map((_, index) => field(index)).join(', ');
    return `CREATE TEMP TABLE ${this.begun} AS SELECT ${list.join(', ')} FROM (${sql}) AS source(${names})`;
  }

  marks() {
    const groups = groupColumns(this.#columns, this.#counts).map(field);
    return this.#counts.map(index => ({
      table: this.begun,
      value: this.#value(index),
      mark: mark(index),
      groups,
    }));
  }

  finish(): string {
    const list = this.#columns.map((_, index) => {
      const shown = this.#counts.includes(index)
        ? `CASE WHEN NOT ${mark(index)} THEN ${this.#rounded(index)} END`
        : field(index);
      return `${shown} AS ${field(index)}`;
    });
    return `CREATE TEMP TABLE ${this.finished} AS SELECT ${list.join(', ')} FROM ${this.begun} ORDER BY rowid`;
  }

  totals(): string {
    const sum = (terms: readonly string[]) => `coalesce(sum(${['0', ...terms].join(' + ')}), 0)`;
    const suppressed = this.#counts.map(index => `${mark(index)}::INTEGER`);
    const rounded = this.#counts.map(
      index => `(NOT ${mark(index)} AND ${this.#rounded(index)} IS DISTINCT FROM ${field(index)})::INTEGER`,
    );
    return `SELECT ${sum(suppressed)} AS suppressed, ${sum(rounded)} AS rounded,
      ${sum(['anonymised'])} AS anonymised, ${sum(['banded'])} AS banded, ${sum(['naming'])} AS naming FROM ${this.begun}`;
  }

  rows(
    totals: Readonly<Record<string, unknown>>,
    types: readonly string[],
    drop: () => Promise<void>,
  ): ProtectedRows {
    const { smallestCount, roundTo, secondarySuppression, anonymiseCases, roleBands } = this.#privacy;
    const named = this.#columns.map(({ name }) => hideCases(name, this.#labels));
    const names = uniqueNames(named);
    const fields = this.#columns.map((_, index) => `column ${index}`);
    const list = fields.map((each, index) => `${quoted(each)} AS ${quoted(names[index] ?? each)}`);
    const total = (name: string) => Number(totals[name]);
    return {
      sql: `SELECT ${list.join(', ')} FROM ${this.finished} ORDER BY rowid`,
      table: this.#name,
      fields,
      columns: types.map((type, index) => ({ name: names[index] ?? '', type, kind: columnKind(type) })),
      record: {
        smallest_count: smallestCount,
        round_to: roundTo,
        secondary_suppression: secondarySuppression,
        anonymise_cases: anonymiseCases,
        role_bands: roleBands,
        count_columns: this.#counts.map(index => names[index] ?? ''),
        suppressed_values: total('suppressed'),
        rounded_values: total('rounded'),
        anonymised_values:
          total('anonymised') + named.filter((name, index) => name !== this.#columns[index]?.name).length,
        banded_values: total('banded'),
        texts_naming_cases: total('naming'),
      },
      drop,
    };
  }

  #value(index: number): string {
    const column = this.#columns[index];
    if (column === undefined) throw new Error(`There is no column ${index}.`);
    return countValue(field(index), column);
  }

  #rounded(index: number): string {
    const column = this.#columns[index];
    if (column === undefined) throw new Error(`There is no column ${index}.`);
    return roundedCount(field(index), column, this.#privacy);
  }
}

const field = (index: number) => quoted(`column ${index}`);
const mark = (index: number) => quoted(`suppressed ${index}`);
