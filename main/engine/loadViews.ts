import type { ViewSummary } from '../contract/study';
import { readText } from './files/texts';
import { defineViews, isViewFile } from './queries/defineViews';
import type { Study } from './study/Study';

/** The views that were made last, by the study that they are of. */
const made = new WeakMap<Study, readonly ViewSummary[]>();

/** Makes the views of a study from their files as they are now. */
export async function loadViews(study: Study): Promise<void> {
  const paths = study.files.map(({ path }) => path).filter(isViewFile);
  const files = await Promise.all(
    paths.map(async path => ({ path, text: (await readText(study.folder, path)).text })),
  );
  const tables = study.summary.tables.map(({ name }) => name);
  const session = await study.database.session();
  try {
    const { views, problems } = await defineViews(session, files, tables, made.get(study) ?? []);
    made.set(study, views);
    study.adopt(views, problems);
  } finally {
    session.close();
  }
}
