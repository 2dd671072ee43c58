import { tableFromIPC } from 'apache-arrow';
import { delimitedText } from '../contract/delimitedText';
import type { EngineHandlers } from '../contract/engine';
import { Failure } from '../contract/failure';
import type { CopyRequest } from '../contract/result';
import { arrangedSql } from './queries/arrangedSql';
import { insertStatement } from './queries/insertStatement';
import type { Kept } from './queries/Queries';
import type { Workspace } from './Workspace';

type ResultRequest =
  | 'result.arrange'
  | 'result.page'
  | 'result.values'
  | 'result.find'
  | 'result.sql'
  | 'result.copy'
  | 'result.close';

/** Most cells that may be copied as text at once. */
const mostCopied = 5_000_000;

/** What answers the requests for the rows of a result. */
export function resultHandlers(workspace: Workspace): Pick<EngineHandlers, ResultRequest> {
  const queries = () => workspace.current().queries;
  const result = (name: string) => queries().kept(name).result;
  return {
    'result.arrange': async (request, signal) => ({
      rows: await result(request.result).count(request, signal),
    }),
    'result.page': (request, signal) => result(request.result).page(request, signal),
    'result.values': (request, signal) => result(request.result).values(request, signal),
    'result.find': (request, signal) => result(request.result).find(request, signal),
    'result.sql': request => {
      const kept = queries().kept(request.result);
      return Promise.resolve({ sql: arrangedSql(kept.source, kept.result.columns, request) });
    },
    'result.copy': (request, signal) => {
      if (request.limit * request.columns.length > mostCopied) throw new Failure('refused', tooMuch);
      return copied(queries().kept(request.result), request, signal);
    },
    'result.close': async input => {
      await queries().close(input.result);
      return null;
    },
  };
}

async function copied({ result, lineage }: Kept, request: CopyRequest, signal: AbortSignal): Promise<string> {
  const { format, columns, header } = request;
  if (format !== 'insert')
    return delimitedText(tableFromIPC(await result.page(request, signal, columns)), format, header);
  const [table = 'result', ...others] = lineage.tables;
  const names = columns.map(index => result.columns[index]?.name ?? '');
  const literals = await result.literals(request, signal, columns);
  return insertStatement(others.length === 0 ? table : 'result', names, literals);
}

const tooMuch =
  'That is too much for the clipboard: at most 5 million cells. Select fewer, or write a file with COPY … TO.';
