import { useCallback } from 'react';
import { quoted } from '../../../main/contract/sql';
import type { Column, TableSummary } from '../../../main/contract/study';
import { useInsertText } from '../../workbench/useInsertText';

/** Puts a column's name at the caret of the active query; where there is none, a query on the column begins. */
export function useInsertColumn(): (table: TableSummary, column: Column) => void {
  const insert = useInsertText();
  return useCallback(
    (table, column) => {
      const name = quoted(column.name);
      insert(name, `SELECT ${name} FROM ${quoted(table.name)};\n`);
    },
    [insert],
  );
}
