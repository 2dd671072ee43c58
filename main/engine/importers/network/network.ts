import type { Reject } from '../reader';

/** What a file says of an actor or a tie beyond what every network has, by column. */
export type Facts = ReadonlyMap<string, string>;

/** One who is connected. */
export interface Actor {
  readonly id: string;
  readonly name: string | null;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly facts: Facts;
}

/** A directed tie; an undirected one of a file is two of them. */
export interface Tie {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly weight: string | null;
  readonly kind: string | null;
  readonly facts: Facts;
}

/** A network of a file. */
export interface Network {
  /** As the file names it. */
  readonly name: string | null;
  readonly actors: readonly Actor[];
  readonly ties: readonly Tie[];
  /** Columns whose values are texts, whatever they look like. */
  readonly texts: ReadonlySet<string>;
  readonly notes: readonly string[];
  /** What of the ties, and of the actors, could not be kept. */
  readonly rejects: { readonly ties: readonly Reject[]; readonly actors: readonly Reject[] };
}

/** Nothing more is known: shared, so that a million ties do not hold a million empty maps. */
export const noFacts: Facts = new Map();

/** More actors than any file read here may claim to have: a header alone must not fill the memory. */
export const mostActors = 1_000_000;

/** `1 tie`, `2 ties`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** The ties that a tie without direction stands for: both ways, or one where both ends are the same. */
export function bothWays(tie: Tie): readonly Tie[] {
  return tie.from === tie.to ? [tie] : [tie, { ...tie, from: tie.to, to: tie.from }];
}

/** What to say of ties without direction, if there were any. */
export function undirectedNote(count: number): readonly string[] {
  return count === 0
    ? []
    : [
        `${counted(count, 'undirected tie')} of the file ${count === 1 ? 'is two rows' : 'are two rows each'}, one each way.`,
      ];
}
