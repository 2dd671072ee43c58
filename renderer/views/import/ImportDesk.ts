import type { EngineAsk } from '../../../main/contract/engine';
import { Failure, failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { ImportPlan, ImportReport } from '../../../main/contract/importing';
import type { Brought, BroughtFile } from './broughtFiles';
import { idle, reduceImport } from './importing';
import type { ImportAction, ImportFile, Importing } from './importing';
import { PreviewQueue } from './PreviewQueue';
import { stageFile } from './stageFile';
import { hindranceOf, standingOf } from './standing';

/** Brings files to the engine, asks it what they are and what a plan would do, and imports them. */
export class ImportDesk {
  readonly #ask: EngineAsk;
  readonly #tell: (trouble: FailureData) => void;
  readonly #listeners = new Set<() => void>();
  readonly #brought = new Map<number, BroughtFile>();
  readonly #previews: PreviewQueue;
  #state: Importing = idle;
  #last = 0;
  /** Ends all that goes on for this import when it is left. */
  #leaving = new AbortController();
  /** Ends the writing alone. */
  #stopping = new AbortController();
  #bringing: Promise<void> = Promise.resolve();
  /** The imports that can be taken back, the last one at the end. */
  #changes: readonly string[] = [];

  /** @param tell says what went wrong with something that nobody waits for */
  constructor(ask: EngineAsk, tell: (trouble: FailureData) => void) {
    this.#ask = ask;
    this.#tell = tell;
    this.#previews = new PreviewQueue(ask, this.get, action => {
      this.#dispatch(action);
    });
  }

  readonly get = (): Importing => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Opens the assistant, without files unless it has some already. */
  readonly open = (): void => {
    if (this.#state.stage === 'done') this.#reset();
    if (this.#state.stage !== 'closed') return;
    this.#dispatch({ type: 'opened' });
    void this.#askChoices(this.#leaving.signal);
  };

  /** Takes files in, one after another; those brought while some are on their way follow them. */
  readonly bring = ({ files, passedOver }: Brought): Promise<void> => {
    this.open();
    if (this.#state.stage !== 'choosing') return Promise.resolve();
    const added = files.map(({ name, blob }) => ({ id: ++this.#last, name, bytes: blob.size }));
    for (const [index, { id }] of added.entries()) {
      const file = files[index];
      if (file) this.#brought.set(id, file);
    }
    this.#dispatch({ type: 'files.added', files: added, passedOver });
    return this.#follow(added.map(({ id }) => id));
  };

  readonly select = (id: number): void => {
    this.#dispatch({ type: 'file.selected', id });
    this.#previews.preferred();
  };

  readonly leaveOut = (id: number, leftOut: boolean): void => {
    this.#dispatch({ type: 'file.leftOut', id, leftOut });
    this.#previews.pump();
  };

  /** Changes what is to be done with a file; what that comes to is asked shortly after the last change. */
  readonly plan = (id: number, plan: ImportPlan): void => {
    this.#dispatch({ type: 'plan.changed', id, plan });
    this.#previews.changed(id);
  };

  /** Brings a file again that could not be brought, or asks again about a plan. */
  readonly retry = (id: number): void => {
    const file = this.#file(id);
    if (!file) return;
    if (file.plan) this.plan(id, { ...file.plan });
    else {
      void this.#forgetOne(file.staged);
      this.#dispatch({ type: 'file.retried', id });
      void this.#follow([id]);
    }
  };

  /** Imports every file that is ready. The report; null when it failed, was cancelled or may not begin. */
  readonly run = async (): Promise<ImportReport | null> => {
    if (this.#state.stage !== 'choosing' || hindranceOf(this.#state) !== null) return null;
    const plans = this.#state.files
      .filter(file => standingOf(file) === 'ready')
      .flatMap(({ plan }) => (plan ? [plan] : []));
    const others = this.#state.files.filter(file => standingOf(file) !== 'ready');
    const left = this.#leaving.signal;
    this.#stopping = new AbortController();
    this.#dispatch({ type: 'run.began' });
    try {
      const report = await this.#ask('import.run', { plans }, this.#stopping.signal);
      if (!left.aborted) {
        this.#changes = [...this.#changes, report.change];
        this.#dispatch({ type: 'run.done', report });
      }
      await this.#forget(others);
      return report;
    } catch (error) {
      const failure = failureData(error);
      if (left.aborted) this.#tell(failure);
      else this.#dispatch({ type: 'failed', failure });
      return null;
    }
  };

  readonly undoable = (): boolean => this.#changes.length > 0;

  /** Takes back the last import. */
  readonly undo = async (): Promise<void> => {
    const change = this.#changes.at(-1);
    if (change === undefined) return;
    await this.#ask('import.undo', { change });
    this.#changes = this.#changes.filter(other => other !== change);
    if (this.#state.report?.change === change) this.#reset();
  };

  readonly forgetChanges = (): void => {
    this.#changes = [];
  };

  /** Stops the writing; the engine leaves the study as it was. */
  readonly stop = (): void => {
    this.#stopping.abort();
  };

  /** Leaves the assistant. What was brought and not imported is forgotten. */
  readonly leave = async (): Promise<void> => {
    const { stage, files } = this.#state;
    if (stage === 'closed') return;
    this.#stopping.abort();
    this.#reset();
    if (stage !== 'done') await this.#forget(files.filter(({ step }) => step !== 'sending'));
  };

  /** Says how far the engine's work has come. */
  readonly progress = (title: string, fraction: number | null): void => {
    if (this.#state.stage !== 'closed') this.#dispatch({ type: 'progressed', title, fraction });
  };

  readonly progressEnded = (): void => {
    if (this.#state.progress) this.#dispatch({ type: 'progress.ended' });
  };

  /** Says why files could not be taken in. */
  readonly fail = (failure: FailureData): void => {
    this.open();
    if (this.#state.stage === 'choosing') this.#dispatch({ type: 'failed', failure });
  };

  #reset(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#previews.clear();
    this.#brought.clear();
    this.#dispatch({ type: 'closed' });
  }

  #follow(ids: readonly number[]): Promise<void> {
    const { signal } = this.#leaving;
    this.#bringing = this.#bringing.then(async () => {
      for (const id of ids) if (!signal.aborted) await this.#bringOne(id, signal);
    });
    return this.#bringing;
  }

  async #bringOne(id: number, signal: AbortSignal): Promise<void> {
    const brought = this.#brought.get(id);
    if (!brought) return;
    let staged: string | null = null;
    let sending = true;
    try {
      staged = await stageFile(this.#ask, brought, signal, (name, sent) => {
        staged = name;
        if (!signal.aborted) this.#dispatch({ type: 'file.sent', id, staged: name, sent });
      });
      stayed(signal);
      sending = false;
      this.#dispatch({ type: 'file.recognising', id });
      const inspection = await this.#ask('import.inspect', { file: staged }, signal);
      stayed(signal);
      this.#dispatch({ type: 'file.recognised', id, inspection });
      this.#previews.pump();
    } catch (error) {
      // Leaving forgets the files that had arrived; this one is known only here.
      if (signal.aborted) await this.#forgetOne(sending ? staged : null);
      else this.#dispatch({ type: 'file.failed', id, failure: readingFailure(error, brought.name) });
    }
  }

  async #askChoices(signal: AbortSignal): Promise<void> {
    try {
      const choices = await this.#ask('import.choices', {}, signal);
      if (!signal.aborted) this.#dispatch({ type: 'choices.arrived', choices });
    } catch (error) {
      if (!signal.aborted) this.#dispatch({ type: 'failed', failure: failureData(error) });
    }
  }

  async #forget(files: readonly ImportFile[]): Promise<void> {
    for (const { staged } of files) await this.#forgetOne(staged);
  }

  async #forgetOne(staged: string | null): Promise<void> {
    if (staged === null) return;
    try {
      await this.#ask('import.forget', { file: staged });
    } catch (error) {
      this.#tell(failureData(error));
    }
  }

  #file(id: number): ImportFile | undefined {
    return this.#state.files.find(file => file.id === id);
  }

  #dispatch(action: ImportAction): void {
    const next = reduceImport(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** Ends the work on a file of an import that was left. */
function stayed(signal: AbortSignal): void {
  if (signal.aborted) throw Failure.cancelled();
}

/** A browser says of a file that went away only that it could not be read. */
function readingFailure(error: unknown, name: string): FailureData {
  if (error instanceof DOMException)
    return failureData(
      new Failure('file', `${name} cannot be read: it may have been moved, changed or locked meanwhile.`),
    );
  return failureData(error);
}
