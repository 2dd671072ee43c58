import { join } from 'node:path';
import type { SavedResult, SaveRequest } from '../../../main/contract/exporting';
import { startEngine, studyOf } from '../openStudy';

/** A study with the files given, and a function that exports a query of it. */
export async function exportingStudy(files: Readonly<Record<string, string>> = {}) {
  const folder = studyOf(files);
  const ask = startEngine();
  await ask('study.open', { folder });
  return {
    folder,
    ask,
    save: async (
      sql: string,
      path: string,
      request: Partial<SaveRequest> = {},
    ): Promise<SavedResult & { readonly file: string }> => {
      const { result } = await ask('query.run', { session: 'test', sql, path: null, parameters: {} });
      const format = path.split('.').at(-1) as SaveRequest['format'];
      const saved = await ask('result.save', {
        result,
        order: [],
        filters: [],
        format,
        path,
        purpose: 'export',
        ...request,
      });
      return { ...saved, file: join(folder, path) };
    },
  };
}
