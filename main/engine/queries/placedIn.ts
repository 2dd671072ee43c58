import { Failure } from '../../contract/failure';
import type { Statement } from './splitStatements';

/**
 * The failure in the place that DuckDB tells; on the last word where a statement ends too early, which may be lines
 * before the next; else on its first word.
 */
export function placedIn(failure: Failure, statement: Statement, sql: string): Failure {
  const endsEarly = / at end of input$/.test(failure.message);
  if (failure.place?.line !== undefined && !endsEarly) return failure;
  const { text } = statement;
  const blank = /^(?:\s|--[^\n]*(?:\n|$)|\/\*.*?\*\/)*/s.exec(text)?.[0].length ?? 0;
  const at = endsEarly ? text.trimEnd().search(/(?:[\p{L}\p{N}_]+|.)$/u) : blank;
  const start = statement.start + Math.max(0, at);
  const line = sql.slice(0, start).split('\n').length;
  const column = start - sql.lastIndexOf('\n', start - 1);
  const word = /^[\p{L}\p{N}_]+/u.exec(sql.slice(start))?.[0] ?? '';
  const place = { ...failure.place, line, column, endColumn: column + Math.max(1, word.length) };
  return new Failure(failure.code, failure.message, place);
}
