import type { Method } from '../../../../main/contract/method';
import { literal } from '../../../../main/contract/sql';
import { written } from './catalogue';
import type { Catalogue } from './catalogue';
import { visible } from './columns';
import type { Columns } from './columns';
import { counted, describeTable, listColumns, tableDetail } from './describe';
import type { Place } from './script';
import type { Suggestion } from './suggestion';
import { nameOf } from './tokens';

/** The tables of the study and those that SQL made. */
export function tables(catalogue: Catalogue): readonly Suggestion[] {
  return [...catalogue.tables, ...catalogue.own].map(table => ({
    kind: 'kind' in table && table.kind === 'view' ? 'view' : 'table',
    label: table.name,
    detail: tableDetail(table),
    get documentation() {
      return describeTable(table);
    },
    insert: written(table.name, catalogue),
  }));
}

/** The queries that the statement gives names to, and the tables that the script makes before it. */
export function namedQueries(place: Place, columns: Columns, catalogue: Catalogue): readonly Suggestion[] {
  const seen = [...visible(place.query), ...place.made.map(({ made }) => made).reverse()];
  return seen.map(named => {
    const own = columns.ofNamed(named);
    return {
      kind: 'query',
      label: nameOf(named.name),
      detail: own.length === 0 ? 'query above' : `query above, ${counted(own.length, 'column')}`,
      documentation: listColumns(own),
      insert: written(nameOf(named.name), catalogue),
    };
  });
}

/** Files that DuckDB reads by their paths; those that codes are kept in come last. */
export function files(paths: readonly string[]): readonly (readonly Suggestion[])[] {
  const data = paths.filter(
    path => /\.(csv|tsv|txt|parquet|json|ndjson|jsonl)$/i.test(path) && !/\.(vl|thread)\.json$/i.test(path),
  );
  return [false, true].map(coding =>
    data
      .filter(path => path.startsWith('coding/') === coding)
      .map(path => ({ kind: 'file', label: path, detail: '', insert: literal(path).slice(1, -1) })),
  );
}

/** Texts that name a table where a method asks for one. */
export function tableTexts(
  place: Place,
  columns: Columns,
  catalogue: Catalogue,
): readonly (readonly Suggestion[])[] {
  const text = (suggestion: Suggestion) => ({
    ...suggestion,
    insert: literal(suggestion.label).slice(1, -1),
  });
  return [namedQueries(place, columns, catalogue).map(text), tables(catalogue).map(text)];
}

/** A call of a method with its tables to fill in. */
export function callOf({ name, inputs, options }: Method): string {
  const given = inputs.filter(({ optional }) => !optional).map(input => `'\${${input.name}}'`);
  const required = options.filter(option => option.default === null).map(option => `\${${option.name}}`);
  const words = [...given, ...required].map((word, index) => word.replace('${', `\${${index + 1}:`));
  return `${name}(${words.join(', ')})`;
}
