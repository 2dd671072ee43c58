import { Worker } from 'node:worker_threads';
import { isBoolean } from '../../../contract/check';
import { Failure } from '../../../contract/failure';
import { readers } from '../readers';
import type {
  Batch,
  DocumentReader,
  FoundTable,
  ProjectReader,
  ReadDocument,
  Source,
  TableReader,
  TableReport,
} from '../reader';
import type { QdaProject } from '../../coding/project';
import { taken } from './messages';
import type { Task, Told } from './messages';
import { perform } from './perform';

/** Memory that reading one file may take, in MB: a file made to burst stops there, and the engine goes on. */
const memory = 1200;
/** How long a thread that has nothing to do is kept, in milliseconds. */
const patience = 5000;

/**
 * Reads files on a thread of their own, so that nothing else waits, a reader can be stopped, and one that would take
 * all memory ends alone. Without the thread's script (when the engine runs from its sources) they are read here.
 */
export class Apart {
  readonly #script: string | null;
  #idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

  constructor(script: string | null) {
    this.#script = script;
  }

  async tables(reader: TableReader, source: Source, signal: AbortSignal): Promise<readonly FoundTable[]> {
    return answer(
      isTables,
      await this.#run({ reader: reader.id, action: 'tables', source }, noBatch, signal),
    );
  }

  async rows(
    reader: TableReader,
    source: Source,
    onBatch: (batch: Batch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<TableReport> {
    return answer(isReport, await this.#run({ reader: reader.id, action: 'rows', source }, onBatch, signal));
  }

  async document(reader: DocumentReader, source: Source, signal: AbortSignal): Promise<ReadDocument> {
    return answer(
      isDocument,
      await this.#run({ reader: reader.id, action: 'read', source }, noBatch, signal),
    );
  }

  async recognises(reader: ProjectReader, source: Source, signal: AbortSignal): Promise<boolean> {
    return answer(
      isBoolean,
      await this.#run({ reader: reader.id, action: 'recognises', source }, noBatch, signal),
    );
  }

  async project(reader: ProjectReader, source: Source, signal: AbortSignal): Promise<QdaProject> {
    return answer(isProject, await this.#run({ reader: reader.id, action: 'read', source }, noBatch, signal));
  }

  close(): void {
    if (this.#idle) clearTimeout(this.#idle.timer);
    void this.#idle?.worker.terminate();
    this.#idle = null;
  }

  async #run(task: Task, onBatch: (batch: Batch) => Promise<void>, signal: AbortSignal): Promise<unknown> {
    if (signal.aborted) throw Failure.cancelled();
    if (this.#script === null) return perform(readers, task, checked(onBatch, signal));
    const worker = this.#take(this.#script);
    let whole = false;
    try {
      const answer = await ask(worker, task, onBatch, signal);
      whole = true;
      return answer;
    } catch (error) {
      // The reader said what is wrong with the file: its thread is as good as before.
      whole = error instanceof Failure && error.code !== 'cancelled' && error.code !== 'lost';
      throw error;
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

const noBatch = () => Promise.resolve();

/** The thread runs the same readers as compiled here, so the outline of an answer is enough to know it by. */
function answer<Answer>(is: (value: unknown) => value is Answer, value: unknown): Answer {
  if (is(value)) return value;
  throw new Failure('bug', 'The reading thread gave no answer.');
}

const isTables = (value: unknown): value is readonly FoundTable[] => Array.isArray(value);
const isReport = (value: unknown): value is TableReport => value instanceof Object && 'rejects' in value;
const isDocument = (value: unknown): value is ReadDocument => value instanceof Object && 'turns' in value;
const isProject = (value: unknown): value is QdaProject => value instanceof Object && 'codings' in value;

function checked(onBatch: (batch: Batch) => Promise<void>, signal: AbortSignal) {
  return (batch: Batch) => {
    if (signal.aborted) throw Failure.cancelled();
    return onBatch(batch);
  };
}

const isBatch = (value: unknown): value is Batch =>
  value instanceof Object && 'lines' in value && 'columns' in value;

/** Puts a task to a thread and waits for its end, whichever comes: an answer, a failure, its death, a cancel. */
function ask(
  worker: Worker,
  task: Task,
  onBatch: (batch: Batch) => Promise<void>,
  signal: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      worker.off('message', hear).off('error', fail).off('exit', gone);
      signal.removeEventListener('abort', cancel);
      settle();
    };
    const cancel = () => {
      end(() => {
        reject(Failure.cancelled());
      });
    };
    const fail = (error: Error) => {
      const tooLarge = Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = tooLarge
        ? `${task.source.path} needs more than ${memory} MB of memory to read, so it was not loaded. Save it in parts, or as CSV.`
        : `${task.source.path} could not be read: ${error.message}`;
      end(() => {
        reject(new Failure(tooLarge ? 'lost' : 'bug', message, { path: task.source.path }));
      });
    };
    const gone = () => {
      fail(new Error('the reading thread ended'));
    };
    const hear = (told: Told) => {
      if (told.kind === 'batch') {
        if (!isBatch(told.value)) return;
        onBatch(told.value).then(
          () => {
            worker.postMessage(taken);
          },
          (error: unknown) => {
            end(() => {
              reject(error instanceof Error ? error : new Error(String(error)));
            });
          },
        );
      } else if (told.kind === 'done')
        end(() => {
          resolve(told.value);
        });
      else
        end(() => {
          reject(Failure.from(told.failure));
        });
    };
    worker.on('message', hear).on('error', fail).on('exit', gone);
    signal.addEventListener('abort', cancel, { once: true });
    worker.postMessage(task);
  });
}
