import { textDate } from '../textDates';
import { isPadded } from './cellValue';
import type { CellValue } from './cellValue';

/** What values a column holds, how many of each; all of them are counted before its type is chosen. */
export interface Counts {
  whole: number;
  fraction: number;
  /** Numbers shown with zeros before them. */
  padded: number;
  percent: number;
  /** Numbers that are likely days, if days are wanted: 1920 to 2099. */
  serial: number;
  text: number;
  date: number;
  timestamp: number;
  time: number;
  duration: number;
  boolean: number;
  /** Of the texts: numbers, whole or not, dates read day first or month first, dates with a time of day. */
  wholeText: number;
  decimalText: number;
  dayFirst: number;
  monthFirst: number;
  withTime: number;
}

const firstSerial = 7306;
const lastSerial = 73_051;
const mostExamples = 5;
const largestWhole = 2n ** 63n;

/** Counts the values of a column. */
export class ColumnSurvey {
  readonly counts: Counts = {
    whole: 0,
    fraction: 0,
    padded: 0,
    percent: 0,
    serial: 0,
    text: 0,
    date: 0,
    timestamp: 0,
    time: 0,
    duration: 0,
    boolean: 0,
    wholeText: 0,
    decimalText: 0,
    dayFirst: 0,
    monthFirst: 0,
    withTime: 0,
  };
  /** Errors by what they say, with the cells' rows. */
  readonly errors = new Map<string, number[]>();
  /** Texts that are no number, by text, with how often and where first; only the first few are kept. */
  readonly words = new Map<string, { count: number; readonly row: number }>();
  /** Dates as written that would be other days if they were read the other way. */
  readonly ambiguous: string[] = [];

  add(value: CellValue, row: number): void {
    const { counts } = this;
    switch (value.kind) {
      case 'none':
        break;
      case 'error':
        this.#addError(value.text, row);
        break;
      case 'number':
        this.#addNumber(value);
        break;
      case 'moment':
        counts[value.time === '00:00:00' ? 'date' : 'timestamp']++;
        break;
      case 'text':
        this.#addText(value.text, row);
        break;
      case 'boolean':
      case 'time':
      case 'duration':
        counts[value.kind]++;
    }
  }

  #addError(text: string, row: number): void {
    const rows = this.errors.get(text);
    if (rows) rows.push(row);
    else this.errors.set(text, [row]);
  }

  #addNumber(value: CellValue & { readonly kind: 'number' }): void {
    const { counts } = this;
    const { number, look } = value;
    counts[Number.isSafeInteger(number) ? 'whole' : 'fraction']++;
    if (look === 'percent') counts.percent++;
    if (look === 'padded' && isPadded(value)) counts.padded++;
    if (number >= firstSerial && number < lastSerial) counts.serial++;
  }

  #addText(written: string, row: number): void {
    const { counts } = this;
    const text = written.trim();
    counts.text++;
    if (isWholeText(text)) counts.wholeText++;
    else if (isDecimalText(text)) counts.decimalText++;
    else {
      const known = this.words.get(text);
      if (known) known.count++;
      else if (this.words.size < 20) this.words.set(text, { count: 1, row });
      this.#addDate(text);
    }
  }

  #addDate(text: string): void {
    const { counts, ambiguous } = this;
    // A column with many texts that are no dates is none of dates.
    if (counts.text > 1000 && counts.dayFirst + counts.monthFirst === 0) return;
    const date = textDate(text);
    if (!date) return;
    if (date.dayFirst !== null) counts.dayFirst++;
    if (date.monthFirst !== null) counts.monthFirst++;
    if (/\d:\d/.test(text)) counts.withTime++;
    const isOpen = date.dayFirst !== null && date.monthFirst !== null && date.dayFirst !== date.monthFirst;
    if (isOpen && ambiguous.length < mostExamples && !ambiguous.includes(text)) ambiguous.push(text);
  }
}

function isWholeText(text: string): boolean {
  if (!/^-?(0|[1-9]\d*)$/.test(text)) return false;
  if (text.length < 19) return true;
  const number = BigInt(text);
  return number < largestWhole && number >= -largestWhole;
}

/** A text with a decimal point, of no more digits than a number keeps. */
function isDecimalText(text: string): boolean {
  return /^-?(0|[1-9]\d*)?\.\d+$/.test(text) && text.replace(/\D/g, '').length <= 15;
}
