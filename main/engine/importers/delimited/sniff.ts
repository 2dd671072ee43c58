import { Failure } from '../../../contract/failure';
import { literal } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import type { ReadOptions } from '../reader';
import type { Dialect } from './dialect';
import type { PlainText } from './plainText';

/** How a text will be read: names and types of its columns, and how its dates are written. */
export interface Reading {
  readonly dialect: Dialect;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly dateFormat: string | null;
  readonly timestampFormat: string | null;
}

/** The types that DuckDB finds in the first 20,480 rows; null when it cannot make out the file. */
export async function sniff(
  session: Session,
  text: PlainText,
  dialect: Dialect,
  order: ReadOptions['dates'],
  signal: AbortSignal,
): Promise<Reading | null> {
  const found = await sniffDates(session, text, dialect, order, signal);
  const formats = [
    option('dateformat', found?.dateFormat ?? null, order),
    option('timestampformat', found?.timestampFormat ?? null, order),
  ].join('');
  return formats === '' ? found : sniffOnce(session, text, dialect, formats, signal);
}

const orders = { day_first: '%d/%m/%y', month_first: '%m/%d/%y' } as const;

/** A format as an option with day and month in the order that they are meant in; nothing where they are. */
function option(name: string, format: string | null, order: ReadOptions['dates']): string {
  const [, first, separator, second] = /^%([dm])(.)%([dm])\2/.exec(format ?? '') ?? [];
  if (format === null || order === null || first === undefined || (first === 'd') === (order === 'day_first'))
    return '';
  return `, ${name} = ${literal(`%${second ?? ''}${separator ?? ''}%${first}${format.slice(5)}`)}`;
}

async function sniffDates(
  session: Session,
  text: PlainText,
  dialect: Dialect,
  wanted: ReadOptions['dates'],
  signal: AbortSignal,
): Promise<Reading | null> {
  const found = await sniffOnce(session, text, dialect, '', signal);
  // Of years in two digits DuckDB takes the first number for the year; people write the day there, or else the month.
  const separator = /^%y(.)%/.exec(found?.dateFormat ?? '')?.[1];
  if (found === null || separator === undefined) return found;
  for (const order of wanted === null ? Object.values(orders) : [orders[wanted]]) {
    const format = `, dateformat = ${literal(order.replaceAll('/', separator))}`;
    const other = await sniffOnce(session, text, dialect, format, signal);
    if (other && dates(other) === dates(found)) return other;
  }
  return found;
}

function dates({ columns }: Reading): number {
  return columns.filter(({ type }) => type === 'DATE').length;
}

async function sniffOnce(
  session: Session,
  text: PlainText,
  dialect: Dialect,
  more: string,
  signal: AbortSignal,
): Promise<Reading | null> {
  const sql = `SELECT "Columns", "DateFormat", "TimestampFormat"
    FROM sniff_csv(${literal(text.file)}, ${dialectOptions(dialect)}, ignore_errors = true${more})`;
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

/**
 * The dialect as options of DuckDB's CSV functions. A buffer of one longest line lets DuckDB read a file with all its
 * threads; left to itself it takes sixteen, and then one thread reads most files alone.
 */
export function dialectOptions({ delimiter, preamble, headless, missing }: Dialect): string {
  const none = missing.length === 0 ? '' : `nullstr = [${['', ...missing].map(literal).join(', ')}], `;
  return `${none}delim = ${literal(delimiter)}, quote = '"', escape = '"', header = ${String(!headless)}, skip = ${preamble.length}, max_line_size = 33554432, buffer_size = 33554432`;
}
