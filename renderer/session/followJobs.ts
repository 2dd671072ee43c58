import type { Client } from '../client/client';
import type { JobEvent } from './jobLog';
import type { SessionStore } from './SessionStore';

/** Logs the engine's long work in the session until the returned function is called. */
export function followJobs(
  { listen, onRestart }: Pick<Client, 'listen' | 'onRestart'>,
  store: SessionStore,
): () => void {
  const log = (event: JobEvent) => {
    store.dispatch({ type: 'job.happened', event });
  };
  const stops = [
    listen('job.began', detail => {
      log({ name: 'job.began', detail, at: Date.now() });
    }),
    listen('job.progressed', detail => {
      log({ name: 'job.progressed', detail, at: Date.now() });
    }),
    listen('job.ended', detail => {
      log({ name: 'job.ended', detail, at: Date.now() });
    }),
    onRestart(() => {
      const message = 'The engine stopped while it worked on this.';
      log({ name: 'lost', failure: { code: 'lost', message }, at: Date.now() });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
