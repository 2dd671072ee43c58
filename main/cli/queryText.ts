import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryPrefix } from '../contract/library';
import type { CommandStudy } from './study';

/** SQL as given, or that of a saved query: of the study, of the shipped library, or of any file here. */
export async function queryText(
  { ask, summary }: CommandStudy,
  text: string,
  here: string,
): Promise<{ readonly sql: string; readonly path: string | null }> {
  if (!/^[^\n]*\.sql$/i.test(text)) return { sql: text, path: null };
  const inStudy = text.startsWith(libraryPrefix) || existsSync(join(summary.folder, text));
  if (!inStudy && existsSync(here)) return { sql: readFileSync(here, 'utf8'), path: text };
  return { sql: (await ask('file.read', { path: text })).text, path: text };
}
