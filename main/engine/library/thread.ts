import { parentPort } from 'node:worker_threads';
import { performMethod } from './methodTasks';
import type { MethodTask } from './methodTasks';

/** The thread of methods: computes one task after another. */
parentPort?.on('message', (task: MethodTask) => {
  parentPort?.postMessage(performMethod(task));
});
