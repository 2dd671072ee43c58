import { fileRead } from './fileRead';
import type { Query } from './query';
import type { Place } from './script';
import type { Statement } from './statement';

/** The SQL by which the statement at a place, and those before it that it builds upon, read files; each once. */
export function filesRead({ whole, statement, made }: Place): readonly string[] {
  const found = new Set<string>();
  gather(whole, statement, found);
  for (const { statement: earlier, made: table } of made)
    if (table.query) gather(table.query, earlier, found);
  return [...found];
}

function gather(query: Query, statement: Statement, found: Set<string>): void {
  for (const { sources } of query.selects)
    for (const source of sources) {
      const file = fileRead(source, statement);
      if (file !== null) found.add(file);
    }
  for (const inner of query.inner) gather(inner, statement, found);
}
