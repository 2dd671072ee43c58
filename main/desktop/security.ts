import { app } from 'electron';
import type { Session, WebContents, WebFrameMain } from 'electron';
import { pageOrigin } from './protocol';

/** Whether a message comes from the window's own page itself: its origin, and no frame within it. */
export function isPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && originOf(frame.url) === pageOrigin;
}

/** What the page may ask for: to copy and paste. */
const permitted = ['clipboard-read', 'clipboard-sanitized-write'];

/** Refuses what a page could ask of the machine: permissions, devices, and every address but its own. */
export function guardSession(session: Session): void {
  const isPermitted = (permission: string, origin: string) =>
    permitted.includes(permission) && originOf(origin) === pageOrigin;
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isPermitted(permission, contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', event => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }));
}

/** Keeps every page where it is: no navigation, no second window, no embedded page. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', event => event.preventDefault());
    refuseNavigation(contents);
  });
}

function refuseNavigation(contents: WebContents): void {
  contents.on('will-navigate', event => {
    // A reload of the page counts as navigation to where it already is.
    if (event.url !== contents.getURL() || originOf(event.url) !== pageOrigin) event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame) event.preventDefault();
  });
}

function isAllowed(address: string): boolean {
  if (address.startsWith('devtools:') || address.startsWith('data:')) return true;
  return originOf(address.replace(/^blob:/, '')) === pageOrigin;
}

/** Scheme and authority, compared whole. Chromium gives addresses in their one normal form. */
function originOf(address: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/.exec(address)?.[0] ?? null;
}
