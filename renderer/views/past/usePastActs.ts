import { useMemo } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { PastQuery } from '../../../main/contract/pastQuery';
import { nameOf } from '../../session/document';
import { useSessionStore } from '../../session/SessionProvider';
import { useQueryRun } from '../../session/useQueryRun';
import { useDocuments } from '../../workbench/useDocuments';
import { writeClipboard } from '../../workbench/writeClipboard';

interface PastActs {
  /** Opens a new text without a file. */
  readonly open: (query: PastQuery) => void;
  /** Runs it where the same text is open, else in a new one. */
  readonly runAgain: (query: PastQuery) => void;
  readonly copy: (query: PastQuery) => void;
}

/** What can be done with a query that was run. */
export function usePastActs(): PastActs {
  const store = useSessionStore();
  const documents = useDocuments();
  const queryRun = useQueryRun();
  return useMemo(() => {
    const give = (path: string, { parameters }: PastQuery) => {
      for (const [name, value] of Object.entries(parameters))
        store.dispatch({ type: 'parameter.set', path, name, value });
    };
    const begin = (query: PastQuery) => {
      const path = documents.begin(nameOf(query.path), query.sql);
      give(path, query);
      return path;
    };
    const openWith = ({ path, sql }: PastQuery) => {
      const all = Object.values(store.get().documents).filter(({ text }) => text === sql);
      return (all.find(document => document.path === path) ?? all[0])?.path ?? null;
    };
    return {
      open: query => void begin(query),
      runAgain: query => {
        const known = openWith(query);
        if (known !== null) {
          give(known, query);
          void documents.open(known);
        }
        const path = known ?? begin(query);
        queryRun.runPart(path, null);
      },
      copy: ({ sql }) => {
        const say = (notice: string) => {
          store.dispatch({ type: 'notice.set', notice, passing: true });
        };
        writeClipboard(sql).then(
          () => {
            say('Copied the text of the query.');
          },
          (error: unknown) => {
            say(failureData(error).message);
          },
        );
      },
    };
  }, [store, documents, queryRun]);
}
