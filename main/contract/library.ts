import type { Method, MethodFunction } from './method';

/** How the path of a shipped file begins; its path within `analyses/` follows. */
export const libraryPrefix = 'library:';

/** One folder of `analyses/`: the engine reads the list of these and never names one. */
export interface Analysis {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Files of the folder that only define macros, run when a study opens. */
  readonly macros: readonly string[];
  /** What the macros are for; those that only serve other macros are not among them. */
  readonly methods?: readonly Method[];
  /** Functions under the macros. */
  readonly functions?: readonly MethodFunction[];
  /** Saved queries and charts of the folder, in the order to show them. */
  readonly files: readonly string[];
}
