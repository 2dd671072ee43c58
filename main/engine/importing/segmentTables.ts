import { readFile } from 'node:fs/promises';
import type { ImportPlan } from '../../contract/importing';
import { quoted } from '../../contract/sql';
import type { QdaProject } from '../coding/project';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import { asFound } from '../importers/reader';
import type { FoundTable, ReadOptions } from '../importers/reader';
import { readSegments, recogniseSegments } from '../importers/segments/segments';
import type { TextTable } from '../importers/segments/table';
import { readReport, recogniseReport } from '../importers/segments/texts';
import { toProject } from '../importers/segments/toProject';
import type { NamedTable } from '../importers/segments/toProject';
import { asIs } from '../study/description';
import { linesOf } from '../study/lines';
import type { LoadPlace } from '../study/plannedFile';
import { dropStaged, optionsOf, partsOfStaged, readStaged } from './stagedTable';
import type { Staged } from './Staging';

/** What a file was recognised as, and why. */
interface Recognised {
  readonly title: string;
  readonly why: string;
}

/** Larger files than this, in bytes, are no export of a coding tool. */
const largest = 200 * 1_048_576;

/** Tables that count rather than quote: they are loaded like any other table. */
const counts: readonly string[] = ['nvivo-matrix', 'atlasti-code-document'];

/** What coding tool's table of segments a file is; null where it is none. */
export async function recognisedSegments(
  session: Session,
  staged: Staged,
  part: FoundTable,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<Recognised | null> {
  if (staged.bytes > largest) return null;
  // A matrix is known by its first rows; reading them is worth it only where no heading stands over the first column.
  const known = recogniseSegments(part.columns, []);
  const first = part.columns[0]?.trim() ?? '';
  const unnamed = first === '' || /^(column\d+|A)$/.test(first);
  const table =
    known || !unnamed
      ? null
      : await textTable(session, staged, { ...asFound, part: part.name }, place, signal);
  const found = known ?? (table && recogniseSegments(table.columns, table.rows.slice(0, 20)));
  return found && !counts.includes(found.dialect) ? found : null;
}

/** What coding tool's report a plain text is; null where it is none. */
export async function recognisedReport({ path, bytes }: Staged): Promise<Recognised | null> {
  return bytes > largest ? null : recogniseReport(await textOfFile(path));
}

/** The project that a file of segments makes with the study's transcripts; of all sheets, unless the plan names one. */
export async function segmentProject(
  session: Session,
  staged: Staged,
  plan: ImportPlan,
  documents: readonly { readonly id: string; readonly name: string; readonly text: string }[],
  place: LoadPlace,
  signal: AbortSignal,
): Promise<QdaProject> {
  const report = /\.(txt|rep)$/i.test(staged.name) ? await recognisedReport(staged) : null;
  const tables = report
    ? [await reportTable(staged)]
    : await sheetTables(session, staged, optionsOf(plan), place, signal);
  return toProject(staged.name, tables, documents);
}

async function reportTable({ path, name }: Staged): Promise<NamedTable> {
  const text = await textOfFile(path);
  return { name: null, table: readReport(recogniseReport(text)?.dialect ?? '', text, name) };
}

async function sheetTables(
  session: Session,
  staged: Staged,
  options: ReadOptions,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<readonly NamedTable[]> {
  const parts = await partsOfStaged(session, staged, place, signal);
  const chosen = parts.filter(({ name, hidden }) =>
    options.part === null ? !hidden : name === options.part,
  );
  const tables: NamedTable[] = [];
  for (const { name } of chosen) {
    const part = parts.length > 1 ? name : null;
    const table = await textTable(session, staged, { ...options, part }, place, signal);
    const found = recogniseSegments(table.columns, table.rows.slice(0, 20));
    if (found) tables.push({ name: part, table: readSegments(found.dialect, table, name) });
  }
  return tables;
}

/** All of a file's table as texts. */
async function textTable(
  session: Session,
  staged: Staged,
  options: ReadOptions,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<TextTable> {
  const entry = { ...asIs(''), options };
  return session.exclusive(async () => {
    const read = await readStaged(session, staged, entry, place, signal);
    const { waiting, report, rejects } = read;
    const lined = { table: waiting.read, firstLine: report.firstLine, rejectedLines: `FROM ${rejects}` };
    const lines = await linesOf(session, lined);
    const described = await session.rowsNow(`DESCRIBE ${waiting.read}`);
    const columns = described.map(row => String(row['column_name'])).filter(name => name !== lineColumn);
    const texts = columns.map((name, index) => `CAST(${quoted(name)} AS VARCHAR) AS c${index}`);
    const rows = await session.rowsNow(
      `SELECT ${[...texts, 'lines.line AS line'].join(', ')} FROM ${waiting.read} AS rows_read
       JOIN (${lines}) AS lines ON lines.row = rows_read.rowid ORDER BY lines.row`,
      { signal },
    );
    await dropStaged(session, read);
    return {
      columns,
      rows: rows.map(row => columns.map((_, index) => textOf(row[`c${index}`]))),
      lines: rows.map(row => Number(row['line'])),
    };
  });
}

async function textOfFile(path: string): Promise<string> {
  return new TextDecoder().decode(await readFile(path));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
