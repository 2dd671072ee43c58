import { Worker } from 'node:worker_threads';
import { Failure } from '../../contract/failure';
import type { Rewritten } from '../../contract/search';
import { performSearch } from './perform';
import type { TellProgress } from './perform';
import { rewrite } from './rewrite';
import type { RewriteTask, SearchAnswer, SearchTask, SearchThreadTask, SearchTold } from './task';
import { TextCache } from './TextCache';

/** How long a thread that has nothing to do is kept, in milliseconds. */
const patience = 20_000;
/** Memory that a search may take, in MB. */
const memory = 1200;

/**
 * Searches on a thread of its own: an expression can look back and forth for ever, and nothing but the end of its
 * thread stops it. Without the thread's script (when the engine runs from its sources) it searches here.
 */
export class SearchThread {
  readonly #script: string | null;
  #idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

  constructor(script: string | null) {
    this.#script = script;
  }

  async search(task: SearchTask, tell: TellProgress, signal: AbortSignal): Promise<SearchAnswer> {
    if (this.#script === null) return performSearch(task, new TextCache(), tell);
    const told = await this.#run(this.#script, task, tell, signal);
    if (told.kind !== 'searched') throw new Failure('bug', 'The search gave no answer.');
    return told.answer;
  }

  async rewrite(task: RewriteTask, signal: AbortSignal): Promise<Rewritten> {
    if (this.#script === null) return rewrite(task);
    const told = await this.#run(this.#script, task, () => undefined, signal);
    if (told.kind !== 'rewritten') throw new Failure('bug', 'The replacement gave no answer.');
    return told.answer;
  }

  close(): void {
    if (this.#idle) clearTimeout(this.#idle.timer);
    void this.#idle?.worker.terminate();
    this.#idle = null;
  }

  async #run(
    script: string,
    task: SearchThreadTask,
    tell: TellProgress,
    signal: AbortSignal,
  ): Promise<SearchTold> {
    if (signal.aborted) throw Failure.cancelled();
    const worker = this.#take(script);
    let whole = false;
    try {
      const told = await ended(worker, task, tell, signal);
      whole = true;
      if (told.kind === 'failed') throw Failure.from(told.failure);
      return told;
    } finally {
      if (whole) this.#keep(worker);
      else void worker.terminate();
    }
  }

  #take(script: string): Worker {
    const idle = this.#idle;
    this.#idle = null;
    if (idle) clearTimeout(idle.timer);
    return idle?.worker ?? new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memory } });
  }

  #keep(worker: Worker): void {
    if (this.#idle) {
      void worker.terminate();
      return;
    }
    const timer = setTimeout(() => {
      this.close();
    }, patience);
    timer.unref();
    this.#idle = { worker, timer };
  }
}

/** What the thread tells at the end of its task; fails when it dies or is not wanted any more. */
function ended(
  worker: Worker,
  task: SearchThreadTask,
  tell: TellProgress,
  signal: AbortSignal,
): Promise<SearchTold> {
  return new Promise((resolve, reject) => {
    const end = () => {
      worker.off('message', hear).off('error', fail).off('exit', gone);
      signal.removeEventListener('abort', cancel);
    };
    const cancel = () => {
      end();
      reject(Failure.cancelled());
    };
    const fail = (error: Error) => {
      end();
      const full = Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
      const needs = `The search needs more than ${memory} MB of memory. Look for something longer, or in fewer files.`;
      reject(new Failure(full ? 'lost' : 'bug', full ? needs : `The search failed: ${error.message}`));
    };
    const gone = () => {
      fail(new Error('its thread ended'));
    };
    const hear = (told: SearchTold) => {
      if (told.kind === 'progress') {
        tell(told.path, told.fraction);
        return;
      }
      end();
      resolve(told);
    };
    worker.on('message', hear).on('error', fail).on('exit', gone);
    signal.addEventListener('abort', cancel, { once: true });
    worker.postMessage(task);
  });
}
