import { signatureOf } from '../../../../main/contract/method';
import type { Method } from '../../../../main/contract/method';
import { readHead } from '../../../../main/contract/savedQuery';
import { knownBy, tableNamed } from './catalogue';
import type { Catalogue } from './catalogue';
import { Columns, labelOf, visible } from './columns';
import type { ScopeColumn } from './columns';
import { counted, describeFunction, describeTable, escaped, explanationOf, listColumns } from './describe';
import { fileRead, pathIn } from './fileRead';
import type { Source } from './query';
import { placeIn } from './script';
import type { Place } from './script';
import { reachable } from './suggestColumns';
import { isName, nameOf } from './tokens';
import type { Token } from './tokens';

/** What is known of a name, as paragraphs of Markdown, and where the name stands. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly contents: readonly string[];
  /** The column of a table of the study that it names; null for anything else. */
  readonly column: { readonly table: string; readonly column: string } | null;
}

/** What the name at a place of a script means; null where that is not known. */
export function explain(sql: string, offset: number, catalogue: Catalogue): Explanation | null {
  const place = nameAt(sql, offset);
  if (!place) return explainFile(sql, offset, catalogue);
  const { token } = place;
  const { start, end } = token;
  const said = (contents: readonly string[]) => ({ start, end, contents, column: null });
  if (token.kind === 'variable') {
    const declared = readHead(sql).parameters.find(({ name }) => `$${name}` === token.text);
    if (!declared) return null;
    const value = declared.value === null ? '' : `, \`${declared.value}\` unless another is given`;
    return said([`**${escaped(token.text)}** · parameter of type ${escaped(declared.type)}${value}`]);
  }
  if (place.statement.tokens[place.at + 1]?.text === '(') {
    const called = explainCalled(nameOf(token), catalogue);
    if (called) return said([...called, ...columnsRead(place, catalogue)]);
  }
  const columns = new Columns(place.statement, knownBy(catalogue, place.made));
  const source = sourceAt(place);
  if (source) {
    const contents = explainSource(source, place, columns, catalogue);
    return contents && said(contents);
  }
  const column = columnAt(place, columns);
  if (!column) return null;
  const table = column.table === null ? null : tableNamed(catalogue, column.table);
  const isStudys = table !== null && 'rows' in table;
  return {
    ...said([explainColumn(column)]),
    column: isStudys ? { table: table.name, column: column.name } : null,
  };
}

/** The columns of the file that the call at a place reads. */
function columnsRead(place: Place, catalogue: Catalogue): readonly string[] {
  const source = sourceAt(place);
  if (!source || fileRead(source, place.statement) === null) return [];
  const own = new Columns(place.statement, knownBy(catalogue, place.made)).ofSource(source, place.query);
  return own.length === 0 ? [] : [listColumns(own)];
}

/** The columns of the file whose path stands at a place. */
function explainFile(sql: string, offset: number, catalogue: Catalogue): Explanation | null {
  const place = placeIn(sql, offset);
  const source = place?.select?.sources.find(({ file }) => file !== null && file === place.typing);
  if (!place || !source?.file) return null;
  const own = new Columns(place.statement, knownBy(catalogue, place.made)).ofSource(source, place.query);
  if (own.length === 0) return null;
  const { start, end } = source.file;
  const head = `**${escaped(pathIn(source.file))}** · file, ${counted(own.length, 'column')}`;
  return { start, end, contents: [head, listColumns(own)], column: null };
}

/** A place with the name that stands there, also right before its first letter. */
export function nameAt(sql: string, offset: number): (Place & { readonly token: Token }) | null {
  for (const at of [offset, offset + 1]) {
    const place = placeIn(sql, at);
    const token = place?.typing;
    if (place && token && token.start <= offset && (token.kind === 'variable' || isName(token)))
      return { ...place, token };
  }
  return null;
}

/** The source whose name or alias a place is on, where it is read. */
export function sourceAt({ query, select, at }: Place): Source | null {
  const found = select?.sources.find(({ from, to }) => from <= at && at < to);
  if (found) return found;
  // A query in brackets is a source of the one around it; its alias stands outside.
  return (
    query.parent?.selects.flatMap(({ sources }) => sources).find(({ from, to }) => from === at && at < to) ??
    null
  );
}

/** The column that a place names, of the sources that it may name or of the table before its dot. */
function columnAt(place: Place & { readonly token: Token }, columns: Columns): ScopeColumn | null {
  const { tokens } = place.statement;
  const owner = tokens[place.at - 2];
  const table = tokens[place.at - 1]?.text === '.' && isName(owner) ? nameOf(owner).toLowerCase() : null;
  const name = nameOf(place.token).toLowerCase();
  for (const source of reachable(place, columns)) {
    if (table !== null && source.label.toLowerCase() !== table) continue;
    const found = source.columns.find(column => column.name.toLowerCase() === name);
    if (found) return found;
  }
  return null;
}

function explainCalled(name: string, catalogue: Catalogue): readonly string[] | null {
  const low = name.toLowerCase();
  const method = catalogue.methods.find(one => one.name === low);
  if (method) return explainMethod(method);
  const those = catalogue.functions.filter(one => one.name.toLowerCase() === low);
  return those.length === 0 ? null : those.map(describeFunction);
}

function explainMethod(method: Method): readonly string[] {
  return [`\`\`\`sql\n${signatureOf(method, table => table)}\n\`\`\``, explanationOf(method)];
}

function explainSource(
  source: Source,
  place: Place,
  columns: Columns,
  catalogue: Catalogue,
): readonly string[] | null {
  const last = source.names.at(-1);
  const name = last ? nameOf(last) : '';
  const own = columns.ofSource(source, place.query);
  if (source.kind === 'function') return explainCalled(name, catalogue) ?? [listColumns(own)];
  const isNamed =
    source.names.length === 1 &&
    [...visible(place.query), ...place.made.map(({ made }) => made)].some(
      one => nameOf(one.name).toLowerCase() === name.toLowerCase(),
    );
  const table = isNamed || source.kind !== 'table' ? null : tableNamed(catalogue, name);
  if (table) return [describeTable(table)];
  if (!isNamed && !source.query) return null;
  const known = own.length === 0 ? 'its columns are not known before it runs' : counted(own.length, 'column');
  return [`**${escaped(labelOf(source))}** · query of this script, ${known}`, listColumns(own)];
}

function explainColumn({ name, type, table }: ScopeColumn): string {
  const of = table === null ? 'column of this query' : `column of \`${table}\``;
  return `**${escaped(name)}** · ${type === null ? '' : `${escaped(type)} · `}${of}`;
}
