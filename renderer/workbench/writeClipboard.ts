import { Failure } from '../../main/contract/failure';

/** Puts text on the clipboard, also where the page has no permission to but a key was pressed just now. */
export async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused to pages without the permission; a copy by the person's own key press is then still allowed.
    if (!copiedBySelection(text)) throw new Failure('refused', 'The clipboard could not be written.');
  }
}

function copiedBySelection(text: string): boolean {
  const before = document.activeElement;
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { once: true, capture: true });
  // The only way left without the permission; deprecated, yet kept by every browser.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
