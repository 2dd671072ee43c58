import { literal } from '../../../contract/sql';
import type { Exporter } from '../exporter';
import { selectRows } from '../rowPages';

/** Parquet, with the thread among the file's metadata under `golden_thread`. */
export const parquet: Exporter = {
  format: 'parquet',
  carriesThread: true,
  check: () => undefined,
  async write(rows, thread, file, signal) {
    const metadata = `KV_METADATA {golden_thread: ${literal(JSON.stringify(thread))}}`;
    await rows.session.run(
      `COPY (${selectRows(rows, exact)} ORDER BY rowid) TO ${literal(file)} (FORMAT parquet, ${metadata})`,
      { signal },
    );
  },
};

/** DuckDB would write these types as the nearest that Parquet has, and lose digits or zones in silence. */
function exact(sql: string, type: string): string {
  if (/^(UHUGEINT|INTERVAL|TIME WITH TIME ZONE|UNION\b.*)$/.test(type)) return `CAST(${sql} AS VARCHAR)`;
  const wide = type.replace(/\bU?HUGEINT\b/g, 'DECIMAL(38,0)');
  return wide === type ? sql : `CAST(${sql} AS ${wide})`;
}
