import { Failure } from '../../../contract/failure';
import type { QueryPlan } from '../../../contract/plan';
import { parameterValues } from '../parameterValues';
import { refuse } from '../refusal';
import { isSelect } from '../runStatement';
import type { RunningScript } from '../runStatement';
import { titleOf } from '../scriptSource';
import type { Statement } from '../splitStatements';
import { readPlan } from './readPlan';

/** How the one statement that is asked for is done; it runs when that is to be timed. For use inside `exclusive`. */
export async function explainStatement(
  { session, sql, path, parameters, folder, signal, onProgress }: RunningScript,
  [statement, ...others]: readonly Statement[],
  timed: boolean,
): Promise<QueryPlan> {
  if (!statement) throw new Failure('query', 'There is no statement to explain yet.');
  if (others.length > 0)
    throw new Failure('query', 'One statement is explained at a time. Choose one, or put the caret in it.');
  const { text, start } = statement;
  const origin = { path, text: sql, start, prefix: 0 };
  const facts = await session.describeNow(text, origin);
  if (facts.parts > 1 || !isSelect(text, facts)) throw new Failure('refused', onlySelects);
  refuse(facts.kind, text, folder);
  const values = await parameterValues(session, sql, facts.parameters, parameters);
  const prefix = `EXPLAIN (${timed ? 'ANALYZE, ' : ''}FORMAT json) `;
  const options = { values, signal, onProgress, origin: { ...origin, prefix: prefix.length } };
  const rows = await (await session.runNow(prefix + text, options)).getRows();
  return readPlan(String(rows[0]?.[1] ?? ''), titleOf(statement));
}

const onlySelects = 'Only a SELECT can be explained, and this is another statement, or becomes several.';
