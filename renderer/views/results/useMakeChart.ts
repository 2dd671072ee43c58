import { failureData } from '../../../main/contract/failure';
import { readHead } from '../../../main/contract/savedQuery';
import type { ResultSummary } from '../../../main/contract/result';
import type { CaseSummary, Column } from '../../../main/contract/study';
import type { EngineAsk } from '../../../main/contract/engine';
import { useClient } from '../../client/client';
import { useDialogs } from '../../components/Dialogs';
import { isShipped, isUntitled, nameOf } from '../../session/document';
import { useSessionStore } from '../../session/SessionProvider';
import { isDirty } from '../../session/state';
import { useDocuments } from '../../workbench/useDocuments';
import { firstChart } from './firstChart';
import type { CountedColumn } from './firstChart';

const unsaved =
  'A chart names the file of its query, beside which it stands. Save the query in the study, run it, and make the chart then.';
const notLast =
  'A chart draws the rows of the last statement of its query’s file. Put the statement into a file of its own, run all of it, and make the chart then.';

/** Columns that are counted: a chart needs few. */
const mostCounted = 8;

/** Writes a first chart of a result beside its query and opens it. */
export function useMakeChart(path: string, result: ResultSummary): () => void {
  const { ask } = useClient();
  const store = useSessionStore();
  const dialogs = useDialogs();
  const documents = useDocuments();
  return () => {
    const make = async () => {
      const { study, documents: open, runs } = store.get();
      const document = open[path];
      if (isUntitled(path) || isShipped(path) || (document && isDirty(document))) {
        await dialogs.tell('Save the query first', unsaved);
        return;
      }
      const run = runs[path];
      if (run?.part !== null || run.results.at(-1)?.result !== result.result) {
        await dialogs.tell('These rows are not those of the file', notLast);
        return;
      }
      const columns = await counted(ask, result, study?.cases ?? []);
      const name = nameOf(path);
      const title = readHead(document?.text ?? '').title ?? name.replace(/\.sql$/i, '');
      const text = firstChart({ query: name, title, rows: result.rows, columns });
      const chart = freePath(path, new Set((await ask('file.list', {})).map(file => file.path)));
      await ask('file.write', { path: chart, text, basedOn: null });
      await documents.open(chart);
    };
    make().catch((error: unknown) => dialogs.fail('The chart could not be made', failureData(error).message));
  };
}

async function counted(
  ask: EngineAsk,
  { result, columns }: ResultSummary,
  cases: readonly CaseSummary[],
): Promise<readonly CountedColumn[]> {
  const named = new Set(cases.flatMap(({ id, name, shortName }) => [id, name, shortName]));
  const texts = columns.flatMap(({ kind }, index) => (kind === 'text' ? [index] : [])).slice(0, mostCounted);
  const counts = await Promise.all(
    texts.map(column => ask('result.values', { result, column, filters: [], search: '' })),
  );
  return columns.map((column: Column, index) => {
    const values = counts[texts.indexOf(index)];
    const isCase = values?.values.some(({ text }) => text !== null && named.has(text)) === true;
    return { ...column, distinct: values?.distinct ?? null, namesCases: isCase };
  });
}

/** The chart's path: the query's with another ending, and a number where there is such a file already. */
function freePath(query: string, taken: ReadonlySet<string>): string {
  const base = query.replace(/\.sql$/i, '');
  let path = `${base}.vl.json`;
  for (let count = 2; taken.has(path); count++) path = `${base}-${count}.vl.json`;
  return path;
}
