import { literal, quoted } from '../../../contract/sql';

/** SQL of a cell as a text without spaces around it; NULL when it is empty. DuckDB may have read it as any type. */
export function textOf(column: string): string {
  return `nullif(trim(CAST(${quoted(column)} AS VARCHAR)), '')`;
}

/** SQL of a cell as a number: thousands commas are taken out, and what is no number (`-`, `*`, `n/a`, `1,5`) is NULL. */
export function numberOf(column: string): string {
  return numberIn(textOf(column));
}

function numberIn(text: string): string {
  return `CASE WHEN regexp_full_match(${text}, '[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?([.][0-9]+)?([eE][+-]?[0-9]+)?')
    THEN TRY_CAST(replace(${text}, ',', '') AS DOUBLE) END`;
}

/** SQL of a percentage: `95%`, 95, or a share such as 0.95 where no value of the column is above 1. */
export function percentageOf(column: string): string {
  const number = numberOf(column);
  return `CASE WHEN ${number} IS NULL THEN ${numberBeforePercent(column)}
    WHEN max(${number}) OVER () <= 1 THEN 100 * ${number} ELSE ${number} END`;
}

/** SQL of the number in a cell that may have a percent sign behind it. */
export function numberBeforePercent(column: string): string {
  return numberIn(`rtrim(${textOf(column)}, '% ')`);
}

/** SQL of a day: ISO 8601, or day/month/year as these files write it. */
export function dayOf(column: string): string {
  const text = textOf(column);
  return `CASE WHEN regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}.*') THEN TRY_CAST(left(${text}, 10) AS DATE)
    WHEN regexp_full_match(${text}, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}.*')
    THEN CAST(TRY_STRPTIME(regexp_extract(${text}, '^[0-9/]+'), '%d/%m/%Y') AS DATE) END`;
}

const months = "['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']";
const monthWord = '(?i)(?:^|[^a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/**
 * SQL of the first day of a month: `MSitAE-MARCH-2026`, `RTT-April-2022`, `Apr-16`, `201604`, or a day in it. A
 * financial year beside a month (`January 2016-17`) is no year of it and gives NULL.
 */
export function monthOf(column: string): string {
  const text = textOf(column);
  const pattern = literal(`${monthWord}[^a-z0-9]*((?:19|20)[0-9]{2}|[0-9]{2})(?:[^0-9]|$)`);
  const year = `TRY_CAST(regexp_extract(${text}, ${pattern}, 2) AS INTEGER)`;
  return `CASE WHEN ${dayOf(column)} IS NOT NULL THEN CAST(date_trunc('month', ${dayOf(column)}) AS DATE)
    WHEN regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}') THEN TRY_CAST(${text} || '-01' AS DATE)
    WHEN regexp_full_match(${text}, '(19|20)[0-9]{4}') THEN CAST(TRY_STRPTIME(${text} || '01', '%Y%m%d') AS DATE)
    WHEN regexp_matches(${text}, '(19|20)[0-9]{2}[-/][0-9]{2}([^0-9]|$)') THEN NULL
    WHEN ${year} IS NOT NULL THEN make_date(CASE WHEN ${year} < 100 THEN 2000 + ${year} ELSE ${year} END,
      list_position(${months}, lower(regexp_extract(${text}, ${pattern}, 1))), 1) END`;
}

/** SQL of the first day of a month that is named beside its financial year: `2016-17` and `JULY`. */
export function monthInYear(yearColumn: string, monthColumn: string): string {
  const year = `TRY_CAST(regexp_extract(${textOf(yearColumn)}, '(?:19|20)[0-9]{2}') AS INTEGER)`;
  const word = literal(monthWord);
  const month = `list_position(${months}, lower(regexp_extract(${textOf(monthColumn)}, ${word}, 1)))`;
  return `CASE WHEN ${year} IS NOT NULL AND ${month} >= 1
    THEN make_date(CASE WHEN ${month} < 4 THEN ${year} + 1 ELSE ${year} END, ${month}, 1) END`;
}

/** SQL that tells whether a cell stands for all organisations together. */
export function isTotal(column: string): string {
  return `regexp_full_match(coalesce(${textOf(column)}, ''), '(?i)(grand )?totals?|england( [(].*[)])?( total)?|all providers')`;
}
