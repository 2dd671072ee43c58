import { resolve } from 'node:path';
import { readArguments, wordsOf } from './arguments';
import { withEngine } from './study';

/** `golden-thread thread <figure>`: prints the thread that a figure carries, as JSON. */
export async function thread(given: readonly string[]): Promise<number> {
  const [figure = ''] = wordsOf(readArguments(given, {}), 1, 1, 'thread <figure>');
  const path = resolve(figure);
  return withEngine(async (ask, signal) => {
    process.stdout.write(`${JSON.stringify(await ask('figure.thread', { path }, signal), null, 2)}\n`);
    return 0;
  });
}
