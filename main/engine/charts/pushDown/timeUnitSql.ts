import type { ChartColumn } from '../chartColumns';
import { isTemporal } from './aggregateSql';

const truncations: Readonly<Record<string, string>> = {
  year: 'year',
  yearquarter: 'quarter',
  yearmonth: 'month',
  yearmonthdate: 'day',
  yearmonthdatehours: 'hour',
  yearmonthdatehoursminutes: 'minute',
};

/** Vega-Lite puts units without a year into 2012, whose first day is a Sunday. */
const recurrences: Readonly<Record<string, (time: string) => string>> = {
  quarter: time => `make_date(2012, quarter(${time}) * 3 - 2, 1)`,
  month: time => `make_date(2012, month(${time}), 1)`,
  monthdate: time => `make_date(2012, month(${time}), day(${time}))`,
  date: time => `make_date(2012, 1, day(${time}))`,
  day: time => `make_date(2012, 1, 1 + dayofweek(${time}))`,
  hours: time => `TIMESTAMP '2012-01-01' + to_hours(hour(CAST(${time} AS TIMESTAMP)))`,
};

/** A moment that Vega-Lite's time unit takes to the same place as the column's value; null for units left to it. */
export function timeUnitSql(unit: string, column: ChartColumn): string | null {
  if (!isTemporal(column)) return null;
  const truncation = truncations[unit];
  if (truncation !== undefined) return `date_trunc('${truncation}', CAST(${column.sql} AS TIMESTAMP))`;
  return recurrences[unit]?.(column.sql) ?? null;
}
