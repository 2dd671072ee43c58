import type { ParameterValue } from './savedQuery';

/** How a run ended; `unended` when the program did before it. */
export type PastOutcome = 'done' | 'failed' | 'cancelled' | 'unended';

/** A query that was run; the same one run again and again in succession is one. */
export interface PastQuery {
  readonly id: string;
  /** When it was run last, in milliseconds since 1970. */
  readonly at: number;
  /** How often in succession. */
  readonly count: number;
  /** The editor it was run in: a file of the study, or a text that had none. */
  readonly path: string;
  /** What was run, with the head that its parameters need. */
  readonly sql: string;
  /** The values of the parameters it uses. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly outcome: PastOutcome;
  /** Why it failed; null where it did not. */
  readonly message: string | null;
  /** How many rows each of its statements with rows gave. */
  readonly rows: readonly number[];
  readonly milliseconds: number;
}

export interface PastQueries {
  /** The newest first. */
  readonly queries: readonly PastQuery[];
  /** How many are kept in all. */
  readonly kept: number;
}
