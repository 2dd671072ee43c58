import { resolve } from 'node:path';
import { asking } from '../contract/call';
import type { EngineAsk, Requests } from '../contract/engine';
import type { Problem, StudySummary } from '../contract/study';
import { openEngine } from '../engine/index';
import { programFolders } from '../programFolders';

/** An engine in this process, asked directly, with a study open in it. */
export interface CommandStudy {
  readonly ask: EngineAsk;
  readonly summary: StudySummary;
  /** Aborted when the person presses Ctrl+C. */
  readonly signal: AbortSignal;
}

/** Opens a study for one command, and closes it whatever happens. Ctrl+C cancels what runs. */
export async function withStudy<T>(folder: string, work: (study: CommandStudy) => Promise<T>): Promise<T> {
  return withEngine(async (ask, signal) => {
    const summary = await ask('study.open', { folder: resolve(folder) }, signal);
    return work({ ask, summary, signal });
  });
}

/** An engine for one command without a study. */
export async function withEngine<T>(work: (ask: EngineAsk, signal: AbortSignal) => Promise<T>): Promise<T> {
  const engine = openEngine(programFolders().engine, { unconfined: true, program: 'a command line' });
  const controller = new AbortController();
  const cancel = () => {
    controller.abort();
  };
  process.on('SIGINT', cancel);
  try {
    const ask = asking<Requests>((name, input, signal) => engine.answer(name, input, signal));
    return await work(ask, controller.signal);
  } finally {
    process.off('SIGINT', cancel);
    await engine.close();
  }
}

/** Problems as `path:line:column: message`, and how many of them are errors. */
export function problemLines({ problems }: StudySummary): {
  readonly lines: readonly string[];
  readonly errors: number;
} {
  const lines = problems.map(({ severity, message, place }) => {
    const path = place.path ?? 'study.yaml';
    return `${path}:${place.line ?? 1}:${place.column ?? 1}: ${severity === 'error' ? '' : 'warning: '}${message}`;
  });
  return { lines, errors: problems.filter(({ severity }) => severity === 'error').length };
}

/** Says on standard error that a study has problems, for commands that go on all the same. */
export function tellProblems(summary: StudySummary): void {
  const isOfOpening = ({ place }: Problem) => place.path?.startsWith('.golden-thread/') === true;
  for (const { message } of summary.problems.filter(isOfOpening)) process.stderr.write(`${message}\n`);
  const { length } = summary.problems.filter(problem => !isOfOpening(problem));
  if (length === 0) return;
  process.stderr.write(`The study has ${length} problem${length === 1 ? '' : 's'}; see them with: check\n`);
}
