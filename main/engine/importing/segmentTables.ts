import type { ImportPlan } from '../../contract/importing';
import { quoted } from '../../contract/sql';
import type { QdaProject } from '../coding/project';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import type { FoundTable } from '../importers/reader';
import { linesOf } from '../study/lines';
import type { LoadPlace } from '../study/plannedFile';
import { asIs } from '../study/description';
import { readSegments, recogniseSegments } from '../importers/segments/segments';
import type { TextTable } from '../importers/segments/table';
import { toProject } from '../importers/segments/anchor/toProject';
import { optionsOf, readStaged } from './stagedTable';
import type { Staged } from './Staging';

/** Larger files than this, in bytes, are no export of a coding tool. */
const largest = 200 * 1_048_576;

/** What coding tool's table of segments a file is; null where it is none. */
export async function recognisedSegments(
  session: Session,
  staged: Staged,
  part: FoundTable,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<{ readonly title: string; readonly why: string } | null> {
  if (staged.bytes > largest) return null;
  const byHeadings = recogniseSegments(part.columns, []);
  // A matrix is known by its first rows; reading them is worth it only where there is no heading over them.
  if (byHeadings || part.columns[0]?.trim() !== '') return byHeadings;
  const { columns, rows } = await textTable(session, staged, { part: part.name }, place, signal);
  return recogniseSegments(columns, rows.slice(0, 20));
}

/** The project that a table of segments makes with the study's transcripts. */
export async function segmentProject(
  session: Session,
  staged: Staged,
  plan: ImportPlan,
  documents: readonly { readonly id: string; readonly name: string; readonly text: string }[],
  place: LoadPlace,
  signal: AbortSignal,
): Promise<QdaProject> {
  const table = await textTable(session, staged, optionsOf(plan), place, signal);
  const found = recogniseSegments(table.columns, table.rows.slice(0, 20));
  return toProject(readSegments(found?.dialect ?? '', table, plan.part), documents, staged.name);
}

/** All of a file's table as texts. */
async function textTable(
  session: Session,
  staged: Staged,
  options: Partial<ReturnType<typeof optionsOf>>,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<TextTable> {
  const entry = asIs('');
  return session.exclusive(async () => {
    const read = await readStaged(
      session,
      staged,
      { ...entry, options: { ...entry.options, ...options } },
      place,
      signal,
    );
    const { waiting, report } = read;
    const lines = await linesOf(session, {
      table: waiting.read,
      firstLine: report.firstLine,
      rejectedLines: `FROM ${read.rejects}`,
    });
    const described = await session.rowsNow(`DESCRIBE ${waiting.read}`);
    const columns = described.map(row => String(row['column_name'])).filter(name => name !== lineColumn);
    const texts = columns.map((name, index) => `CAST(${quoted(name)} AS VARCHAR) AS c${index}`);
    const rows = await session.rowsNow(
      `SELECT ${[...texts, 'lines.line AS line'].join(', ')} FROM ${waiting.read} AS read
       JOIN (${lines}) AS lines ON lines.row = read.rowid ORDER BY lines.row`,
      { signal },
    );
    return {
      columns,
      rows: rows.map(row => columns.map((_, index) => textOf(row[`c${index}`]))),
      lines: rows.map(row => Number(row['line'])),
    };
  });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
