import type { CodeName } from '../contract/catalogue';
import { readCodebook } from './coding/codebook';
import { readText } from './files/texts';
import type { Study } from './study/Study';

/** The codes that stand in the study's codebooks, with the lines on which they begin. */
export async function listCodes({ folder, summary }: Study): Promise<readonly CodeName[]> {
  const files = summary.tables.find(({ name }) => name === 'codes')?.files ?? [];
  const lists = files.filter(file => /\.ya?ml$/i.test(file)).map(file => codesOf(folder, file));
  return (await Promise.all(lists)).flat();
}

async function codesOf(folder: string, file: string): Promise<readonly CodeName[]> {
  const { text } = await readText(folder, file);
  return readCodebook(text).rows.flatMap(({ line, values }) => {
    const id = values.get('code_id');
    if (!id) return [];
    const name = values.get('name') ?? id;
    return [{ id, name, path: values.get('path') ?? name, file, line }];
  });
}
