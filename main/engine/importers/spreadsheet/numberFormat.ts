import { SSF } from '@e965/xlsx';

/** What a number format makes of a number. */
export type Look = 'plain' | 'padded' | 'percent' | 'date' | 'timestamp' | 'time' | 'elapsed';

const looks = new Map<unknown, Look>();

/** What a number format such as `dd/mm/yyyy` or `000` makes of a number. */
export function lookOf(format: unknown): Look {
  let look = looks.get(format);
  if (look === undefined) {
    look = typeof format === 'string' ? lookOfText(format) : 'plain';
    looks.set(format, look);
  }
  return look;
}

function lookOfText(format: string): Look {
  if (/^(general|@|standard)$/i.test(format)) return 'plain';
  const unquoted = format.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(unquoted)) return 'elapsed';
  const [first = ''] = unquoted.replace(/\[[^\]]*\]/g, '').split(';');
  const hasClock = /[hs]|am\/pm|a\/p/i.test(first);
  const hasDay = /[yd]/i.test(first) || (/m/i.test(first) && !hasClock);
  if (/general/i.test(first)) return 'plain';
  if (hasDay) return hasClock ? 'timestamp' : 'date';
  if (hasClock) return 'time';
  if (first.includes('%')) return 'percent';
  const [whole = ''] = first.split('.');
  return /0[^#?]*0/.test(whole) && !/[#?e]/i.test(whole) ? 'padded' : 'plain';
}

/** A number as the workbook shows it; null where the format cannot be followed. */
export function shownNumber(value: number, format: unknown): string | null {
  const library: unknown = SSF;
  const show: unknown = library instanceof Object ? Reflect.get(library, 'format') : undefined;
  if (typeof show !== 'function' || typeof format !== 'string') return null;
  try {
    const shown: unknown = Reflect.apply(show, undefined, [format, value]);
    return typeof shown === 'string' ? shown : null;
  } catch {
    // A format that the library does not know says nothing of the number, which stands for itself then.
    return null;
  }
}
