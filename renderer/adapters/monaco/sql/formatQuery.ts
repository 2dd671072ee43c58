import type { DialectOptions } from 'sql-formatter';
import { Failure } from '../../../../main/contract/failure';
import { tokensOf } from './tokens';

/**
 * The query with its lines and indents in order; words, their case and comments stay as they are. `methods` are names that
 * stand before a parenthesis without a space. Fails when the text is not understood, and when the formatted one would not be
 * the same query.
 */
export async function formatQuery(sql: string, methods: readonly string[]): Promise<string> {
  const { duckdb, formatDialect } = await import('sql-formatter');
  const { tokenizerOptions } = duckdb;
  const names = [...tokenizerOptions.reservedFunctionNames, ...methods.map(name => name.toUpperCase())];
  const dialect: DialectOptions = {
    ...duckdb,
    tokenizerOptions: { ...tokenizerOptions, reservedFunctionNames: names },
  };
  const formatted = formattedOr(() =>
    formatDialect(sql, { dialect, tabWidth: 2, expressionWidth: 100, paramTypes: { named: ['$'] } }),
  );
  if (meaning(formatted) !== meaning(sql)) throw new Failure('refused', changed);
  return formatted.endsWith('\n') ? formatted : `${formatted}\n`;
}

function formattedOr(work: () => string): string {
  try {
    return work();
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Failure('refused', `This query is not understood as a whole, so it stays as it is. ${first}`);
  }
}

/** All that a query says: its words, texts and signs in their order, whatever stands between them. */
function meaning(sql: string): string {
  return JSON.stringify(
    tokensOf(sql).map(({ kind, text }) => (kind === 'comment' ? text.replaceAll(/\s+/g, ' ').trim() : text)),
  );
}

const changed = 'Formatting would have changed what this query says, so it stays as it is.';
