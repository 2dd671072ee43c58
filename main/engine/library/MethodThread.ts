import { Worker } from 'node:worker_threads';
import { performMethod } from './methodTasks';
import type { MethodAnswer, MethodTask, Outcome } from './methodTasks';
import type { KindValue } from '../database/scalarFunction';

/** How often the tasks are looked through, in milliseconds. */
const pulse = 500;
/** Pulses after which a task that nobody asks for is set aside: its query was cancelled, or is busy elsewhere. */
const patience = 6;
/** Pulses after which it is forgotten, with its answers. */
const forgotten = 600;
/** Memory that the computing of a task may take, in MB. */
const memory = 1200;

interface Pending {
  readonly task: MethodTask;
  /** Pulses since it was begun or asked for. */
  age: number;
  /** Whether its computing was given up until somebody asks for it again. */
  aside: boolean;
  /** Null while it is computed. */
  outcomes: readonly Outcome[] | null;
}

/**
 * Computes functions on a thread of their own, one task after another, so that nothing else waits for them. A task that
 * nobody asks for is set aside, and its thread ended if it is at work on it; asked for again, it begins again. Without the thread's script (when
 * the engine runs from its sources) tasks are computed here, at once.
 */
export class MethodThread {
  readonly #script: string | null;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #last = 0;

  constructor(script: string | null) {
    this.#script = script;
  }

  /** Begins a task; its id is what `outcomes` takes. */
  begin(name: string, rows: readonly (readonly KindValue[])[]): number {
    const task = { id: ++this.#last, name, rows };
    const outcomes = this.#script === null ? performMethod(task).outcomes : null;
    this.#pending.set(task.id, { task, age: 0, aside: false, outcomes });
    if (this.#script !== null) this.#thread(this.#script).postMessage(task);
    this.#timer ??= setInterval(() => {
      this.#lookThrough();
    }, pulse).unref();
    return task.id;
  }

  /** One outcome a row of the task; null while it is computed. Fails for a task that is forgotten. */
  outcomes(id: number): readonly Outcome[] | null {
    const pending = this.#pending.get(id);
    if (!pending) throw new Error('The result of a method was asked for too late. Run the query again.');
    pending.age = 0;
    if (pending.aside) this.#beginAgain([pending]);
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
    for (const [id, pending] of this.#pending) {
      pending.age++;
      if (pending.age >= forgotten) this.#pending.delete(id);
      else if (pending.outcomes === null && pending.age >= patience) pending.aside = true;
    }
    if (current && !this.#unfinished().includes(current)) {
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
    return [...this.#pending.values()].filter(({ outcomes, aside }) => outcomes === null && !aside);
  }

  #beginAgain(tasks: readonly Pending[]): void {
    if (this.#script === null) return;
    for (const pending of tasks) {
      pending.aside = false;
      this.#thread(this.#script).postMessage(pending.task);
    }
  }

  #end(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }
}
