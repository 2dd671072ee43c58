import type { OwnTable, SqlFunction } from '../../../../main/contract/catalogue';
import type { Method } from '../../../../main/contract/method';
import { optionText } from '../../../../main/contract/method';
import type { TableSummary } from '../../../../main/contract/study';
import type { ScopeColumn } from './columns';

/** A number of things with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** What a table is, in a few words. */
export function tableDetail(table: TableSummary | OwnTable): string {
  if ('rows' in table) return counted(table.rows, 'row');
  return table.temporary ? `temporary ${table.kind}` : `${table.kind} made by SQL`;
}

/** A table with its columns, as Markdown. */
export function describeTable(table: TableSummary | OwnTable): string {
  const facts = 'rows' in table ? factsOf(table) : tableDetail(table);
  return [`**${escaped(table.name)}** · ${facts}`, listColumns(table.columns)].join('\n\n');
}

function factsOf({ rows, rejectedRows, files, synthetic }: TableSummary): string {
  const kind = files.length > 0 ? `table loaded from ${counted(files.length, 'file')}` : 'table of the study';
  const rejected = rejectedRows > 0 ? `, ${counted(rejectedRows, 'row')} not loaded (see \`rejects\`)` : '';
  return `${kind} · ${counted(rows, 'row')}${rejected}${synthetic ? ' · synthetic data' : ''}`;
}

/** How many columns are listed; a hover is no schema. */
const listed = 40;

/** Columns with their types, as Markdown. */
export function listColumns(
  columns: readonly { readonly name: string; readonly type: string | null }[],
): string {
  const lines = columns
    .slice(0, listed)
    .map(({ name, type }) => `- \`${name}\`${type === null ? '' : ` ${type}`}`);
  const more = columns.length - listed;
  return [...lines, ...(more > 0 ? [`- and ${counted(more, 'more column', 'more columns')}`] : [])].join(
    '\n',
  );
}

/** What a column is, in a few words. */
export function columnDetail({ type, table }: ScopeColumn): string {
  return [type, table].filter(part => part !== null).join(' · ');
}

/** They are asked for at every key, of hundreds of functions that stay as they are. */
const knownWays = new WeakMap<SqlFunction, readonly string[]>();

function waysOf(one: SqlFunction): readonly string[] {
  const known = knownWays.get(one);
  if (known) return known;
  const ways = waysToCall(one);
  knownWays.set(one, ways);
  return ways;
}

/** The ways to call a function that differ by more than types, and what each gives where that is always the same. */
function waysToCall({ forms }: SqlFunction): readonly string[] {
  const ways = new Map<string, Set<string>>();
  for (const { parameters, further, gives } of forms) {
    const given = parameters.filter(({ named }) => !named).map(({ name }) => name);
    const way = `(${[...given, ...(further === null ? [] : ['…'])].join(', ')})`;
    ways.set(way, (ways.get(way) ?? new Set()).add(gives ?? ''));
  }
  return [...ways].map(([way, gives]) => {
    const [only = ''] = gives;
    return gives.size === 1 && only !== '' ? `${way} → ${only}` : way;
  });
}

/** How a function is called, in few words. */
export function functionDetail(one: SqlFunction): string {
  const [first = '', ...more] = waysOf(one);
  return more.length > 0 ? `${first} +${more.length}` : first;
}

/** How many ways to call a function are shown. */
const shownWays = 6;

/** A function with the ways to call it, as Markdown. */
export function describeFunction(one: SqlFunction): string {
  const { name, purpose, example } = one;
  const ways = waysOf(one);
  const more = ways.length - shownWays;
  const lines = [
    ...ways.slice(0, shownWays).map(way => name + way),
    ...(more > 0 ? [`-- and ${more} more`] : []),
  ];
  return [
    `\`\`\`sql\n${lines.join('\n')}\n\`\`\``,
    escaped(purpose),
    example === null ? '' : `For example \`${example}\``,
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

/** What a person has to know of a method, as Markdown. */
export function explanationOf(method: Method): string {
  const inputs = method.inputs.map(({ name, optional, columns }) => {
    const list = columns.map(column => `\`${column.name}\` (${column.type})`).join(', ');
    return `- \`${name}\`${optional ? ' (optional)' : ''} names a table with the columns ${list}`;
  });
  const options = method.options.map(option => `- \`${optionText(option)}\`: ${option.purpose}`);
  const gives = method.gives.map(({ name }) => `\`${name}\``).join(', ');
  return [method.purpose, [...inputs, ...options].join('\n'), gives === '' ? '' : `Gives ${gives}`]
    .filter(part => part !== '')
    .join('\n\n');
}

/** A text of others within Markdown, without becoming some. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\*_[\]<>#|~&]/g, character => `\\${character}`);
}
