/** Some rows of a result, decoded. */
export interface GridPage {
  /** The text of a value, exact; null for NULL. The row counts from the page's first. */
  textAt(row: number, column: number): string | null;
}
