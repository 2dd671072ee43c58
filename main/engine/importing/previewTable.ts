import type { ImportPlan, ImportPreview, ImportQuestion } from '../../contract/importing';
import { literal, quoted } from '../../contract/sql';
import { columnKind } from '../arrow/columnKind';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import { checkedRows, checksOf } from '../study/misfits';
import { columnsOfParts } from '../study/parts';
import type { Part } from '../study/parts';
import type { LoadPlace } from '../study/plannedFile';
import { shapeRows } from '../study/shapeRows';
import type { Ready } from '../study/shapeRows';
import type { Made } from '../study/Study';
import { studyTables } from '../study/studyTables';
import { dropStaged, entryOf, readStaged } from './stagedTable';
import type { StagedTable } from './stagedTable';
import type { Staged } from './Staging';

/** Rows that are shown, and rejects that are told one by one. */
const shownFirst = 100;
const rejectsFirst = 200;

/** What a preview says where there is nothing of it to say. */
export const nothing: ImportPreview = {
  columns: [],
  rows: [],
  totalRows: 0,
  filteredRows: 0,
  rejectedRows: 0,
  rejects: [],
  notes: [],
  questions: [],
  unfilled: [],
  counts: {},
  losses: [],
  text: null,
};

/** Loads a file that waits as the plan says, into temporary tables alone, and tells all that would come of it. */
export async function previewTableOf(
  session: Session,
  staged: Staged,
  plan: ImportPlan,
  made: Made,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<ImportPreview> {
  const entry = entryOf(plan);
  const table = await session.exclusive(() => readStaged(session, staged, entry, place, signal));
  try {
    const shaping = { ...table, path: staged.name, entry };
    const ready = await session.exclusive(() => shapeRows(session, shaping, signal));
    const part = { table: ready.table, path: staged.name, firstLine: ready.firstLine };
    const unfit = await ruleRejects(session, plan.table, part, made, signal);
    return await describe(session, plan, table, ready, part, unfit);
  } finally {
    await session.exclusive(() => dropStaged(session, table));
  }
}

const unfitTable = 'temp.main."preview misfits"';

/** Holds the rows against the study's rules, beside those that the study has already. The number of rows that do not fit. */
async function ruleRejects(
  session: Session,
  name: string,
  part: Part,
  made: Made,
  signal: AbortSignal,
): Promise<number> {
  const columns = new Map(await columnsOfParts(session));
  const own = await session.rows(`DESCRIBE ${part.table}`);
  columns.set(
    part.table,
    own.map(row => String(row['column_name'])),
  );
  const parts = [...(made.parts.get(name) ?? []), part];
  const checked = { name, parts, columns };
  const checks = checksOf(checked, new Set(made.parts.keys()));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE "preview misfits" (row BIGINT, "column" VARCHAR, value VARCHAR, reason VARCHAR)`,
  );
  if (checks.length > 0)
    await session.run(`CREATE OR REPLACE TEMP VIEW checked_rows AS ${checkedRows(checked)}`);
  for (const check of checks) {
    await session.run(
      `INSERT INTO ${unfitTable} SELECT row, "column", value, reason FROM (${check}) WHERE part = ${literal(part.table)}`,
      { signal },
    );
  }
  const [counted] = await session.rows(`SELECT count(DISTINCT row) AS rows FROM ${unfitTable}`);
  return Number(counted?.['rows'] ?? 0);
}

async function describe(
  session: Session,
  plan: ImportPlan,
  { rejects, report }: StagedTable,
  ready: Ready,
  part: Part,
  unfit: number,
): Promise<ImportPreview> {
  const described = await session.rows(`DESCRIBE ${ready.table}`);
  const columns = described
    .map(row => ({ name: String(row['column_name']), type: String(row['column_type']) }))
    .filter(({ name }) => name !== lineColumn)
    .map(({ name, type }) => ({ name, type, kind: columnKind(type) }));
  const fitting = `FROM ${ready.table} WHERE rowid NOT IN (SELECT row FROM ${unfitTable})`;
  const texts = columns.map(({ name }) => `CAST(${quoted(name)} AS VARCHAR) AS ${quoted(name)}`);
  const first = await session.rows(`SELECT ${texts.join(', ')} ${fitting} LIMIT ${shownFirst}`);
  const line = described.some(row => row['column_name'] === lineColumn)
    ? `(SELECT any_value(${quoted(lineColumn)}) FROM ${ready.table} AS t WHERE t.rowid = m.row)`
    : `row + ${ready.firstLine ?? 1}`;
  const listed = await session.rows(
    `SELECT DISTINCT line, "column" AS name, value, reason FROM
       (SELECT line, "column", value, reason FROM ${rejects} UNION ALL
        SELECT ${line}, "column", value, reason FROM ${unfitTable} AS m)
     ORDER BY line NULLS LAST, name LIMIT ${rejectsFirst}`,
  );
  const [counted] = await session.rows(
    `SELECT (SELECT count(*) FROM ${ready.table}) AS rows,
       (SELECT count(DISTINCT line) + count(*) FILTER (line IS NULL) FROM ${rejects}) AS rejected`,
  );
  const source = await session.rows(
    `SELECT ${columns.map(({ name }) => `count(${quoted(name)})`).join(', ') || '0'} FROM ${ready.table}`,
  );
  const filled = Object.values(source[0] ?? {}).map(Number);
  return {
    ...nothing,
    columns,
    rows: first.map(row => columns.map(({ name }) => textOf(row[name]))),
    totalRows: Number(counted?.['rows'] ?? 0) - unfit,
    filteredRows: ready.filtered,
    rejectedRows: Number(counted?.['rejected'] ?? 0) + unfit,
    rejects: listed.map(row => ({
      line: row['line'] === null ? null : Number(row['line']),
      column: textOf(row['name']),
      value: textOf(row['value']),
      reason: String(row['reason']),
    })),
    notes: ready.notes,
    unfilled: Object.keys(studyTables[plan.table] ?? {}).filter(name => {
      const at = columns.findIndex(column => column.name === name);
      return at === -1 || filled[at] === 0;
    }),
    questions: [...dateQuestions(plan, report), ...(await caseQuestions(session, plan, part))],
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function dateQuestions(
  plan: ImportPlan,
  { ambiguousDates = [] }: StagedTable['report'],
): readonly ImportQuestion[] {
  if (plan.dates !== null) return [];
  return ambiguousDates.map(({ column, examples }) => ({ about: 'dates', column, examples }));
}

/** Values that name no case, of a table whose rows are of cases; only a person knows which case is meant. */
async function caseQuestions(
  session: Session,
  { table }: ImportPlan,
  { table: rows }: Part,
): Promise<readonly ImportQuestion[]> {
  const known = studyTables[table];
  if (table === 'cases' || known?.['case_id'] === undefined) return [];
  const cases = await session
    .rows('SELECT * FROM study.main.cases WHERE case_id IS NOT NULL')
    .catch(() => []);
  if (cases.length === 0) return [];
  const unknown = await session.rows(
    `SELECT trim(CAST(case_id AS VARCHAR)) AS value, count(*) AS rows FROM ${rows}
     WHERE case_id IS NOT NULL AND CAST(case_id AS VARCHAR) NOT IN (SELECT CAST(case_id AS VARCHAR) FROM study.main.cases WHERE case_id IS NOT NULL)
     GROUP BY ALL ORDER BY rows DESC, value LIMIT 300`,
  );
  if (unknown.length === 0) return [];
  return [
    {
      about: 'cases',
      column: 'case_id',
      unknown: unknown.map(row => {
        const value = String(row['value']);
        return { value, rows: Number(row['rows']), likely: likelyCase(value, cases) };
      }),
    },
  ];
}

/** The case that one of whose names is the value, letters' case, punctuation and usual endings aside. */
function likelyCase(value: string, cases: readonly Readonly<Record<string, unknown>>[]): string | null {
  const wanted = folded(value);
  const found = cases.filter(one =>
    ['case_id', 'name', 'short_name', 'org_code', 'place'].some(
      column => typeof one[column] === 'string' && folded(one[column]) === wanted,
    ),
  );
  const [only] = found;
  return found.length === 1 && only ? String(only['case_id']) : null;
}

const folded = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b(the|nhs|foundation|trust|hospitals?|university|and|&)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
