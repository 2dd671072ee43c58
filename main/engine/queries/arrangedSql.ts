import { Failure } from '../../contract/failure';
import type { Arrangement } from '../../contract/result';
import { readHead } from '../../contract/savedQuery';
import type { ParameterValue } from '../../contract/savedQuery';
import { literal, quoted } from '../../contract/sql';
import type { Column } from '../../contract/study';
import { conditionOfAll, orderOfAll } from './condition';
import { headOf } from './scriptSource';

/** What a result was made by: the script up to the statement that gave its rows, and that statement. */
export interface Source {
  readonly before: string;
  readonly statement: string;
  /** What kind of statement it is. */
  readonly kind: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** A script that gives the rows of an arrangement, in its order: the statement stands in it as it was. */
export function arrangedSql(source: Source, columns: readonly Column[], arrangement: Arrangement): string {
  if (source.kind !== 'SELECT') throw new Failure('refused', notAsked);
  const names = namesApart([...columns.map(({ name }) => name), 'row']);
  const row = quoted(names.at(-1) ?? 'row');
  // Where names repeat, each column gets one of its own within.
  const repeats = columns.some(({ name }, index) => name !== names[index]);
  const by = repeats ? 'result.' : '';
  const column = (index: number) => {
    const described = columns[index];
    if (!described) throw new Failure('bug', `The result has no column ${index}.`);
    return { sql: `${by}${quoted(names[index] ?? '')}`, column: described };
  };
  const met = conditionOfAll(arrangement.filters, column);
  const keys = orderOfAll(arrangement.order, column);
  const list = columns.map(({ name }, index) => {
    const unique = quoted(names[index] ?? '');
    return names[index] === name ? unique : `${unique} AS ${quoted(name)}`;
  });
  const script = source.before + source.statement;
  const headEnd = headOf(script).length;
  const before = source.before.slice(headEnd).trim();
  const body = source.statement.slice(Math.max(0, headEnd - source.before.length)).trim();
  return [
    ...headLines(script.slice(0, headEnd), source.parameters),
    ...(before === '' ? [] : [before]),
    repeats ? `SELECT ${list.join(', ')}` : `SELECT * EXCLUDE (${row})`,
    'FROM (',
    `  SELECT *, row_number() OVER () AS ${row}`,
    '  FROM (',
    body,
    '  )',
    repeats ? `) AS result(${names.map(quoted).join(', ')})` : ')',
    ...(met === '' ? [] : [`WHERE ${met}`]),
    `ORDER BY ${keys === '' ? '' : `${keys}, `}${by}${row};`,
    '',
  ].join('\n');
}

const notAsked =
  'The rows of this statement cannot be asked for as part of another. Only those of a SELECT can be shown as SQL.';

/** The names with those made different that DuckDB would take for one: it does not tell `a` from `A`. */
function namesApart(names: readonly string[]): readonly string[] {
  const taken = new Set(names.map(name => name.toLowerCase()));
  const seen = new Set<string>();
  return names.map(name => {
    let apart = name;
    for (let count = 1; seen.has(apart.toLowerCase()); count++)
      if (!taken.has(`${name}_${count}`.toLowerCase())) apart = `${name}_${count}`;
    seen.add(apart.toLowerCase());
    taken.add(apart.toLowerCase());
    return apart;
  });
}

/** The head with the values that the parameters had. */
function headLines(head: string, given: Source['parameters']): readonly string[] {
  const { parameters } = readHead(head);
  const types = new Map(parameters.map(({ name, type }) => [name, type]));
  const values = { ...Object.fromEntries(parameters.map(({ name, value }) => [name, value])), ...given };
  const others = head.split('\n').filter(line => line.trim() !== '' && !/^\s*--\s*param\s/i.test(line));
  const declared = Object.entries(values).map(([name, value]) => {
    if (value !== null && /[\r\n]/.test(value)) throw new Failure('refused', `${lineEnd} $${name}.`);
    return `-- param ${name}: ${types.get(name) ?? 'varchar'} = ${value === null ? 'null' : literal(value)}`;
  });
  return [...others, ...declared, ...(others.length + declared.length > 0 ? [''] : [])];
}

const lineEnd = 'A query keeps each value in one line of its head, and there is a line end in that of';
