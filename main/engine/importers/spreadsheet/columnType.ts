import { textDate } from '../textDates';
import { momentText, plainDigits, valueText } from './cellValue';
import type { CellValue } from './cellValue';
import type { ColumnSurvey } from './columnSurvey';
import { serialMoment } from './serialDate';

type Order = 'day_first' | 'month_first';

/** What a column becomes. */
export interface ColumnPlan {
  readonly type: string;
  /** A value as a text that DuckDB casts to the type. */
  readonly text: (value: CellValue) => string | null;
  /** Whether its dates could have been read either way, and nobody said which. */
  readonly isAmbiguous: boolean;
  /** Whether numbers without a date format were read as days. */
  readonly readSerials: boolean;
}

/** Chooses the type of a column from all its values, from the one wanted, and from how dates are meant. */
export function columnType(
  survey: ColumnSurvey,
  wanted: string | undefined,
  dates: Order | null,
  from1904: boolean,
): ColumnPlan {
  const { counts } = survey;
  const numbers = counts.whole + counts.fraction;
  const moments = counts.date + counts.timestamp;
  const times = counts.time + counts.duration;
  const total = numbers + counts.text + moments + times + counts.boolean;
  const plain = { isAmbiguous: false, readSerials: false };
  const asText: ColumnPlan = { ...plain, type: 'VARCHAR', text: valueText };
  const wantsDays = /^\s*(date|timestamp|datetime)/i.test(wanted ?? '');
  if (total === 0 || (wanted !== undefined && /^\s*(varchar|text|string)/i.test(wanted))) return asText;
  const order = dateOrder(survey, dates);
  const dated = order === 'day_first' ? counts.dayFirst : counts.monthFirst;
  if (wantsDays || (dated === counts.text && moments + counts.text === total)) {
    const readSerials = wantsDays && numbers > 0 && counts.serial === numbers;
    const isWhole = dated === counts.text && moments + counts.text + (readSerials ? numbers : 0) === total;
    const type = isWhole ? dayType(survey, wanted) : 'VARCHAR';
    const isAmbiguous = dates === null && survey.ambiguous.length > 0 && isEitherWay(survey);
    return { type, text: dayText(order, readSerials, from1904), isAmbiguous, readSerials };
  }
  if (numbers + counts.wholeText + counts.decimalText === total && counts.padded === 0) {
    const isWhole = counts.fraction === 0 && counts.decimalText === 0;
    return { ...plain, type: isWhole ? 'BIGINT' : 'DOUBLE', text: numeric };
  }
  if (counts.time === total) return { ...plain, type: 'TIME', text: valueText };
  if (counts.boolean === total) return { ...plain, type: 'BOOLEAN', text: valueText };
  return asText;
}

/** As said; else whichever fits all dates, and day first where both do. */
function dateOrder({ counts }: ColumnSurvey, dates: Order | null): Order {
  if (dates !== null) return dates;
  return counts.monthFirst > counts.dayFirst ? 'month_first' : 'day_first';
}

function isEitherWay({ counts }: ColumnSurvey): boolean {
  return counts.dayFirst === counts.monthFirst;
}

function dayType({ counts }: ColumnSurvey, wanted: string | undefined): string {
  if (wanted !== undefined && /^\s*(timestamp|datetime)\s*$/i.test(wanted)) return 'TIMESTAMP';
  return counts.timestamp + counts.withTime > 0 ? 'TIMESTAMP' : 'DATE';
}

function dayText(order: Order, readSerials: boolean, from1904: boolean): ColumnPlan['text'] {
  return value => {
    if (value.kind === 'text') {
      const date = textDate(value.text);
      return (order === 'day_first' ? date?.dayFirst : date?.monthFirst) ?? value.text;
    }
    const moment = readSerials && value.kind === 'number' ? serialMoment(value.number, from1904) : null;
    return moment ? momentText(moment) : valueText(value);
  };
}

function numeric(value: CellValue): string | null {
  if (value.kind === 'number') return plainDigits(value.number);
  return valueText(value)?.trim() ?? null;
}
