import type { SheetCell } from './book';
import { lookOf, shownNumber } from './numberFormat';
import type { Look } from './numberFormat';
import { serialMoment, serialOf, serialTime } from './serialDate';

/** What a cell says. */
export type CellValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly look: Look; readonly format: unknown }
  | { readonly kind: 'moment'; readonly date: string; readonly time: string }
  | { readonly kind: 'time'; readonly text: string }
  /** A length of time of a day or more, as it is shown. */
  | { readonly kind: 'duration'; readonly text: string }
  /** What a formula went wrong with, or a date that is none. */
  | { readonly kind: 'error'; readonly text: string };

const none: CellValue = { kind: 'none' };
/** Numbers by which Excel's old format knows its errors. */
const errors: Readonly<Record<string, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** What a cell says; a text of blanks alone says nothing, nor does one of those that stand for no value. */
export function cellValue(
  cell: SheetCell | undefined,
  from1904: boolean,
  missing: ReadonlySet<string>,
): CellValue {
  if (!cell) return none;
  const { t, v, z } = cell;
  if (t === 'n' && typeof v === 'number') return numberValue(v, z, from1904);
  if (t === 's') {
    const text = typeof v === 'string' ? v : '';
    const trimmed = text.trim();
    return trimmed === '' || missing.has(trimmed) ? none : { kind: 'text', text };
  }
  if (t === 'b') return { kind: 'boolean', text: v === true ? 'TRUE' : 'FALSE' };
  if (t === 'e') return { kind: 'error', text: errors[String(v)] ?? (typeof v === 'string' ? v : '#ERROR!') };
  if (t === 'd' && v instanceof Date) return dateValue(v, z);
  return none;
}

function numberValue(number: number, format: unknown, from1904: boolean): CellValue {
  if (!Number.isFinite(number)) return { kind: 'error', text: 'no number' };
  const look = lookOf(format);
  if (look === 'plain' || look === 'padded' || look === 'percent')
    return { kind: 'number', number, look, format };
  if (look === 'time' || look === 'elapsed') {
    const text = serialTime(number);
    if (text !== null) return { kind: 'time', text };
    if (look === 'elapsed') return { kind: 'duration', text: shownNumber(number, format) ?? String(number) };
  }
  const moment = serialMoment(number, from1904);
  return moment ? { kind: 'moment', ...moment } : { kind: 'error', text: `${number} as a date` };
}

/** A date that the file gives as such rather than as a number. */
function dateValue(moment: Date, format: unknown): CellValue {
  if (Number.isNaN(moment.getTime())) return { kind: 'error', text: 'no date' };
  const look = lookOf(format);
  if (look === 'time' || look === 'elapsed') return numberValue(serialOf(moment), format, false);
  // Rounded, for a day's fraction is seldom a whole number of milliseconds.
  const [date = '', clock = ''] = moment.toISOString().split('T');
  return { kind: 'moment', date, time: clock.slice(0, -1).replace(/\.000$/, '') };
}

/** A moment as text: its date alone where it is midnight. */
export function momentText({ date, time }: { readonly date: string; readonly time: string }): string {
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** A value as a text: numbers as they are shown where that is the whole number, else with all their digits. */
export function valueText(value: CellValue): string | null {
  switch (value.kind) {
    case 'none':
    case 'error':
      return null;
    case 'moment':
      return momentText(value);
    case 'number':
      return numberText(value.number, value.look, value.format);
    case 'text':
    case 'boolean':
    case 'time':
    case 'duration':
      return value.text;
  }
}

function numberText(number: number, look: Look, format: unknown): string {
  const digits = plainDigits(number);
  if (typeof format !== 'string' || look === 'percent' || /^(general|@)$/i.test(format)) return digits;
  const shown = shownNumber(number, format)?.trim() ?? '';
  if (look === 'padded' && /^0[\d-]*$/.test(shown)) return shown;
  return /^-?\d+(\.\d+)?$/.test(shown) && Number(shown) === number ? shown : digits;
}

/** Whether a number is shown with zeros before it, as codes are. */
export function isPadded({ number, look, format }: CellValue & { readonly kind: 'number' }): boolean {
  return look === 'padded' && /^0[\d-]/.test(shownNumber(number, format)?.trim() ?? '');
}

/** A number with all its digits, without an exponent where it is a whole one that is known exactly. */
export function plainDigits(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
}
