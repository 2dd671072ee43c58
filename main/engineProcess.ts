import { isMessage, serve } from './contract/call';
import type { Message } from './contract/call';
import { openEngine } from './engine/index';
import { giveWay } from './giveWay';

giveWay();

/**
 * The engine's own process. Its parent sends ports, each to one page, and the word `close`; the folders come as
 * arguments. A page's port closes when the page goes, which aborts what the page had asked for.
 */
const [analyses = '', fonts = '', threads = '', user = ''] = process.argv.slice(2);
const engine = openEngine({ analyses, fonts, threads, user });
const pages = new Set<Electron.MessagePortMain>();

engine.listen((name, detail) => {
  for (const port of pages) port.postMessage({ kind: 'event', name, detail } satisfies Message);
});

process.parentPort.on('message', ({ data, ports }) => {
  for (const port of ports) answer(port);
  if (data === 'close') void engine.close().finally(() => process.exit(0));
});

function answer(port: Electron.MessagePortMain): void {
  const stop = serve(
    {
      post: message => {
        port.postMessage(message);
      },
      listen: receive => {
        port.on('message', ({ data }) => {
          if (isMessage(data)) receive(data);
          else port.close();
        });
      },
    },
    (name, input, signal) => engine.answer(name, input, signal),
  );
  pages.add(port);
  port.on('close', () => {
    pages.delete(port);
    stop();
  });
  port.start();
}
