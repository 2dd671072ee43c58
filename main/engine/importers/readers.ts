import type { Reader } from './reader';
import { documentReaders } from './transcript';

/** Every format that is read outside DuckDB, one line each. */
export const readers: readonly Reader[] = [...documentReaders];
