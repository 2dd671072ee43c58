/** What a text says if it is a date: as ISO 8601, read either way where day and month could be meant both ways. */
export interface TextDate {
  /** Null where the text is no date read so. */
  readonly dayFirst: string | null;
  readonly monthFirst: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = '(?:[T ]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(\\.\\d{1,6})?)?)?';
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${clock}$`);
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d\\d)${clock}$`);
const dayMonth = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[- /.]*([a-z]{3,9})\\.?[- /.,]*(\\d{4}|\\d\\d)${clock}$`,
);
const monthDay = new RegExp(`^([a-z]{3,9})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})${clock}$`);

/** Reads a text as a date or a date and time; null where it is neither. */
export function textDate(text: string): TextDate | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length < 6 || trimmed.length > 40 || !/\d/.test(trimmed)) return null;
  const iso = yearFirst.exec(trimmed);
  if (iso) return both(moment(iso[1], iso[3], iso[4], iso.slice(5)));
  const numbers = yearLast.exec(trimmed);
  if (numbers) {
    const [, first, , second, year] = numbers;
    const dayFirst = moment(year, second, first, numbers.slice(5));
    const monthFirst = moment(year, first, second, numbers.slice(5));
    return dayFirst === null && monthFirst === null ? null : { dayFirst, monthFirst };
  }
  const named = dayMonth.exec(trimmed);
  if (named) return both(moment(named[3], monthNumber(named[2]), named[1], named.slice(4)));
  const american = monthDay.exec(trimmed);
  return american
    ? both(moment(american[3], monthNumber(american[1]), american[2], american.slice(4)))
    : null;
}

function both(date: string | null): TextDate | null {
  return date === null ? null : { dayFirst: date, monthFirst: date };
}

/** As a number from 1; empty where the word is no month. */
function monthNumber(word = ''): string {
  const index = months.indexOf(word.slice(0, 3));
  const names =
    /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
  return index >= 0 && names.test(word) ? String(index + 1) : '';
}

function moment(
  year = '',
  month = '',
  day = '',
  [hour, minute, second, fraction]: readonly (string | undefined)[],
): string | null {
  // Two digits are of this century up to 68, as DuckDB and C have it.
  const whole = year.length === 2 ? (Number(year) < 69 ? 2000 : 1900) + Number(year) : Number(year);
  const date = new Date(Date.UTC(whole, Number(month) - 1, Number(day)));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (month === '' || whole < 1000 || !isDay) return null;
  const iso = date.toISOString().slice(0, 10);
  if (hour === undefined) return iso;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${iso} ${hour.padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}${fraction ?? ''}`;
}

/** What to say of a column whose dates could all be read either way. */
export function ambiguousNote(column: string): string {
  return `The dates of “${column}” could be read day first or month first; they were read day first. Say dates: day_first or month_first in study.yaml.`;
}
