import type { Column, TableSummary } from '../../../main/contract/study';
import { isWordStart } from '../../components/fuzzyMatch';

/** A table that a filter lets through. */
export interface FoundTable {
  readonly table: TableSummary;
  /** Columns whose names were found; none where only the table's was. */
  readonly columns: readonly Column[];
}

/** What was typed, for names of tables and of columns: `table.column` asks for both. */
export interface Filter {
  readonly inTables: string;
  readonly inColumns: string;
  /** Whether a column counts only within a table that was found too. */
  readonly both: boolean;
}

export function filterOf(typed: string): Filter {
  const [table = '', ...rest] = typed.split('.');
  return { inTables: table, inColumns: rest.length > 0 ? rest.join('.') : table, both: rest.length > 0 };
}

/**
 * The tables whose names, or names of columns, answer the filter. Letters that stand scattered through a name count
 * only where no name answers better.
 */
export function filterTables(tables: readonly TableSummary[], filter: Filter): readonly FoundTable[] {
  const close = matched(tables, filter, answersClosely);
  return close.length > 0 ? close : matched(tables, filter, answers);
}

type Answers = (lower: string, wanted: string, name: string) => boolean;

function matched(
  tables: readonly TableSummary[],
  { inTables, inColumns, both }: Filter,
  answer: Answers,
): readonly FoundTable[] {
  const [wantedTable, wantedColumn] = [letters(inTables), letters(inColumns)];
  return tables.flatMap(table => {
    const own = answer(table.name.toLowerCase(), wantedTable, table.name);
    if (both && !own) return [];
    const columns = table.columns.filter(({ name }) => answer(name.toLowerCase(), wantedColumn, name));
    return columns.length > 0 || (own && !both) ? [{ table, columns }] : [];
  });
}

function letters(typed: string): string {
  return typed.toLowerCase().replaceAll(/\s+/g, '');
}

/** Whether the letters stand in the name in their order. */
function answers(lower: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const index = lower.indexOf(letter, from);
    if (index < 0) return false;
    from = index + 1;
  }
  return true;
}

/** Whether the letters stand together, or each run of them begins a word. */
function answersClosely(lower: string, wanted: string, name: string): boolean {
  if (lower.includes(wanted)) return true;
  return answers(lower, wanted) && byWords(lower, wanted, name, -1);
}

/** Whether what is still wanted goes on right after the last letter, or at the start of a later word. */
function byWords(lower: string, wanted: string, name: string, last: number): boolean {
  const letter = wanted[0];
  if (letter === undefined) return true;
  for (let at = lower.indexOf(letter, last + 1); at >= 0; at = lower.indexOf(letter, at + 1)) {
    const counts = (last >= 0 && at === last + 1) || isWordStart(name, at);
    if (counts && byWords(lower, wanted.slice(1), name, at)) return true;
  }
  return false;
}
