import { literal, quoted } from '../../../main/contract/sql';
import type { TableSummary } from '../../../main/contract/study';
import { oneLine, rowsQuery } from '../../workbench/queryOn';
import { useInsertText } from '../../workbench/useInsertText';
import { useShowQuery } from '../../workbench/useShowQuery';

interface TableQueries {
  /** Shows all rows of a table; one that only the active query sees is named there. */
  readonly open: (table: TableSummary) => void;
  /** Shows the rows of its files that were not loaded. */
  readonly openRejects: (table: TableSummary) => void;
}

/** Opens queries on a table in new editors and runs them; the editor of one that is open already comes forward. */
export function useTableQueries(): TableQueries {
  const show = useShowQuery();
  const insert = useInsertText();
  return {
    open: ({ name, role }) => {
      const query = rowsQuery(name);
      if (role === 'temporary') insert(quoted(name), query);
      else show(name, query);
    },
    openRejects: ({ name, files }) => {
      show(`${name}-rejects`, rejectsQuery(name, files));
    },
  };
}

/** The query that shows what of a table's files was not loaded, and why. */
export function rejectsQuery(table: string, files: readonly string[]): string {
  const paths = files.map(literal).join(', ');
  return `-- title: Rejected rows of ${oneLine(table)}\nSELECT * FROM rejects WHERE file IN (${paths}) ORDER BY file, line;\n`;
}
