const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const stamp = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** As R prints it: `Thu Apr 30 18:53:37 2015`. */
const spelled = /^\w{3} (\w{3}) +(\d{1,2}) (\d{2}:\d{2}:\d{2}) (\d{4})$/;

/** A time as ISO 8601, of what databases hold; one that is written otherwise stays as it is. */
export function isoTime(text: string | null): string | null {
  const value = text?.trim() ?? '';
  if (value === '') return null;
  const [, date, time, zone = ''] = stamp.exec(value) ?? [];
  if (date !== undefined) {
    if (time === undefined) return date;
    return `${date}T${time.length === 5 ? `${time}:00` : time}${zone}`;
  }
  const [, month = '', day = '', clock = '', year = ''] = spelled.exec(value) ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return value;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}`;
}
