import { literal, quoted } from '../../contract/sql';
import type {
  CaseSummary,
  Column,
  Problem,
  SourceSummary,
  StudySummary,
  TableRole,
  TableSummary,
} from '../../contract/study';
import { columnKind } from '../arrow/columnKind';
import type { Session } from '../database/Session';
import { ownTables } from './ownTables';
import { studyTables } from './studyTables';

type Given = Pick<StudySummary, 'folder' | 'title' | 'described' | 'problems' | 'privacy'>;

/** What a window needs to know of the study, read from its database. */
export async function summarise(session: Session, given: Given): Promise<StudySummary> {
  const tables = await summariseTables(session);
  const problems = [...given.problems, ...(await noteProblems(session)), ...(await rejectProblems(session))];
  const sources = await summariseSources(session);
  return { ...given, tables, views: [], sources, problems, cases: await summariseCases(session, tables) };
}

async function summariseTables(session: Session): Promise<readonly TableSummary[]> {
  const columns = await session.rows(
    `SELECT table_name, list({'name': column_name, 'type': data_type} ORDER BY column_index) AS columns
     FROM duckdb_columns() WHERE database_name = 'study' AND schema_name = 'main' GROUP BY table_name ORDER BY table_name`,
  );
  const loads = await session.rows(
    `SELECT table_name, list(path ORDER BY path) AS files, sum(rows)::BIGINT AS rows, sum(rejected_rows)::BIGINT AS rejected
     FROM study.main.sources GROUP BY table_name`,
  );
  const loaded = new Map(loads.map(row => [String(row['table_name']), row]));
  const summaries: TableSummary[] = [];
  for (const row of columns) {
    const name = String(row['table_name']);
    const load = loaded.get(name);
    const list = columnsOf(row['columns']);
    const files = load?.['files'];
    summaries.push({
      name,
      role: roleOf(name),
      rows: load ? Number(load['rows']) : await countRows(session, name),
      rejectedRows: Number(load?.['rejected'] ?? 0),
      files: Array.isArray(files) ? files.map(String) : [],
      columns: list,
      synthetic: await isSynthetic(session, name, list),
    });
  }
  // What was said of invented words is invented as well.
  const invented = summaries.some(({ name, synthetic }) => name === 'documents' && synthetic);
  return summaries.map(summary =>
    invented && ['turns', 'codings', 'memos'].includes(summary.name)
      ? { ...summary, synthetic: true }
      : summary,
  );
}

function roleOf(table: string): TableRole {
  if (ownTables.includes(table)) return 'record';
  return Object.hasOwn(studyTables, table) ? 'known' : 'other';
}

async function summariseSources(session: Session): Promise<readonly SourceSummary[]> {
  const rows = await session.rows('SELECT path, table_name, rows, rejected_rows FROM study.main.sources');
  return rows.map(row => ({
    path: String(row['path']),
    table: String(row['table_name']),
    rows: Number(row['rows']),
    rejectedRows: Number(row['rejected_rows']),
  }));
}

function columnsOf(list: unknown): readonly Column[] {
  if (!Array.isArray(list)) return [];
  return list.map((column: object) => {
    const type = String(Reflect.get(column, 'type'));
    return { name: String(Reflect.get(column, 'name')), type, kind: columnKind(type) };
  });
}

async function countRows(session: Session, table: string): Promise<number> {
  const [row] = await session.rows(`SELECT count(*) AS rows FROM study.main.${quoted(table)}`);
  return Number(row?.['rows'] ?? 0);
}

async function isSynthetic(session: Session, table: string, columns: readonly Column[]): Promise<boolean> {
  const source = columns.find(({ name, type }) => name.toLowerCase() === 'source' && type === 'VARCHAR');
  if (!source) return false;
  const found = await session.rows(
    `SELECT 1 FROM study.main.${quoted(table)} WHERE lower(trim(${quoted(source.name)})) = 'synthetic' LIMIT 1`,
  );
  return found.length > 0;
}

async function summariseCases(
  session: Session,
  tables: readonly TableSummary[],
): Promise<readonly CaseSummary[]> {
  const cases = tables.find(({ name }) => name === 'cases');
  const has = (column: string) => cases?.columns.some(({ name }) => name === column) === true;
  if (!['case_id', 'name', 'short_name', 'colour', 'sort_order'].every(has)) return [];
  const rows = await session.rows(
    'SELECT case_id, name, short_name, colour FROM study.main.cases WHERE case_id IS NOT NULL ORDER BY sort_order, case_id LIMIT 500',
  );
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return rows.map(row => {
    const id = String(row['case_id']);
    const shortName = text(row['short_name']) ?? id;
    return { id, shortName, name: text(row['name']) ?? shortName, colour: text(row['colour']) };
  });
}

async function noteProblems(session: Session): Promise<readonly Problem[]> {
  const rows = await session.rows(
    'SELECT path, unnest(notes) AS note FROM study.golden_thread.loads ORDER BY path, note',
  );
  return rows.map(row => ({
    severity: 'warning',
    message: String(row['note']),
    place: { path: String(row['path']) },
  }));
}

/** How many rejects of one file are told one by one; all of them are in the table `rejects`. */
const rejectsShown = 100;

async function rejectProblems(session: Session): Promise<readonly Problem[]> {
  const rows = await session.rows(
    `SELECT file, line, "column" AS name, value, reason, count(*) OVER (PARTITION BY file) AS total,
       row_number() OVER (PARTITION BY file ORDER BY line) AS number
     FROM study.main.rejects QUALIFY number <= ${rejectsShown + 1} ORDER BY file, number`,
  );
  return rows.map(row => {
    const path = String(row['file']);
    const line = row['line'] === null ? null : Number(row['line']);
    const place = line === null ? { path } : { path, line };
    if (Number(row['number']) <= rejectsShown)
      return { severity: 'warning', message: rejectMessage(row), place };
    const message = `${Number(row['total']) - rejectsShown} more rows or values of ${path} were not loaded. All of them: FROM rejects WHERE file = ${literal(path)}`;
    return { severity: 'warning', message, place: { path } };
  });
}

/** A row of `rejects` as a sentence. */
function rejectMessage(row: Readonly<Record<string, unknown>>): string {
  const { value, name, reason } = row;
  const shown = typeof value === 'string' && value !== '' ? `: “${shortened(value)}”` : '';
  const column = typeof name === 'string' ? ` in column ${name}` : '';
  return `Row not loaded: ${String(reason)}${column}${shown}`;
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
