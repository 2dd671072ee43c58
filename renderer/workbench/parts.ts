const fields = 'textarea, [role="textbox"], [role="tree"], [role="grid"] [tabindex="0"]';
const tabs = '[role="tab"][tabindex="0"]';
const anything = 'button:not([disabled]), input, select, a[href], [tabindex="0"]';

/** Moves the focus to the next part of the window, or the one before: bars, side bar, editors, panel. */
export function focusNextPart(step: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')];
  const now = parts.findIndex(part => part.contains(document.activeElement));
  for (let tried = 1; tried <= parts.length; tried++) {
    const start = now < 0 && step < 0 ? 0 : now;
    const part = parts[(start + step * tried + parts.length * 2) % parts.length];
    const field = part && fieldOf(part);
    if (!field) continue;
    field.focus();
    return;
  }
}

/** How long the main content of a part is waited for, in milliseconds. */
const patience = 1000;

/** Moves the focus into a part, by a selector of its element, and on to its main content once that is drawn. */
export function focusPart(selector: string): void {
  const started = performance.now();
  const attempt = (given: Element | null) => {
    const now = document.activeElement;
    if (given !== null && now !== given && now !== document.body) return;
    const part = document.querySelector<HTMLElement>(selector);
    const content = part && visible(part, fields);
    const field = content ?? (part && fieldOf(part));
    field?.focus();
    if (content || performance.now() - started > patience) return;
    requestAnimationFrame(() => {
      attempt(field ?? now);
    });
  };
  requestAnimationFrame(() => {
    attempt(null);
  });
}

/** What takes the keyboard in a part: its main content, else its tabs, else whatever comes first. */
function fieldOf(part: HTMLElement): HTMLElement | undefined {
  return visible(part, fields) ?? visible(part, tabs) ?? visible(part, anything);
}

function visible(part: HTMLElement, selector: string): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(selector)].find(
    element => element.offsetParent !== null && element.getAttribute('role') !== 'separator',
  );
}
