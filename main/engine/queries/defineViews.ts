import { Failure, failureData } from '../../contract/failure';
import { quoted } from '../../contract/sql';
import type { Problem, ViewSummary } from '../../contract/study';
import { columnKind } from '../arrow/columnKind';
import type { Session } from '../database/Session';
import { placedIn } from './placedIn';
import { isSelect } from './runStatement';
import { splitStatements } from './splitStatements';

/** Where the files of a study's views stand; the name of a file is that of its view. */
const viewFile = /^analyses\/views\/([^/]+)\.sql$/;

/** Whether a file is a view of the study. */
export function isViewFile(path: string): boolean {
  return viewFile.test(path);
}

/** A file of a view with its text. */
export interface ViewFile {
  readonly path: string;
  readonly text: string;
}

interface Wanted extends ViewFile {
  readonly name: string;
}

/** What became of a study's views. */
export interface DefinedViews {
  readonly views: readonly ViewSummary[];
  readonly problems: readonly Problem[];
}

/**
 * Makes the views of a study, in place of those that were made before. One that reads another is made after it, whatever
 * their names; those that cannot be made are told, each in its place, and the others are made all the same.
 */
export async function defineViews(
  session: Session,
  files: readonly ViewFile[],
  tables: readonly string[],
  before: readonly ViewSummary[],
): Promise<DefinedViews> {
  for (const { name } of before) await session.run(`DROP VIEW IF EXISTS memory.main.${quoted(name)}`);
  const made = await session.rows(
    `SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory' AND schema_name = 'main'`,
  );
  const taken = new Set(
    [...tables, ...made.map(row => String(row['table_name']))].map(name => name.toLowerCase()),
  );
  const views: ViewSummary[] = [];
  let left = files.flatMap(file => {
    const name = viewFile.exec(file.path)?.[1];
    return name === undefined ? [] : [{ ...file, name }];
  });
  for (;;) {
    const failed: { readonly file: Wanted; readonly failure: Failure }[] = [];
    for (const file of left) {
      try {
        if (taken.has(file.name.toLowerCase()))
          throw new Failure('query', nameTaken(file.name), { path: file.path });
        views.push(await define(session, file));
        taken.add(file.name.toLowerCase());
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failed.push({ file, failure: error });
      }
    }
    // What failed may have wanted one that is there by now.
    if (failed.length === left.length || failed.length === 0)
      return { views, problems: failed.map(({ file, failure }) => problemOf(file, failure)) };
    left = failed.map(({ file }) => file);
  }
}

async function define(session: Session, { path, text, name }: Wanted): Promise<ViewSummary> {
  const [statement, ...others] = splitStatements(text);
  if (!statement || others.length > 0) throw new Failure('query', oneSelect, { path });
  const { start } = statement;
  const columns = await session.exclusive(async () => {
    const origin = { path, text, start, prefix: 0 };
    const facts = await session.describeNow(statement.text, origin);
    if (facts.parts > 1 || !isSelect(statement.text, facts)) throw new Failure('query', oneSelect, { path });
    const [parameter] = facts.parameters;
    if (parameter !== undefined) throw new Failure('query', noParameters(parameter), { path });
    const prefix = `CREATE OR REPLACE VIEW memory.main.${quoted(name)} AS `;
    await session.runNow(prefix + statement.text, { origin: { ...origin, prefix: prefix.length } });
    return session.rowsNow(`DESCRIBE memory.main.${quoted(name)}`);
  });
  return {
    ...{ name, path },
    columns: columns.map(row => {
      const type = String(row['column_type']);
      return { name: String(row['column_name']), type, kind: columnKind(type) };
    }),
  };
}

function problemOf({ path, text }: Wanted, failure: Failure): Problem {
  const [statement = { text: '', start: 0 }] = splitStatements(text);
  const { message, place } = failureData(placedIn(failure, statement, text));
  return { severity: 'error', message: `The view cannot be made: ${message}`, place: { ...place, path } };
}

const oneSelect = 'The file of a view holds one SELECT and nothing else.';
const nameTaken = (name: string) =>
  `There is a table “${name}”, and a view never takes the place of one. Give the file another name.`;
const noParameters = (name: string) =>
  `A view has no parameters, and this query has $${name}. Put a value in its place, or save it as a query.`;
