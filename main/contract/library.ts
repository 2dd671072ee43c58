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
  /** Saved queries and charts of the folder, in the order to show them. */
  readonly files: readonly string[];
}
