const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** How a date in figures reads with its day first and with its month first; null for a side that is no date. */
export function dateReadings(
  text: string,
): { readonly dayFirst: string; readonly monthFirst: string } | null {
  const found = /^\s*(\d{1,2})[^\d](\d{1,2})[^\d](\d{2,4})\b/.exec(text);
  if (!found) return null;
  const [, first = '', second = '', year = ''] = found;
  const dayFirst = written(Number(first), Number(second), year);
  const monthFirst = written(Number(second), Number(first), year);
  return dayFirst === null || monthFirst === null ? null : { dayFirst, monthFirst };
}

function written(day: number, month: number, year: string): string | null {
  const name = months[month - 1];
  return name === undefined || day < 1 || day > 31 ? null : `${day} ${name} ${year}`;
}
