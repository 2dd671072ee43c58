import type { DateSpan } from '../../../main/contract/profile';

/** A whole number as the British write it. */
export function number(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A count with its noun: `1 row`, `12,765 rows`. */
export function countOf(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A share in per cent that is nought or all only where it is. */
export function share(part: number, whole: number): string {
  if (part === 0) return '0%';
  if (part === whole) return '100%';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return 'under 0.1%';
  if (percent > 99.9) return 'over 99.9%';
  return `${percent.toFixed(1)}%`;
}

/** An estimate to three figures. */
export function about(value: number): string {
  return `about ${figure(Number(value.toPrecision(3)))}`;
}

/** A number as DuckDB writes it, with its thousands parted and nothing else changed but a bare `.0`. */
export function exact(text: string): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = ''] = parts;
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${fraction === '.0' ? '' : fraction}`;
}

/** A computed number to six figures, or more where its whole part and one digit after it take more. */
export function figure(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return String(Number(value.toPrecision(6)));
  const before = size < 1 ? 0 : Math.floor(Math.log10(size)) + 1;
  const after = size < 1 ? 6 : Math.max(1, 6 - before);
  return value.toLocaleString('en-GB', { maximumFractionDigits: after });
}

/** An edge of a bin, which is round, in full. */
export function edge(value: number): string {
  return exact(String(value));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date or moment as DuckDB writes it, in British order: `1 Apr 2016, 10:00:00`. */
export function day(text: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d:\d\d\S*))?$/.exec(text);
  if (!parts) return text;
  const [, year = '', month = '', date = '', time] = parts;
  const written = `${Number(date)} ${months[Number(month) - 1] ?? month} ${Number(year)}`;
  return time === undefined ? written : `${written}, ${time.replace(/\+00$/, ' UTC')}`;
}

/** What the bin from one moment to another is called: `2016`, `Apr 2016`, `1 Apr 2016`, `10:00, 1 Apr 2016`. */
export function spanName(from: number, to: number, { unit, count }: DateSpan): string {
  const first = momentName(from, unit);
  if (count === 1) return first;
  if (unit === 'year' || unit === 'month' || unit === 'day') return `${first} to ${momentName(to - 1, unit)}`;
  return `from ${first}`;
}

/** A moment as exactly as the unit has it. */
export function momentName(moment: number, unit: DateSpan['unit']): string {
  const date = new Date(moment);
  const year = String(date.getUTCFullYear());
  const month = months[date.getUTCMonth()] ?? '';
  if (unit === 'year') return year;
  if (unit === 'month') return `${month} ${year}`;
  const named = `${date.getUTCDate()} ${month} ${year}`;
  if (unit === 'day') return named;
  return `${date.toISOString().slice(11, unit === 'second' ? 19 : 16)}, ${named}`;
}
