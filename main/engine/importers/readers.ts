import type { Reader } from './reader';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [];
