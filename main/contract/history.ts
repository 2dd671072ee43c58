/** A version of a file that is kept: what it held after, or before, it was written here. */
export interface FileVersion {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * `before`: as it was found when something was written over it; `import`: as it was before an import; `discarded`: the
   * text of an editor that was not saved.
   */
  readonly cause: 'before' | 'saved' | 'import' | 'discarded';
  readonly characters: number;
}

/** A file of which versions are kept; it need not be there any more. */
export interface KeptFile {
  readonly path: string;
  /** When the last version was kept, in milliseconds since 1970. */
  readonly at: number;
}
