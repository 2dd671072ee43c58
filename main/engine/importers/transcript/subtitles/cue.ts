/** What one person says in a cue. */
export interface Saying {
  /** Null where the cue names nobody. */
  readonly speaker: string | null;
  readonly words: string;
}

/** A stretch of subtitles with its times. */
export interface Cue {
  /** Line of the file that its text begins on. */
  readonly line: number;
  /** Seconds; null where the file's times cannot be read. */
  readonly from: number | null;
  readonly to: number | null;
  readonly lines: readonly string[];
}

/** The cues of a file, and the lines that are none. */
export interface Cues {
  readonly cues: readonly Cue[];
  readonly notes: readonly string[];
}
