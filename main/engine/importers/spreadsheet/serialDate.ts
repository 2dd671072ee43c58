const day = 86_400_000;
/** Day 0 of workbooks that count from 1900, which take 1900 for a leap year: right from day 61 on. */
const from1900 = Date.UTC(1899, 11, 30);
const days1904 = 1462;
/** 31 December 9999, the last day that Excel knows. */
const lastDay = 2_958_466;

/** A serial number as a date and time of ISO 8601; null where the calendar has no such day. */
export function serialMoment(
  serial: number,
  is1904: boolean,
): { readonly date: string; readonly time: string } | null {
  const counted = is1904 ? serial + days1904 : serial;
  // Excel's 29 February 1900 is no day; before it, its days are one ahead.
  if (counted < 1 || counted >= lastDay || (counted >= 60 && counted < 61)) return null;
  const moment = Math.round((counted < 60 ? counted + 1 : counted) * day) + from1900;
  const [date = '', clock = ''] = new Date(moment).toISOString().split('T');
  return { date, time: withoutZeros(clock.slice(0, -1)) };
}

/** A part of a day as a time; null where it is no part of one. */
export function serialTime(serial: number): string | null {
  const moment = Math.round(serial * day);
  if (serial < 0 || moment >= day) return null;
  return withoutZeros(new Date(moment).toISOString().slice(11, 23));
}

/** The serial number, in days from 1900, of a moment in Greenwich. */
export function serialOf(moment: Date): number {
  const serial = (moment.getTime() - from1900) / day;
  return serial < 61 ? serial - 1 : serial;
}

function withoutZeros(clock: string): string {
  return clock.replace(/\.?0{3}$/, '');
}
