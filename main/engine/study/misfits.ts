import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import { keptRejectedLines, linesOf } from './lines';
import { fileColumn } from './parts';
import type { Part } from './parts';
import { tableRules } from './rules';
import type { Reference } from './rules';

/** A table of the study and the parts that it is made of, in their order. */
export interface Made {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** Of each row that is checked: which part and row of it, and of which file. */
const identity = 'part, row, file';

/**
 * Finds the rows of one table that break the study's rules and lists them, so that the table's view leaves them out
 * and `rejects` has them. Those tables that it refers to must be in place. The number of rows found.
 */
export async function findMisfits(
  session: Session,
  made: Made,
  loaded: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<number> {
  const { name } = made;
  await session.run(`DELETE FROM study.golden_thread.misfits WHERE table_name = ${literal(name)}`);
  const checks = checksOf(made, loaded);
  if (checks.length === 0) return 0;
  await gatherChecked(session, made);
  for (const check of checks) {
    await session.run(
      `INSERT INTO study.golden_thread.misfits
       SELECT ${literal(name)}, part, row, file, NULL, "column", value, reason FROM (${check})`,
      { signal },
    );
  }
  await session.run(`DROP ${isMany(made) ? 'TABLE' : 'VIEW'} checked_rows`);
  const [counted] = await session.rows(
    `SELECT count(*) AS rows FROM study.golden_thread.misfits WHERE table_name = ${literal(name)}`,
  );
  const found = Number(counted?.['rows'] ?? 0);
  if (found > 0) for (const part of made.parts) await setLines(session, made, part);
  return found;
}

/** More parts than this are put into a table before they are checked: a view on thousands of tables is slow to ask. */
const mostParts = 64;

const isMany = ({ parts }: Made) => parts.length > mostParts;

async function gatherChecked(session: Session, made: Made): Promise<void> {
  if (!isMany(made)) {
    await session.run(`CREATE OR REPLACE TEMP VIEW checked_rows AS ${checkedRows(made)}`);
    return;
  }
  for (let at = 0; at < made.parts.length; at += mostParts) {
    const rows = checkedRows({ ...made, parts: made.parts.slice(at, at + mostParts) }, at);
    if (at === 0) await session.run(`CREATE OR REPLACE TEMP TABLE checked_rows AS ${rows}`);
    else {
      for (const row of await session.rows(`DESCRIBE ${rows}`)) {
        const column = `${quoted(String(row['column_name']))} ${String(row['column_type'])}`;
        await session.run(`ALTER TABLE checked_rows ADD COLUMN IF NOT EXISTS ${column}`);
      }
      await session.run(`INSERT INTO checked_rows BY NAME ${rows}`);
    }
  }
}

/** SQL of every check that a table has columns for: identity, column, value and reason of each row of `checked_rows` that breaks it. */
export function checksOf(made: Made, loaded: ReadonlySet<string>): readonly string[] {
  const rules = tableRules[made.name] ?? {};
  const has = (column: string) => made.parts.some(part => made.columns.get(part.table)?.includes(column));
  const references = (rules.references ?? []).filter(
    ({ column, table, always }) => has(column) && (always === true || loaded.has(table)),
  );
  const key = rules.key ?? [];
  return [
    ...(key.length > 0 && key.every(has) ? [missingKey(key), repeatedKey(key)] : []),
    ...references.map(reference => dangling(reference, made.name)),
    ...(rules.order ?? []).filter(pair => pair.every(has)).map(([first, last]) => wrongOrder(first, last)),
    ...(made.name === 'codings' && loaded.has('documents') ? [outsideText, otherText] : []),
    ...(made.name === 'memos' ? memoTargets(loaded) : []),
  ];
}

/** SQL of the rows that are checked, of all parts together. */
export function checkedRows({ name, parts, columns }: Made, first = 0): string {
  const rules = tableRules[name] ?? {};
  const wanted = new Set([
    ...(rules.key ?? []),
    ...(rules.references ?? []).flatMap(({ column, to }) => [column, to]),
    ...(rules.order ?? []).flat(),
    ...(name === 'codings' ? ['start_char', 'end_char', 'quote'] : []),
    ...(name === 'memos' ? ['target_kind', 'target_id'] : []),
  ]);
  const selects = parts.map(({ table, path }, index) => {
    const there = (columns.get(table) ?? []).filter(column => wanted.has(column)).map(quoted);
    const row = path === null ? quoted(lineColumn) : 'rowid';
    const file = path === null ? quoted(fileColumn) : literal(path);
    return `SELECT ${first + index} AS place, ${literal(table)} AS part, ${[`${row} AS row`, `${file} AS file`, ...there].join(', ')} FROM ${table}`;
  });
  return selects.join(' UNION ALL BY NAME ');
}

const isEmpty = (column: string) =>
  `(${quoted(column)} IS NULL OR trim(CAST(${quoted(column)} AS VARCHAR)) = '')`;

/** Rows without a part of their key; a part whose file gives no such column at all is let be. */
function missingKey(key: readonly string[]): string {
  return key
    .map(
      column => `SELECT ${identity}, ${literal(column)} AS "column", NULL AS value, 'It has no ${column}' AS reason
        FROM checked_rows WHERE ${isEmpty(column)} AND part IN (SELECT part FROM checked_rows WHERE NOT ${isEmpty(column)})`,
    )
    .join(' UNION ALL ');
}

function repeatedKey(key: readonly string[]): string {
  const columns = key.map(quoted).join(', ');
  const whole = key.map(column => `NOT ${isEmpty(column)}`).join(' AND ');
  const value = `concat_ws(', ', ${key.map(column => `CAST(${quoted(column)} AS VARCHAR)`).join(', ')})`;
  const what = key.length === 1 ? `${key[0] ?? ''} is` : `${key.join(', ')} are together`;
  return `SELECT ${identity}, ${literal(key.join(', '))} AS "column", ${value} AS value,
      'Its ${what} that of an earlier row' AS reason
    FROM (SELECT * FROM checked_rows SEMI JOIN
      (SELECT ${columns} FROM checked_rows WHERE ${whole} GROUP BY ALL HAVING count(*) > 1) USING (${columns}))
    QUALIFY row_number() OVER (PARTITION BY ${columns} ORDER BY place, file, row) > 1`;
}

function dangling({ column, table, to, noun }: Reference, self: string): string {
  const there = table === self ? 'checked_rows' : `study.main.${quoted(table)}`;
  const text = `CAST(${quoted(column)} AS VARCHAR)`;
  return `SELECT ${identity}, ${literal(column)} AS "column", ${text} AS value, 'There is no ${noun} with this ${to}' AS reason
    FROM checked_rows WHERE NOT ${isEmpty(column)}
      AND ${text} NOT IN (SELECT CAST(${quoted(to)} AS VARCHAR) FROM ${there} WHERE ${quoted(to)} IS NOT NULL)`;
}

function wrongOrder(first: string, last: string): string {
  const value = `concat(CAST(${quoted(first)} AS VARCHAR), ' to ', CAST(${quoted(last)} AS VARCHAR))`;
  return `SELECT ${identity}, ${literal(last)} AS "column", ${value} AS value, 'It ends before it begins' AS reason
    FROM checked_rows WHERE ${quoted(first)} > ${quoted(last)}`;
}

const withText = `checked_rows JOIN (SELECT document_id, text FROM study.main.documents) USING (document_id)`;
const outside =
  '(start_char IS NULL OR end_char IS NULL OR start_char < 0 OR end_char <= start_char OR end_char > length(text))';

const outsideText = `SELECT ${identity}, 'end_char' AS "column", concat(start_char, ' to ', end_char) AS value,
    concat('It is no stretch of the document, which has ', length(text), ' characters') AS reason
  FROM ${withText} WHERE ${outside}`;

const otherText = `SELECT ${identity}, 'quote' AS "column", quote AS value,
    concat('Other words stand in the document from ', start_char, ' to ', end_char, ': “', left(there, 60), '”') AS reason
  FROM (SELECT *, substring(text, start_char + 1, end_char - start_char) AS there FROM ${withText} WHERE NOT ${outside})
  WHERE quote IS NOT NULL AND there <> quote`;

function memoTargets(loaded: ReadonlySet<string>): readonly string[] {
  const kinds = [
    ['document', 'documents', 'document_id'],
    ['code', 'codes', 'code_id'],
    ['coding', 'codings', 'coding_id'],
    ['case', 'cases', 'case_id'],
  ] as const;
  return kinds
    .filter(([, table]) => loaded.has(table))
    .map(
      ([kind, table, to]) => `SELECT ${identity}, 'target_id' AS "column", target_id AS value,
          'There is no ${kind} with this ${to}' AS reason
        FROM checked_rows WHERE target_kind = '${kind}' AND NOT ${isEmpty('target_id')}
          AND target_id NOT IN (SELECT ${to} FROM study.main.${table} WHERE ${to} IS NOT NULL)`,
    );
}

async function setLines(session: Session, { name }: Made, { table, path, firstLine }: Part): Promise<void> {
  const found = `table_name = ${literal(name)} AND part = ${literal(table)}`;
  if (path === null) {
    await session.run(`UPDATE study.golden_thread.misfits SET line = row WHERE ${found}`);
    return;
  }
  await session.exclusive(async () => {
    const lines = await linesOf(session, { table, firstLine, rejectedLines: keptRejectedLines(path, name) });
    await session.runNow(
      `UPDATE study.golden_thread.misfits SET line = lines.line FROM (${lines}) AS lines
       WHERE ${found} AND misfits.row = lines.row`,
    );
  });
}
