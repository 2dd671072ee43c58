import { MessageChannelMain, utilityProcess } from 'electron';
import type { UtilityProcess, WebContents } from 'electron';

/** The engine's process, as the windows' introducer to it: what they say to one another does not pass here. */
export interface EngineHost {
  /** Gives a page a port to the engine, starting the engine again if it has ended. */
  connect(page: WebContents): void;
  /** Lets the engine close its database; ends it if that takes too long. */
  stop(): Promise<void>;
}

const longestPause = 8_000;
const patience = 3_000;

/** Starts the engine's process. When it ends, each page it served is told, and asks for the engine again. */
export function startEngine(script: string, folders: readonly string[]): EngineHost {
  const pages = new Set<WebContents>();
  let child: UtilityProcess | null = null;
  let stopping = false;
  let pause = 0;

  const start = (): UtilityProcess => {
    const startedAt = Date.now();
    const started = utilityProcess.fork(script, [...folders], {
      serviceName: 'Golden Thread engine',
      env: safeEnvironment(),
    });
    started.once('exit', status => {
      child = null;
      if (!stopping) process.stderr.write(`The engine ended with status ${status}; it is started again.\n`);
      // One that lived is started again at once; one that keeps dying, after ever longer pauses.
      pause = Date.now() - startedAt > longestPause ? 0 : Math.min(pause * 2 || 250, longestPause);
      if (!stopping) for (const page of pages) tell(page, 'engine:gone');
      pages.clear();
    });
    return started;
  };
  const introduce = (page: WebContents) => {
    if (stopping || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    child ??= start();
    child.postMessage('page', [port1]);
    page.postMessage('engine:arrived', null, [port2]);
    pages.add(page);
  };

  child = start();
  return {
    connect(page) {
      if (child) introduce(page);
      else setTimeout(() => introduce(page), pause);
    },
    async stop() {
      stopping = true;
      if (child) await ended(child);
    },
  };
}

async function ended(child: UtilityProcess): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(() => {
      child.kill();
      resolve();
    }, patience);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.postMessage('close');
  });
}

function tell(page: WebContents, channel: string): void {
  if (!page.isDestroyed()) page.send(channel);
}

/** The environment without what would load foreign code into the engine or change what its program is. */
function safeEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_OPTIONS|NODE_EXTRA_CA_CERTS|LD_PRELOAD|LD_LIBRARY_PATH|DYLD_.*|ELECTRON_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
