import { useCallback } from 'react';
import { literal, quoted } from '../../../main/contract/sql';
import type { TableSummary } from '../../../main/contract/study';
import { isUntitled } from '../../session/document';
import { useSessionStore } from '../../session/SessionProvider';
import { useQueryRun } from '../../session/useQueryRun';
import { useDocuments } from '../../workbench/useDocuments';

interface TableQueries {
  /** Shows all rows of a table. */
  readonly open: (table: TableSummary) => void;
  /** Shows the rows of its files that were not loaded. */
  readonly openRejects: (table: TableSummary) => void;
}

/** Opens queries on a table in new editors and runs them; the editor of one that is open already comes forward. */
export function useTableQueries(): TableQueries {
  const store = useSessionStore();
  const { open, begin } = useDocuments();
  const { run } = useQueryRun();
  const show = useCallback(
    (name: string, text: string) => {
      const { documents } = store.get();
      const before = Object.values(documents).find(other => isUntitled(other.path) && other.text === text);
      if (before) void open(before.path);
      else run(begin(`${name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_')}.sql`, text));
    },
    [store, open, begin, run],
  );
  return {
    open: ({ name }) => {
      show(name, rowsQuery(name));
    },
    openRejects: ({ name, files }) => {
      show(`${name}-rejects`, rejectsQuery(name, files));
    },
  };
}

/** A name within the one line of a comment. */
const oneLine = (name: string): string => name.replaceAll(/\s+/g, ' ');

/** The query that shows all rows of a table. */
export function rowsQuery(table: string): string {
  return `-- title: Rows of ${oneLine(table)}\nSELECT * FROM ${quoted(table)};\n`;
}

/** The query that shows what of a table's files was not loaded, and why. */
export function rejectsQuery(table: string, files: readonly string[]): string {
  const paths = files.map(literal).join(', ');
  return `-- title: Rejected rows of ${oneLine(table)}\nSELECT * FROM rejects WHERE file IN (${paths}) ORDER BY file, line;\n`;
}
