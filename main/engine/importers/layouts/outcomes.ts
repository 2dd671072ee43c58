import { literal, quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { isTotal, numberBeforePercent, numberOf, textOf } from './cells';

/** A measure that each row of a file gives: SQL over the file's columns. */
export interface OutcomeOfRow {
  readonly id: string;
  readonly numerator: string;
  /** Null for a count, whose value is the numerator. */
  readonly denominator: string | null;
  /** The value, where it is not 100 × numerator / denominator. */
  readonly value?: string;
  /** Whether its cells are percentages, which may have their sign behind them. */
  readonly percentage?: true;
  /** The columns that it is computed from. */
  readonly cells: readonly string[];
}

/** Rows of a file, each of which is one organisation in one period. */
export interface OutcomeRows {
  readonly organisation: string;
  /** Columns in which a total may call itself so. */
  readonly labels: readonly string[];
  /** SQL of the period, and the columns that it is made of; null where the file has none. */
  readonly period: { readonly sql: string; readonly columns: readonly string[] } | null;
  readonly outcomes: readonly OutcomeOfRow[];
}

const line = quoted(lineColumn);

/** SQL that gives each measure of each row; one whose numbers are not all there is no row. */
export function outcomesSelect(source: string, rows: OutcomeRows): string {
  const measures = rows.outcomes.map(({ id, numerator, denominator, value }) => {
    const share = denominator === null ? 'numerator' : '100 * numerator / nullif(denominator, 0)';
    return `SELECT case_id, ${literal(id)} AS measure_id, period, ${value === undefined ? share : 'value'} AS value,
        numerator, denominator, ${line}
      FROM (SELECT ${textOf(rows.organisation)} AS case_id, ${month} AS period, ${numerator} AS numerator,
        ${denominator ?? 'CAST(NULL AS DOUBLE)'} AS denominator, ${value ?? 'NULL'} AS value, ${noRow}, ${line} FROM judged)
      WHERE ${noRow} IS NULL AND ${value === undefined ? knownCounts(denominator) : 'value IS NOT NULL'}`;
  });
  return `WITH ${judged(source, rows)}\n${measures.join('\nUNION ALL\n')}`;
}

function knownCounts(denominator: string | null): string {
  return denominator === null
    ? 'numerator IS NOT NULL'
    : 'numerator BETWEEN 0 AND denominator AND denominator IS NOT NULL';
}

/** SQL of the rows that are none, and of the cells that lack the number which a measure needs. */
export function outcomesLeftOut(source: string, rows: OutcomeRows): string {
  const { organisation, labels } = rows;
  const shown = [organisation, ...labels].map(textOf).join(', ');
  const whole = `SELECT ${line}, ${literal(organisation)} AS "column", coalesce(${shown}) AS value, ${noRow} AS reason
    FROM judged WHERE ${noRow} IS NOT NULL`;
  const cells = new Set(rows.outcomes.flatMap(outcome => outcome.cells));
  const lacking = [...cells].map(cell => {
    const own = rows.outcomes.filter(outcome => outcome.cells.includes(cell));
    const reason = `No number, so this row gives no ${own.map(({ id }) => id).join(', ')}`;
    const number = own.every(({ percentage }) => percentage) ? numberBeforePercent(cell) : numberOf(cell);
    return `SELECT ${line}, ${literal(cell)}, ${textOf(cell)}, ${literal(reason)}
    FROM judged WHERE ${noRow} IS NULL AND ${number} IS NULL`;
  });
  const odd = rows.outcomes.flatMap(({ id, numerator, denominator, value }) => {
    if (denominator === null || value !== undefined) return [];
    const reason = `More than there are in all, or fewer than none, so this row gives no ${id}`;
    return `SELECT ${line}, ${literal(id)}, printf('%g of %g', numerator, denominator), ${literal(reason)}
    FROM (SELECT ${line}, ${noRow}, ${numerator} AS numerator, ${denominator} AS denominator FROM judged)
    WHERE ${noRow} IS NULL AND NOT (numerator BETWEEN 0 AND denominator)`;
  });
  return `WITH ${judged(source, rows)}\n${[whole, ...lacking, ...odd].join('\nUNION ALL\n')}`;
}

// Beside the file's own columns, and so under names that none of them has.
const month = quoted('golden thread month');
const noRow = quoted('golden thread reason');

/** SQL of the rows with their period, and with the reason why one is none or NULL. */
function judged(source: string, { organisation, labels, period }: OutcomeRows): string {
  const total = [organisation, ...labels].map(isTotal).join(' OR ');
  const dated = period
    ? `WHEN ${month} IS NULL THEN ${literal(`No month can be read in ${period.columns.join(' and ')}`)}`
    : '';
  return `dated AS (SELECT *, ${period?.sql ?? 'CAST(NULL AS DATE)'} AS ${month} FROM ${source}),
    judged AS MATERIALIZED (SELECT *, CASE WHEN ${total} THEN 'A total of organisations, not one'
      WHEN coalesce(${textOf(organisation)}, '-') = '-' THEN 'No code of an organisation' ${dated} END AS ${noRow}
      FROM dated)`;
}
