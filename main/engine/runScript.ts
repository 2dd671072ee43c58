import { Failure, failureData } from '../contract/failure';
import type { FailureData } from '../contract/failure';
import type { Script, ScriptOutcome } from '../contract/result';
import type { Begun, Ended } from './files/PastQueryFile';
import { headFor, headOf } from './queries/scriptSource';
import type { Tell, Workspace } from './Workspace';

/**
 * Runs a script as a job and keeps it among the queries that were run. The job failed when a statement did: what the
 * others gave is answered all the same.
 */
export async function runScript(
  workspace: Workspace,
  script: Script,
  signal: AbortSignal,
): Promise<ScriptOutcome> {
  const { queries, past } = workspace.current();
  const ended = past.begin(begunBy(script));
  const outcomes: ScriptOutcome[] = [];
  const work = async (tell: Tell, cancel: AbortSignal) => {
    const outcome = await queries.runScript(script, cancel, tell);
    outcomes.push(outcome);
    if (outcome.failure !== null) throw Failure.from(outcome.failure);
    return outcome;
  };
  try {
    const outcome = await workspace.job(`query ${script.session}`, titleOf(script), signal, work);
    ended(endedAs(outcome, null));
    return outcome;
  } catch (error) {
    const [outcome] = outcomes;
    ended(endedAs(outcome, failureData(error)));
    if (!outcome) throw error;
    return outcome;
  }
}

function endedAs(outcome: ScriptOutcome | undefined, failure: FailureData | null): Ended {
  const cancelled = failure?.code === 'cancelled';
  return {
    outcome: failure === null ? 'done' : cancelled ? 'cancelled' : 'failed',
    message: cancelled ? null : (failure?.message ?? null),
    rows: outcome?.results.map(({ rows }) => rows) ?? [],
    milliseconds: outcome?.milliseconds ?? 0,
  };
}

/** A part is kept with what it needs of the head to be run by itself. */
function begunBy({ session, sql, path, parameters, part }: Script): Begun {
  const chosen = part === null ? sql : sql.slice(part.start, part.end);
  const isUsed = (name: string) => new RegExp(`\\$${name}\\b`).test(chosen);
  const text = part === null || part.start < headOf(sql).length ? chosen : headFor(sql, isUsed) + chosen;
  const used = Object.entries(parameters).filter(([name]) => isUsed(name));
  return { path: path ?? session, sql: text, parameters: Object.fromEntries(used) };
}

/** The file, or the first line of a query without one. */
function titleOf({ sql, path, part }: Script): string {
  const text = part === null ? sql : sql.slice(part.start, part.end);
  const [line = ''] = text.trim().split('\n');
  return path ?? (line.length > 80 ? `${line.slice(0, 79)}…` : line);
}
