/** What dates such as 03/04/2024 mean in a column: decided by those that can be read in one way alone. */
export type DateOrder = 'day first' | 'month first' | 'unknown';

const slashed =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,?[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap])?\.?\s*(?:m\.?)?)?$/iu;
const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/u;

/** The order of a column's dates; dots are always day first. Null where its dates contradict each other. */
export function dateOrder(texts: readonly (string | null)[], usual: DateOrder): DateOrder {
  const orders = new Set(texts.map(text => ownOrder(text?.trim() ?? '')));
  const day = orders.has('day first');
  const month = orders.has('month first');
  if (day && month) return 'unknown';
  return day ? 'day first' : month ? 'month first' : usual;
}

function ownOrder(text: string): DateOrder {
  const [, first = '', separator, second = ''] = slashed.exec(text) ?? [];
  if (separator === undefined || separator === '.') return 'unknown';
  if (Number(first) > 12) return 'day first';
  return Number(second) > 12 ? 'month first' : 'unknown';
}

/** A date, perhaps with a time, as ISO 8601; null where it is none or could be read in two ways. */
export function isoDate(text: string | null, order: DateOrder): string | null {
  const trimmed = text?.trim() ?? '';
  const parts = iso.exec(trimmed);
  if (parts) {
    const [, year = '', month = '', day = '', hour, minute, second, zone] = parts;
    return assembled([year, month, day], [hour, minute, second], zone ?? '');
  }
  const [, first = '', separator = '', second = '', year = '', ...time] = slashed.exec(trimmed) ?? [];
  const own = separator === '.' ? 'day first' : ownOrder(trimmed);
  const used = own === 'unknown' ? order : own;
  if (year === '' || used === 'unknown') return null;
  const [day, month] = used === 'day first' ? [first, second] : [second, first];
  return assembled([year.length === 2 ? `20${year}` : year, month, day], time, '');
}

function assembled(
  [year = '', month = '', day = '']: readonly string[],
  [hour, minute, second, half]: readonly (string | undefined)[],
  zone: string,
): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  const days = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined || minute === undefined) return days;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return null;
  return `${days}T${String(hours).padStart(2, '0')}:${minute}:${second ?? '00'}${zone}`;
}

/** A number with a point or a decimal comma; null where it is none. */
export function plainNumber(text: string | null): number | null {
  const trimmed = text?.trim() ?? '';
  return /^[+-]?\d+([.,]\d+)?$/u.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
}

/** A whole number of at least `least`; null where it is none. */
export function wholeNumber(text: string | null, least = 0): number | null {
  const number = plainNumber(text);
  return number !== null && Number.isInteger(number) && number >= least ? number : null;
}
