import type { EngineAsk } from '../../../main/contract/engine';
import { failureData } from '../../../main/contract/failure';
import type { ImportPlan } from '../../../main/contract/importing';
import type { ImportAction, ImportFile, Importing } from './importing';

/** Milliseconds without a change after which a changed plan is asked about. */
const settling = 250;

interface Running {
  readonly id: number;
  readonly plan: ImportPlan;
  readonly controller: AbortController;
}

/** Keeps every plan looked at: one at a time, the selected file's first; a plan that changed is asked about anew. */
export class PreviewQueue {
  readonly #ask: EngineAsk;
  readonly #state: () => Importing;
  readonly #dispatch: (action: ImportAction) => void;
  readonly #settling = new Map<number, ReturnType<typeof setTimeout>>();
  #running: Running | null = null;

  constructor(ask: EngineAsk, state: () => Importing, dispatch: (action: ImportAction) => void) {
    this.#ask = ask;
    this.#state = state;
    this.#dispatch = dispatch;
  }

  /** A person changed the file's plan, and may go on changing it. */
  changed(id: number): void {
    clearTimeout(this.#settling.get(id));
    if (this.#running?.id === id) this.#running.controller.abort();
    const timer = setTimeout(() => {
      this.#settling.delete(id);
      this.pump();
    }, settling);
    this.#settling.set(id, timer);
  }

  /** Asks about the next plan that nothing is known of, unless a question is on its way. */
  pump(): void {
    if (this.#running) return;
    const file = this.#next();
    if (!file?.plan) return;
    const running = { id: file.id, plan: file.plan, controller: new AbortController() };
    this.#running = running;
    void this.#look(running).finally(() => {
      if (this.#running === running) this.#running = null;
      this.pump();
    });
  }

  /** Another file was selected: what is asked about a file that nobody looks at waits for it. */
  preferred(): void {
    const { id } = this.#next() ?? {};
    if (id !== undefined && id === this.#state().selected && this.#running && this.#running.id !== id)
      this.#running.controller.abort();
  }

  /** Forgets all that waits and ends what runs. */
  clear(): void {
    for (const timer of this.#settling.values()) clearTimeout(timer);
    this.#settling.clear();
    this.#running?.controller.abort();
    this.#running = null;
  }

  #next(): ImportFile | undefined {
    const { files, selected, stage } = this.#state();
    if (stage !== 'choosing') return undefined;
    const waiting = files.filter(file => isUnseen(file) && !this.#settling.has(file.id));
    return waiting.find(({ id }) => id === selected) ?? waiting[0];
  }

  async #look({ id, plan, controller }: Running): Promise<void> {
    try {
      const preview = await this.#ask('import.preview', plan, controller.signal);
      if (!controller.signal.aborted)
        this.#dispatch({ type: 'plan.looked', id, look: { plan, preview, failure: null } });
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#dispatch({ type: 'plan.looked', id, look: { plan, preview: null, failure: failureData(error) } });
    }
  }
}

/** Whether the engine has yet to say what would become of a file. */
function isUnseen({ leftOut, inspection, plan, look }: ImportFile): boolean {
  return !leftOut && inspection?.refused === null && plan !== null && look?.plan !== plan;
}
