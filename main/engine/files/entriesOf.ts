import { readdir } from 'node:fs/promises';
import { isMissing } from './studyPath';

/** The names of what is in a folder; none where there is no such folder. */
export async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
