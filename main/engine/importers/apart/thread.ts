import { parentPort } from 'node:worker_threads';
import { failureData } from '../../../contract/failure';
import { readers } from '../readers';
import type { Task, Told } from './messages';
import { perform } from './perform';

/** The reading thread: does the one task that it is given at a time, and waits until each batch has been taken in. */
const port = parentPort;
const tell = (told: Told) => port?.postMessage(told);

port?.on('message', (message: Task | 'taken') => {
  if (message === 'taken') return;
  perform(readers, message, async batch => {
    tell({ kind: 'batch', value: batch });
    await new Promise(resume => port.once('message', resume));
  }).then(
    value => tell({ kind: 'done', value }),
    (error: unknown) => tell({ kind: 'failed', failure: failureData(error) }),
  );
});
