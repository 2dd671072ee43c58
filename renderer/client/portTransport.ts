import { isMessage } from '../../main/contract/call';
import type { Channel } from '../../main/contract/call';
import { engineArrived, engineGone } from '../../main/contract/desktop';
import type { Transport } from './EngineLine';

/** A message port as a channel; what is not of the contract is dropped at the door. */
export function portChannel(port: MessagePort): Channel {
  return {
    post: message => {
      port.postMessage(message);
    },
    listen: receive => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isMessage(event.data)) receive(event.data);
      });
      port.start();
    },
  };
}

/** The desktop's way to the engine: ports that arrive as messages of the page's own window. */
export function portTransport(page: Window, requestEngine: () => void): Transport {
  return {
    start(arrived, gone) {
      page.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.source !== null && event.source !== page) return;
        const port = event.ports[0];
        if (event.data === engineArrived && port) arrived(portChannel(port));
        if (event.data !== engineGone) return;
        gone();
        requestEngine();
      });
      requestEngine();
    },
  };
}
