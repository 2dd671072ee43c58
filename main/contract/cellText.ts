import { columnCell, columnNames } from './cell';
import type { Cell, CellTable } from './cell';
import { assertNever } from './failure';

type Composite = Exclude<Cell, null | boolean | number | bigint | string | Uint8Array>;

const isComposite = (cell: Cell): cell is Composite =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Uint8Array);

/** A value as DuckDB writes it, exactly; NULL is the text `NULL`. */
export function cellText(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (cell instanceof Uint8Array) return blobText(cell);
  return isComposite(cell) ? compositeText(cell) : String(cell);
}

function compositeText(cell: Composite): string {
  switch (cell.kind) {
    case 'decimal':
      return decimalText(cell.unscaled, cell.scale);
    case 'date':
      return dateText(cell.days);
    case 'time':
      return timeText(cell.microseconds, 1_000_000n);
    case 'timestamp':
      return timestampText(cell.count, cell.perSecond, cell.zoned, ' ');
    case 'interval':
      return intervalText(cell.months, cell.days, cell.microseconds);
    case 'list':
      return `[${cell.items.map(cellText).join(', ')}]`;
    case 'struct':
      return `{${cell.entries.map(([name, value]) => `'${name}': ${cellText(value)}`).join(', ')}}`;
    case 'map':
      return `{${cell.entries.map(([key, value]) => `${cellText(key)}=${cellText(value)}`).join(', ')}}`;
    default:
      return assertNever(cell);
  }
}

/**
 * A value as JSON has it: dates and times in ISO 8601; whole numbers beyond 2^53, decimals and intervals as strings;
 * a number that is not finite as null.
 */
export function cellJson(cell: Cell): unknown {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'bigint') return isSafe(cell) ? Number(cell) : String(cell);
  if (cell instanceof Uint8Array) return blobText(cell);
  if (!isComposite(cell)) return cell;
  if (cell.kind === 'timestamp') return timestampText(cell.count, cell.perSecond, cell.zoned, 'T');
  return nested(cell, cellJson) ?? cellText(cell);
}

/**
 * A value as Vega draws it: numbers as numbers, moments as milliseconds since 1970. Vega draws in the time of the
 * machine, so a date or time without a zone becomes the moment when the clocks there show it.
 */
export function cellDatum(cell: Cell): unknown {
  if (typeof cell === 'bigint') return Number(cell);
  if (cell instanceof Uint8Array) return blobText(cell);
  if (!isComposite(cell)) return cell;
  if (cell.kind === 'decimal') return Number(decimalText(cell.unscaled, cell.scale));
  if (cell.kind === 'date') return wallClock(cell.days * 86_400_000);
  if (cell.kind === 'timestamp') {
    const milliseconds = Number((cell.count * 1_000_000n) / cell.perSecond) / 1000;
    return cell.zoned ? milliseconds : wallClock(milliseconds);
  }
  return nested(cell, cellDatum) ?? cellText(cell);
}

/** The moment when the clocks of this machine show what clocks at Greenwich show at the moment given. */
function wallClock(milliseconds: number): number {
  const shifted = milliseconds + new Date(milliseconds).getTimezoneOffset() * 60_000;
  const exact = milliseconds + new Date(shifted).getTimezoneOffset() * 60_000;
  return Number.isFinite(exact) ? exact : milliseconds;
}

/** The rows of a decoded table for Vega. A name that stands twice gets `_1`, `_2`, … */
export function chartRows(table: CellTable): Record<string, unknown>[] {
  const names = uniqueNames(columnNames(table));
  const columns = names.map((_, index) => table.getChildAt(index));
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(
      names.map((name, index) => {
        const column = columns[index];
        return [name, column ? cellDatum(columnCell(column, row)) : null];
      }),
    ),
  );
}

/** The names with those that repeat made different, as DuckDB does. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>(names);
  const seen = new Set<string>();
  return names.map(name => {
    let unique = name;
    for (let count = 1; seen.has(unique); count++) {
      const candidate = `${name}_${count}`;
      if (!taken.has(candidate)) unique = candidate;
    }
    seen.add(unique);
    taken.add(unique);
    return unique;
  });
}

function nested(cell: Composite, convert: (cell: Cell) => unknown): unknown {
  if (cell.kind === 'list') return cell.items.map(convert);
  if (cell.kind === 'struct')
    return Object.fromEntries(cell.entries.map(([name, value]) => [name, convert(value)]));
  if (cell.kind !== 'map') return undefined;
  return Object.fromEntries(cell.entries.map(([key, value]) => [cellText(key), convert(value)]));
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}

function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, byte =>
    byte >= 32 && byte < 127 && byte !== 92
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale === 0) return String(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Days since 1970 at which DuckDB keeps its infinities. */
const infinity = 2_147_483_647;

function dateText(days: number): string {
  if (Math.abs(days) === infinity) return days > 0 ? 'infinity' : '-infinity';
  const { year, month, day } = civil(days);
  const pad = (part: number) => String(part).padStart(2, '0');
  const text = `${String(year > 0 ? year : 1 - year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return year > 0 ? text : `${text} (BC)`;
}

/** The Gregorian date of a day number, beyond the range of JavaScript's own dates (Howard Hinnant's algorithm). */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function timeText(count: bigint, perSecond: bigint): string {
  const seconds = count / perSecond;
  const pad = (part: bigint) => String(part).padStart(2, '0');
  const clock = `${pad(seconds / 3600n)}:${pad((seconds / 60n) % 60n)}:${pad(seconds % 60n)}`;
  const fraction = count % perSecond;
  if (fraction === 0n) return clock;
  const digits = String(fraction).padStart(String(perSecond).length - 1, '0');
  return `${clock}.${digits.replace(/0+$/, '')}`;
}

const farthest = 2n ** 63n - 1n;

function timestampText(count: bigint, perSecond: bigint, zoned: boolean, between: string): string {
  if (count === farthest || count === -farthest) return count > 0n ? 'infinity' : '-infinity';
  const perDay = 86_400n * perSecond;
  const days = count / perDay - (count % perDay < 0n ? 1n : 0n);
  const zone = zoned ? (between === 'T' ? 'Z' : '+00') : '';
  return `${dateText(Number(days))}${between}${timeText(count - days * perDay, perSecond)}${zone}`;
}

function intervalText(months: number, days: number, microseconds: bigint): string {
  const years = Math.trunc(months / 12);
  const part = (count: number, unit: string) =>
    count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  const parts = [...part(years, 'year'), ...part(months - years * 12, 'month'), ...part(days, 'day')];
  if (microseconds === 0n && parts.length > 0) return parts.join(' ');
  const sign = microseconds < 0n ? '-' : '';
  return [...parts, sign + timeText(microseconds < 0n ? -microseconds : microseconds, 1_000_000n)].join(' ');
}
