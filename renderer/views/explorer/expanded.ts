import { librarySection, studySection } from './fileTree';

/** What stands open in a study that was not opened before. */
export const firstOpen = [studySection, librarySection, 'data/', 'analyses/'];

/** The ids of the folders that a file stands in. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}
