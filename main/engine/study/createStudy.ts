import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../contract/failure';
import { descriptionFile } from './description';
import { entriesOf } from '../files/entriesOf';
import { writeFile } from '../files/writeFile';

/** Makes a folder with an empty study in it. A folder that holds anything is left alone. */
export async function createStudy(folder: string, title: string): Promise<{ readonly folder: string }> {
  const there = await entriesOf(folder);
  if (there.length > 0) {
    const message = `“${folder}” is not empty. Choose a new folder; or open this one as it is: any folder is a study.`;
    throw new Failure('study', message);
  }
  for (const name of ['data', 'transcripts', 'coding', 'analyses', 'figures']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, descriptionFile), description(title));
  await writeFile(join(folder, 'analyses', 'first-look.sql'), firstQuery);
  return { folder: await realpath(folder) };
}

function description(title: string): string {
  return `# The study's own settings. Paths are within this folder; * and ** stand for any name and any folders.
title: ${JSON.stringify(title)}

# Which files to load into which table. Every file here may also be queried by its path without being named.
load:
  # cases:    { from: data/cases.csv }
  # measures: { from: data/measures.csv }
  # outcomes: { from: data/outcomes/*.csv, columns: { case_id: org_code, value: percent_within_4h } }
  # events:   { from: data/timelines/*.csv }
  # phases:   { from: data/phases.csv }
`;
}

const firstQuery = `-- title: What the study holds
-- description: The files that were loaded, with their rows and those that did not fit.
SELECT path, table_name, rows, rejected_rows
FROM sources
ORDER BY table_name, path;
`;
