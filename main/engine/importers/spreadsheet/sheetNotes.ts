import { totalNote } from '../totalRow';
import { columnLetters } from './book';
import type { Sheet } from './book';
import type { ColumnPlan } from './columnType';
import type { ColumnSurvey } from './columnSurvey';
import type { SheetTable } from './sheetTable';

const mostNamed = 5;

/** The first few of a list, and how many more there are. */
export function firstFew(all: readonly (string | number)[], most = mostNamed): string {
  const rest = all.length - most;
  return `${all.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest.toLocaleString('en-GB')} more` : ''}`;
}

const times = (count: number, one: string, many: string) =>
  count === 1 ? `One ${one}` : `${count.toLocaleString('en-GB')} ${many}`;

/** What there is to say of the sheet as a whole. */
export function tableNotes(
  table: SheetTable,
  emptyRows: readonly number[],
  totals: readonly number[],
): string[] {
  const { sheet, above, header, emptyColumns } = table;
  const rows = (list: readonly number[]) => firstFew(list.map(row => row + 1));
  const lines = above.length;
  return [
    ...(lines === 1 ? ['One line stands above the header and was not loaded as data.'] : []),
    ...(lines > 1 ? [`${lines} lines stand above the header and were not loaded as data.`] : []),
    ...(header === null
      ? ['The first row holds values rather than names, so the columns are named column0, column1, ….']
      : []),
    ...(header !== null && header.last > header.first
      ? [`The names of the columns are joined from the rows ${header.first + 1} to ${header.last + 1}.`]
      : []),
    ...(emptyColumns.length > 0
      ? [`Empty columns were passed over: ${firstFew(emptyColumns.map(columnLetters))}.`]
      : []),
    ...(emptyRows.length > 0 ? [`Empty rows were passed over: ${rows(emptyRows)}.`] : []),
    ...hiddenNotes(table),
    ...mergeNotes(table),
    ...uncomputedNotes(sheet),
    ...(totals.length > 0 ? [totalNote(totals.length, `row ${rows(totals)}`)] : []),
  ];
}

function hiddenNotes({ sheet, firstData, lastData, columns }: SheetTable): string[] {
  const rows = sheet.hiddenRows.filter(row => row >= firstData && row <= lastData);
  const names = columns.filter(({ at }) => sheet.hiddenColumns.includes(at)).map(({ name }) => `“${name}”`);
  return [
    ...(rows.length > 0
      ? [
          `${times(rows.length, 'row is', 'rows are')} hidden in the workbook (${firstFew(rows.map(row => row + 1))}); ${rows.length === 1 ? 'it was' : 'they were'} read like the others.`,
        ]
      : []),
    ...(names.length > 0
      ? [`Columns hidden in the workbook were read like the others: ${firstFew(names)}.`]
      : []),
  ];
}

function mergeNotes({ sheet, firstData, lastData }: SheetTable): string[] {
  const merged = sheet.merges.filter(({ s }) => s.r >= firstData && s.r <= lastData);
  const [first] = merged;
  if (!first) return [];
  const where = `${columnLetters(first.s.c)}${first.s.r + 1}`;
  return [
    `Merged cells have their value in the first row and column alone, the others are empty (${times(merged.length, 'place', 'places')}, the first at ${where}).`,
  ];
}

function uncomputedNotes({ uncomputed }: Sheet): string[] {
  if (uncomputed.length === 0) return [];
  return [
    `${times(uncomputed.length, 'formula has', 'formulas have')} never been computed (${firstFew(uncomputed)}) and ${uncomputed.length === 1 ? 'is' : 'are'} empty here. Open the workbook in a spreadsheet program and save it.`,
  ];
}

/** What there is to say of a column. */
export function columnNotes(name: string, at: number, survey: ColumnSurvey, plan: ColumnPlan): string[] {
  const { counts } = survey;
  const errors = [...survey.errors].map(
    ([text, rows]) => `${text} in ${firstFew(rows.map(row => `${columnLetters(at)}${row + 1}`))}`,
  );
  const isNumber = plan.type === 'BIGINT' || plan.type === 'DOUBLE';
  return [
    ...(errors.length > 0 ? [`“${name}” has errors, which are empty here: ${errors.join('; ')}.`] : []),
    ...(isNumber && counts.percent > 0
      ? [`“${name}” is shown in per cent; its values are shares of one, as in 0.95 for 95%.`]
      : []),
    ...(isNumber && counts.text > 0
      ? [
          `“${name}” holds ${counts.whole + counts.fraction > 0 ? `${times(counts.text, 'number', 'numbers')} stored as text` : 'numbers stored as text'}, read as numbers.`,
        ]
      : []),
    ...(plan.readSerials
      ? [`“${name}” holds serial numbers without a date format; they were read as days.`]
      : []),
    ...(counts.padded > 0
      ? [`“${name}” shows numbers with zeros before them, such as codes have, so it is text as shown.`]
      : []),
    ...(counts.text > 0 && counts.date + counts.timestamp > 0 && plan.type !== 'VARCHAR'
      ? [
          `“${name}” holds ${times(counts.text, 'date', 'dates')} typed as text among dates of the workbook; look whether day and month of those are right.`,
        ]
      : []),
    ...(counts.duration > 0 ? [`“${name}” holds lengths of time, kept as text as they are shown.`] : []),
    ...mixedNote(name, survey, plan),
  ];
}

/** Says by which texts a column of numbers or dates is text. */
function mixedNote(name: string, { counts, words }: ColumnSurvey, plan: ColumnPlan): string[] {
  const typed =
    counts.whole + counts.fraction + counts.date + counts.timestamp + counts.time + counts.boolean;
  const other = counts.text - counts.wholeText - counts.decimalText;
  if (plan.type !== 'VARCHAR' || typed === 0 || counts.padded > 0 || counts.duration > 0) return [];
  if (counts.text === 0) return [`“${name}” holds values of different types, so it is text.`];
  if (other === 0 || other > typed) return [];
  const shown = [...words].map(
    ([text, { count, row }]) =>
      `${brief(text)} (${count === 1 ? '' : `${count.toLocaleString('en-GB')} times, first `}in row ${row + 1})`,
  );
  return [
    `“${name}” holds other text among ${typed.toLocaleString('en-GB')} ${typed === 1 ? 'number or date' : 'numbers or dates'}, so it is text: ${firstFew(shown, 3)}. If such a text stands for no value, name it under missing: in study.yaml.`,
  ];
}

function brief(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}
