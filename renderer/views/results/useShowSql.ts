import { failureData } from '../../../main/contract/failure';
import type { ResultSummary } from '../../../main/contract/result';
import { useClient } from '../../client/client';
import { nameOf } from '../../session/document';
import { useDispatch } from '../../session/SessionProvider';
import { useDocuments } from '../../workbench/useDocuments';
import type { Look } from './ResultView';

/** Opens a query that gives the rows as they are shown. */
export function useShowSql(path: string, result: ResultSummary, { shown }: Look): () => void {
  const { ask } = useClient();
  const documents = useDocuments();
  const dispatch = useDispatch();
  return () => {
    const name = `${nameOf(path).replace(/\.sql$/i, '')}-shown.sql`;
    ask('result.sql', { result: result.result, ...shown }).then(
      ({ sql }) => {
        documents.begin(name, sql);
      },
      (error: unknown) => {
        dispatch({ type: 'notice.set', notice: failureData(error).message, passing: true });
      },
    );
  };
}
