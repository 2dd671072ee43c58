import type { EngineHandlers } from '../contract/engine';
import { placeOf } from './searching/placeOf';
import type { TellProgress } from './searching/perform';
import { rewriteText, searchableCodes, searchStudy } from './searching/searchStudy';
import type { Workspace } from './Workspace';

type SearchRequests = 'search.run' | 'search.codes' | 'search.locate' | 'search.rewrite';

/** How long a search goes on before it is shown among the jobs, in milliseconds. */
const quick = 600;

let last = 0;

/** What answers the requests of the search. */
export function searchHandlers(workspace: Workspace): Pick<EngineHandlers, SearchRequests> {
  const study = () => workspace.current().study;
  return {
    'search.run': (request, signal) =>
      shownWhenSlow(workspace, `Searching for ${request.pattern.text}`, signal, (tell, cancel) =>
        searchStudy(study(), workspace.searching, request, tell, cancel),
      ),
    'search.codes': (_, signal) => searchableCodes(study(), signal),
    'search.locate': (request, signal) => placeOf(study(), request, signal),
    'search.rewrite': (request, signal) => rewriteText(study(), workspace.searching, request, signal),
  };
}

/** Does work that is a job only when it takes a while: searching as one types would fill the list of jobs. */
async function shownWhenSlow<T>(
  workspace: Workspace,
  title: string,
  asked: AbortSignal,
  work: (tell: TellProgress, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  asked.addEventListener('abort', abort, { once: true });
  if (asked.aborted) abort();
  let tell: TellProgress = () => undefined;
  const done = work((path, fraction) => {
    tell(path, fraction);
  }, controller.signal);
  const timer = setTimeout(() => {
    workspace
      .job(`search ${++last}`, title, controller.signal, (announce, cancel) => {
        tell = (path, fraction) => {
          announce(`${title}: ${path}`, fraction);
        };
        cancel.addEventListener('abort', abort, { once: true });
        return done;
      })
      // Whoever asked is told of the failure.
      .catch(() => undefined);
  }, quick);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
    asked.removeEventListener('abort', abort);
  }
}
