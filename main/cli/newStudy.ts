import { basename, resolve } from 'node:path';
import { option, readArguments, wordsOf } from './arguments';
import { withEngine } from './study';

/** `golden-thread new <folder>`: makes an empty study. */
export async function newStudy(given: readonly string[]): Promise<number> {
  const read = readArguments(given, { title: { value: true } });
  const [name = ''] = wordsOf(read, 1, 1, 'new <folder> [--title title]');
  const folder = resolve(name);
  return withEngine(async (ask, signal) => {
    const made = await ask(
      'study.create',
      { folder, title: option(read, 'title') ?? basename(folder) },
      signal,
    );
    process.stdout.write(`${made.folder}\n`);
    return 0;
  });
}
