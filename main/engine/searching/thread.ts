import { parentPort } from 'node:worker_threads';
import { failureData } from '../../contract/failure';
import { performSearch } from './perform';
import { rewrite } from './rewrite';
import type { SearchThreadTask, SearchTold } from './task';
import { TextCache } from './TextCache';

/** The thread of searches: does the one task that it is given at a time, and is ended when nobody wants it any more. */
const port = parentPort;
const texts = new TextCache();
const tell = (told: SearchTold) => port?.postMessage(told);

port?.on('message', (task: SearchThreadTask) => {
  answer(task).then(tell, (error: unknown) => tell({ kind: 'failed', failure: failureData(error) }));
});

async function answer(task: SearchThreadTask): Promise<SearchTold> {
  if (task.kind === 'rewrite') return { kind: 'rewritten', answer: await rewrite(task) };
  const searched = await performSearch(task, texts, (path, fraction) =>
    tell({ kind: 'progress', path, fraction }),
  );
  return { kind: 'searched', answer: searched };
}
