/** Tables that the study keeps about itself, beside those that its files are loaded into. */
export const ownTables: readonly string[] = ['sources', 'rejects'];
