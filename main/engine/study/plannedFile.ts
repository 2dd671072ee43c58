import type { StudyFile } from '../files/listFiles';
import type { Apart } from '../importers/apart/Apart';
import type { LoadEntry } from './description';

/** One file to load into one table. */
export interface PlannedFile {
  readonly file: StudyFile;
  readonly entry: LoadEntry;
}

/** Where a study's files are loaded from, and with what. */
export interface LoadPlace {
  readonly folder: string;
  /** A folder for copies that are needed only while loading. */
  readonly scratch: string;
  readonly apart: Apart;
}
