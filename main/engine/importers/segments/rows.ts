import type { TextTable } from './table';

/** A row whose cells are read by field. */
export interface Row<Field extends string> {
  readonly line: number;
  /** The cell without space around it; null where nothing is left. */
  readonly cell: (field: Field) => string | null;
  /** The cell as it stands. */
  readonly whole: (field: Field) => string;
  readonly blank: boolean;
}

/** The rows of a table, their cells by field. */
export function rowsOf<Field extends string>(
  table: TextTable,
  columns: ReadonlyMap<Field, number>,
): readonly Row<Field>[] {
  return table.rows.map((cells, index) => {
    const whole = (field: Field) => {
      const column = columns.get(field);
      return column === undefined ? '' : (cells[column] ?? '');
    };
    return {
      line: table.lines[index] ?? index + 2,
      whole: field => cleaned(whole(field)),
      cell: field => cleaned(whole(field)).trim() || null,
      blank: cells.every(cell => (cell ?? '').trim() === ''),
    };
  });
}

/** All cells of one column. */
export function cellsOf<Field extends string>(
  table: TextTable,
  columns: ReadonlyMap<Field, number>,
  field: Field,
): readonly (string | null)[] {
  const column = columns.get(field);
  return column === undefined ? [] : table.rows.map(cells => cells[column] ?? null);
}

/** Line ends as line feeds; Excel writes a carriage return within a cell as `_x000D_`. */
function cleaned(text: string): string {
  return text.replace(/_x000D_\n?|\r\n?/gu, '\n');
}
