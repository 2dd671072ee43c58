import type { DesktopBridge } from '../../main/contract/desktop';
import { askDesktop } from './askDesktop';
import type { Client } from './client';
import { EngineLine } from './EngineLine';
import { portTransport } from './portTransport';
import { socketTransport } from './socketTransport';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly goldenThread?: DesktopBridge;
  }
}

/** Connects the page to its engine and, in the desktop, to the window around it. */
export function connectClient(page: Window = window): Client {
  const bridge = page.goldenThread;
  const line = new EngineLine(
    bridge
      ? portTransport(page, () => {
          bridge.requestEngine();
        })
      : socketTransport(engineAddress(page.location)),
  );
  return {
    ask: line.ask,
    listen: line.listen,
    onRestart: line.onRestart,
    desktop: bridge ? askDesktop(bridge) : null,
    platform: bridge?.platform ?? (page.navigator.userAgent.includes('Mac') ? 'darwin' : 'browser'),
    onMenuCommand: run => {
      bridge?.onCommand(run);
    },
    onStudyNamed: open => {
      bridge?.onStudy(open);
    },
  };
}

function engineAddress(location: Location): string {
  const address = new URL('engine', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = location.search;
  return address.href;
}
