/**
 * A table whose rows are of another shape than those of a study table, and the SQL that turns them: months of A&E
 * counts by trust into outcomes, a matrix into ties.
 */
export interface Layout {
  /** As study.yaml names it, such as `ae_monthly`. */
  readonly id: string;
  readonly title: string;
  /** The study table that its rows are for. */
  readonly table: string;
  /**
   * How sure it is that a table with these columns is of this layout, from 0 to 1, and why, as a sentence that names
   * the headings. Null where it is not; a layout that must be asked for (a matrix) always gives null.
   */
  recognise(columns: readonly string[]): { readonly sureness: number; readonly why: string } | null;
  /**
   * SQL of a SELECT over `source` (quoted) that gives the study table's columns. `source` has the columns of the file,
   * as it names them, and `lineColumn`, which each row made must carry over as it is.
   */
  select(source: string, columns: readonly string[]): string;
  /**
   * SQL of a SELECT over `source` of rows of the file that are no rows, such as totals: `lineColumn`, the column, its
   * value and the reason. Null where there are none.
   */
  leftOut(source: string, columns: readonly string[]): string | null;
}
