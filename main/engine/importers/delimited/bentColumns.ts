import { Failure } from '../../../contract/failure';
import { literal, quoted } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import type { Reading } from './sniff';

type TypedColumn = Reading['columns'][number];

/** How a type is converted so that no value changes, and what a column becomes that it does not hold. */
interface Exactness {
  /** SQL that is true of some texts only which the type would bend; quick, for each value of a load. */
  readonly suspect: (text: string) => string;
  /** SQL of the type that holds all values of the column: this one where nothing is bent. */
  readonly fitting: (text: string) => string;
  /** SQL that is true of a text that the type takes and bends. */
  readonly bent: (text: string) => string;
}

const plain = (text: string) => `regexp_full_match(${text}, '\\s*[+-]?(0|[1-9][0-9]*)\\s*')`;
const decimal = (text: string) =>
  `regexp_full_match(${text}, '\\s*[+-]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][+-]?[0-9]+)?\\s*')`;
const padded = (text: string) => `regexp_matches(${text}, '^\\s*[+-]?0[0-9]')`;
const zone = (text: string) =>
  `regexp_matches(${text}, '([zZ]|:\\d\\d(\\.\\d+)?\\s*[+-]\\d\\d(:?\\d\\d)?)\\s*$')`;
const fine = (text: string) => `regexp_matches(${text}, '\\.\\d{6}0*[1-9]')`;
const yearless = (text: string) => `NOT regexp_matches(${text}, '^\\s*\\d{4}')`;
const moment = (text: string) => `(${zone(text)} OR ${fine(text)} OR ${yearless(text)})`;
/** Whole numbers beyond this are not all to be told apart as floating-point numbers. */
const farthest = '9007199254740992';
const far = (text: string) =>
  `coalesce(abs(TRY_CAST(${text} AS HUGEINT)) > ${farthest} AND ${plain(text)}, false)`;
const none = (condition: string) => `NOT coalesce(bool_or(${condition}), false)`;

const wholeBent = (text: string) => `TRY_CAST(${text} AS BIGINT) IS NOT NULL AND NOT ${plain(text)}`;
const wholeHuge = (text: string) => `TRY_CAST(${text} AS BIGINT) IS NULL AND ${plain(text)}`;

const exactness: Readonly<Record<string, Exactness>> = {
  // 007 would become 7, 2.5 would become 3.
  BIGINT: {
    suspect: text => `CAST(CAST(${text} AS BIGINT) AS VARCHAR) <> ${text}`,
    bent: text => `(${wholeBent(text)} OR ${wholeHuge(text)})`,
    fitting: text => `CASE
      WHEN ${none(wholeBent(text))} AND ${none(wholeHuge(text))} THEN 'BIGINT'
      WHEN ${none(wholeBent(text))} AND ${none(`${wholeHuge(text)} AND TRY_CAST(${text} AS HUGEINT) IS NULL`)} THEN 'HUGEINT'
      WHEN ${none(far(text))} AND ${none(`${wholeBent(text)} AND NOT ${decimal(text)}`)} THEN 'DOUBLE'
      ELSE 'VARCHAR' END`,
  },
  // 12345678901234567890 would become 12345678901234567000.
  DOUBLE: {
    suspect: text =>
      `((len(${text}) > 15 AND NOT contains(${text}, '.')) OR (${text} >= '00' AND ${text} < '0:') OR ${text} < '-0:' AND ${text} >= '-00')`,
    bent: text => `(${far(text)} OR ${padded(text)})`,
    fitting: text => `CASE
      WHEN ${none(far(text))} AND ${none(padded(text))} THEN 'DOUBLE'
      WHEN ${none(`NOT ${plain(text)} OR TRY_CAST(${text} AS HUGEINT) IS NULL`)} THEN 'HUGEINT'
      ELSE 'VARCHAR' END`,
  },
  // 10:00+01:00 would become 10:00, and 01/04/16 a day of the year 1.
  TIMESTAMP: {
    suspect: text =>
      `(substr(${text}, 5, 1) <> '-' OR CASE WHEN len(${text}) > 19 THEN ${moment(text)} ELSE false END)`,
    bent: moment,
    fitting: text => `CASE
      WHEN ${none(moment(text))} THEN 'TIMESTAMP'
      WHEN ${none(`NOT ${zone(text)}`)} AND ${none(`${fine(text)} OR ${yearless(text)}`)} THEN 'TIMESTAMP WITH TIME ZONE'
      ELSE 'VARCHAR' END`,
  },
};

/** Whether values of the column may be bent when they are converted, so that they must be looked at. */
export function bends({ type }: TypedColumn, { timestampFormat }: Reading): boolean {
  return type in exactness && (type !== 'TIMESTAMP' || timestampFormat === null);
}

/** SQL that converts a column read as text, and fails at a value that would not be kept as it is written. */
export function converted({ name, type }: TypedColumn): string {
  const text = quoted(name);
  const suspect = exactness[type]?.suspect(text) ?? 'false';
  return `CASE WHEN ${suspect} THEN error('bent') ELSE CAST(${text} AS ${type}) END AS ${text}`;
}

/** Columns of which the type would bend values, with the type that keeps them all and one of those values. */
export interface Bent {
  readonly name: string;
  readonly type: string;
  readonly example: string;
}

/** How many columns are asked about at once: each takes several expressions. */
const batch = 100;

/** Looks at every value of the columns, which `source` has as texts. */
export async function bentColumns(
  session: Session,
  columns: readonly TypedColumn[],
  source: string,
  signal: AbortSignal,
): Promise<readonly Bent[]> {
  const found: Bent[] = [];
  for (let start = 0; start < columns.length; start += batch) {
    const some = columns.slice(start, start + batch);
    const list = some.flatMap(({ name, type }, index) => {
      const rule = exactness[type];
      const text = quoted(name);
      if (!rule) throw new Failure('bug', `Nothing is known of how ${type} bends values.`);
      return [
        `${rule.fitting(text)} AS ${quoted(`type ${index}`)}`,
        `any_value(${text}) FILTER (${rule.bent(text)}) AS ${quoted(`example ${index}`)}`,
      ];
    });
    const [row] = await session.rowsNow(`SELECT ${list.join(', ')} FROM ${source}`, { signal });
    for (const [index, { name, type }] of some.entries()) {
      const fitting = String(row?.[`type ${index}`]);
      if (fitting !== type) found.push({ name, type: fitting, example: String(row?.[`example ${index}`]) });
    }
  }
  return found;
}

/** What to say of a column that became text. */
export function bentNote({ name, type, example }: Bent): readonly string[] {
  if (type !== 'VARCHAR') return [];
  const shown = literal(example.length > 40 ? `${example.slice(0, 39)}…` : example).slice(1, -1);
  return [
    `The column “${name}” holds values that would change as numbers or times, such as ${shown}, so it is text.`,
  ];
}
