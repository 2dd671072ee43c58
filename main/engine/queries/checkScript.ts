import { Failure } from '../../contract/failure';
import type { Query } from '../../contract/result';
import type { Session } from '../database/Session';
import { placedIn } from './placedIn';
import { splitStatements, withoutComments } from './splitStatements';

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
      if (isCertain) found.push(placedIn(finding.failure, statement, sql));
    }
    decided ||= deciding.test(text);
  }
  return found;
}

function names(text: string, given: readonly string[]): boolean {
  const low = text.toLowerCase();
  return given.some(name => low.includes(name.toLowerCase()));
}
