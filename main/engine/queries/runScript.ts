import { Failure } from '../../contract/failure';
import type { TextRange } from '../../contract/result';
import type { Source } from './arrangedSql';
import { placedIn } from './placedIn';
import type { Result } from './Result';
import { runStatement } from './runStatement';
import type { RunningScript } from './runStatement';
import { makersBefore } from './scriptSource';
import { splitStatements } from './splitStatements';
import type { Statement } from './splitStatements';

/** Rows that a statement of a script gave, with what gave them. */
export interface Rows {
  readonly result: Result;
  readonly statement: Statement;
  readonly source: Source;
  readonly milliseconds: number;
}

/** What became of a script. */
export interface ScriptRan {
  readonly rows: readonly Rows[];
  readonly statements: number;
  /** What the last statement was that ran. */
  readonly kind: string;
  /** What was thrown by the statement behind it; null when all ran. */
  readonly error: Error | null;
}

/** The statements of a text, or of a part of it, in their places in the whole. */
export function statementsIn(sql: string, part: TextRange | null): readonly Statement[] {
  if (part === null) return splitStatements(sql);
  const start = Math.min(part.start, sql.length);
  return splitStatements(sql.slice(start, part.end)).map(statement => ({
    ...statement,
    start: statement.start + start,
  }));
}

/** Runs statements one after another until one fails. Keeps the rows of each, or of the last alone. For use inside `exclusive`. */
export async function runScript(
  script: RunningScript,
  statements: readonly Statement[],
  keep: 'all' | 'last',
): Promise<ScriptRan> {
  const { session, sql, parameters } = script;
  if (statements.length === 0)
    return { ...none, error: new Failure('query', 'There is no statement to run yet.') };
  let rows: readonly Rows[] = [];
  let kind = '';
  for (const [index, statement] of statements.entries()) {
    const startedAt = performance.now();
    try {
      const ran = await runStatement(script, statement);
      kind = ran.kind;
      if (!ran.result) continue;
      if (keep === 'last') await dropAll(rows);
      const before = makersBefore(sql, statement);
      const source = { before, statement: statement.text, kind, parameters };
      const milliseconds = performance.now() - startedAt;
      rows = [...(keep === 'last' ? [] : rows), { result: ran.result, statement, source, milliseconds }];
    } catch (error) {
      return { rows, statements: index, kind, error: placed(error, statement, sql) };
    }
  }
  return { rows, statements: statements.length, kind, error: null };

  async function dropAll(old: readonly Rows[]): Promise<void> {
    for (const { result } of old) await session.runNow(`DROP TABLE ${result.table}`);
  }
}

const none: ScriptRan = { rows: [], statements: 0, kind: '', error: null };

/** What DuckDB gives no place stands at the beginning of its statement. */
function placed(error: unknown, statement: Statement, sql: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (!(error instanceof Failure) || error.code === 'cancelled') return error;
  return error.place?.line === undefined ? placedIn(error, statement, sql) : error;
}
