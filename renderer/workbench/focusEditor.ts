/** In milliseconds: until it gives up, and until it takes what there is where no text comes. */
const patience = 10_000;
const textPatience = 1000;
const target = 'textarea, [role="textbox"], [role="grid"], [tabindex="0"]';

/** Moves the focus into the editor of a document, once it is drawn; gives up if it is not drawn in time. */
export function focusEditor(path: string): void {
  const started = performance.now();
  const origin = document.activeElement;
  // The person may have gone elsewhere and be back at the place they left.
  const moved = new AbortController();
  const move = () => {
    moved.abort();
  };
  document.addEventListener('focusin', move, { once: true, signal: moved.signal });
  const attempt = () => {
    if (moved.signal.aborted || !sameFocus(origin)) return;
    const body = `.editor-frame[data-path="${CSS.escape(path)}"] .editor-body`;
    // An editor that was split shows the document in the active group too.
    const frame = document.querySelector(`.dv-active-group ${body}`) ?? document.querySelector(body);
    const field = frame?.querySelector<HTMLElement>('textarea, [role="textbox"]');
    const late = performance.now() - started > textPatience;
    const found = field ?? (late ? frame?.querySelector<HTMLElement>(target) : null);
    if (found) found.focus();
    else if (performance.now() - started < patience) requestAnimationFrame(attempt);
    else moved.abort();
  };
  requestAnimationFrame(attempt);
}

/** The person has not gone elsewhere in the meantime. */
function sameFocus(origin: Element | null): boolean {
  const now = document.activeElement;
  return now === origin || now === document.body;
}
