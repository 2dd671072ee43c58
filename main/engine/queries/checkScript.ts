import { Failure } from '../../contract/failure';
import type { Query } from '../../contract/result';
import type { Session } from '../database/Session';
import { splitStatements, withoutComments } from './splitStatements';
import type { Statement } from './splitStatements';

/** A script as it is to be checked. */
export type Checked = Pick<Query, 'sql' | 'path'>;

/** How many statements of a script are looked at while it is typed. */
const mostChecked = 50;

/** Statements that decide what the names of the next ones mean, which is known only once they have run. */
const deciding = /^\s*(CREATE|DROP|ALTER|ATTACH|DETACH|USE|SET|RESET|PREPARE|IMPORT|LOAD|CALL|PRAGMA)\b/i;
/** Statements that are about what other statements have prepared. */
const unknowable = /^\s*(EXECUTE|DEALLOCATE)\b/i;

/**
 * What is wrong with each statement of a script, in its place, without running any. Where names may mean something else
 * by the time a statement runs, only what is no SQL is told: a mark must not be wrong. `given` are such names.
 */
export async function checkScript(
  session: Session,
  { sql, path }: Checked,
  given: readonly string[],
  signal: AbortSignal,
): Promise<readonly Failure[]> {
  const found: Failure[] = [];
  let decided = false;
  for (const statement of splitStatements(sql).slice(0, mostChecked)) {
    const text = withoutComments(statement.text);
    if (!unknowable.test(text)) {
      const origin = { path, text: sql, start: statement.start, prefix: 0 };
      const finding = await session.exclusive(async () => {
        if (signal.aborted) throw Failure.cancelled();
        return session.checkNow(statement.text, origin);
      });
      const isCertain = finding && (!finding.isParsed || (!decided && !names(text, given)));
      if (isCertain) found.push(placed(finding.failure, statement, sql));
    }
    decided ||= deciding.test(text);
  }
  return found;
}

function names(text: string, given: readonly string[]): boolean {
  const low = text.toLowerCase();
  return given.some(name => low.includes(name.toLowerCase()));
}

/**
 * The failure in the place that DuckDB tells; on the last word where a statement ends too early, which may be lines
 * before the next; else on its first word.
 */
function placed(failure: Failure, statement: Statement, sql: string): Failure {
  const endsEarly = / at end of input$/.test(failure.message);
  if (failure.place?.line !== undefined && !endsEarly) return failure;
  const { text } = statement;
  const blank = /^(?:\s|--[^\n]*(?:\n|$)|\/\*.*?\*\/)*/s.exec(text)?.[0].length ?? 0;
  const at = endsEarly ? text.trimEnd().search(/(?:[\p{L}\p{N}_]+|.)$/u) : blank;
  const start = statement.start + Math.max(0, at);
  const line = sql.slice(0, start).split('\n').length;
  const column = start - sql.lastIndexOf('\n', start - 1);
  const word = /^[\p{L}\p{N}_]+/u.exec(sql.slice(start))?.[0] ?? '';
  const place = { ...failure.place, line, column, endColumn: column + Math.max(1, word.length) };
  return new Failure(failure.code, failure.message, place);
}
