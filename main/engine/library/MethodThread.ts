import { Worker } from 'node:worker_threads';
import { performMethod } from './methodTasks';
import type { MethodAnswer, MethodTask, Outcome } from './methodTasks';
import type { KindValue } from '../database/scalarFunction';

/** How often the tasks are looked through, in milliseconds. */
const pulse = 500;
/** Pulses after which tasks that nobody asked for are dropped: their query was cancelled, or took its answers. */
const forgotten = 6;
/** Memory that the computing of a task may take, in MB. */
const memory = 1200;

/** Tasks that were begun one after another: while one of them is asked for, the others are waited for too. */
interface Batch {
  /** Pulses since one of its tasks was begun or asked for. */
  age: number;
}

interface Pending {
  readonly task: MethodTask;
  readonly batch: Batch;
  /** Null while it is computed. */
  outcomes: readonly Outcome[] | null;
}

/**
 * Computes functions on a thread of their own, one task after another, so that nothing else waits for them. A task that
 * nobody asks for any more is dropped, and its thread ended if it is at work on it. Without the thread's script (when
 * the engine runs from its sources) tasks are computed here, at once.
 */
export class MethodThread {
  readonly #script: string | null;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #last = 0;
  /** What a task that is begun now belongs to; null once one of them was asked for. */
  #begun: Batch | null = null;

  constructor(script: string | null) {
    this.#script = script;
  }

  /** Begins a task; its id is what `outcomes` takes. */
  begin(name: string, rows: readonly (readonly KindValue[])[]): number {
    const task = { id: ++this.#last, name, rows };
    const outcomes = this.#script === null ? performMethod(task).outcomes : null;
    const batch = (this.#begun ??= { age: 0 });
    batch.age = 0;
    this.#pending.set(task.id, { task, batch, outcomes });
    if (this.#script !== null) this.#thread(this.#script).postMessage(task);
    this.#timer ??= setInterval(() => {
      this.#lookThrough();
    }, pulse).unref();
    return task.id;
  }

  /** One outcome a row of the task; null while it is computed. Fails for a task that was dropped. */
  outcomes(id: number): readonly Outcome[] | null {
    const pending = this.#pending.get(id);
    if (!pending) throw new Error('The result of a method was asked for too late. Run the query again.');
    pending.batch.age = 0;
    if (pending.batch === this.#begun) this.#begun = null;
    return pending.outcomes;
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#pending.clear();
    this.#end();
  }

  #thread(script: string): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    worker.unref();
    worker.on('message', ({ id, outcomes }: MethodAnswer) => {
      const pending = this.#pending.get(id);
      if (pending) pending.outcomes = outcomes;
    });
    worker.on('error', error => {
      const tooLarge = Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#fail(worker, tooLarge ? `The method needs more than ${memory} MB of memory.` : error.message);
    });
    this.#worker = worker;
    return worker;
  }

  /** A thread that died takes the task it was at with it; those that waited behind begin again. */
  #fail(worker: Worker, message: string): void {
    if (worker !== this.#worker) return;
    const [first, ...rest] = this.#unfinished();
    if (first) first.outcomes = first.task.rows.map(() => ({ message }));
    this.#worker = null;
    this.#beginAgain(rest);
  }

  #lookThrough(): void {
    const [current] = this.#unfinished();
    for (const batch of new Set([...this.#pending.values()].map(pending => pending.batch))) batch.age++;
    for (const [id, { batch }] of this.#pending) if (batch.age >= forgotten) this.#pending.delete(id);
    if (this.#begun && this.#begun.age >= forgotten) this.#begun = null;
    if (current && !this.#pending.has(current.task.id)) {
      this.#end();
      this.#beginAgain(this.#unfinished());
    }
    if (this.#pending.size === 0 && this.#timer) {
      clearInterval(this.#timer);
      this.#timer = null;
      this.#end();
    }
  }

  /** Tasks that are computed or wait, in the order they were begun. */
  #unfinished(): readonly Pending[] {
    return [...this.#pending.values()].filter(({ outcomes }) => outcomes === null);
  }

  #beginAgain(tasks: readonly Pending[]): void {
    if (this.#script === null) return;
    for (const { task } of tasks) this.#thread(this.#script).postMessage(task);
  }

  #end(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }
}
