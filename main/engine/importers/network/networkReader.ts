import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Batch, FoundTable, Reject, Source, TableReader, TableReport } from '../reader';
import { columnType } from './columnType';
import { counted } from './network';
import type { Actor, Facts, Network, Tie } from './network';

interface Column {
  readonly name: string;
  readonly type: string | null;
}

/** A table that a network is read as, row by row. */
interface Part {
  readonly name: string;
  readonly network: Network;
  readonly rejects: readonly Reject[];
  readonly size: number;
  readonly columns: readonly Column[];
  row(index: number): { readonly line: number; readonly values: readonly (string | null)[] };
}

const batchRows = 20_000;

/** The reader of a format of networks: each network of a file has a table of ties and a table of actors. */
export function networkReader(
  format: Pick<TableReader, 'id' | 'title' | 'extensions'>,
  parse: (source: Source) => Promise<readonly Network[]>,
): TableReader {
  return {
    kind: 'table',
    ...format,
    async tables(source) {
      return partsOf(await parse(source)).map(found);
    },
    async *rows(source) {
      const parts = partsOf(await parse(source));
      const part = wanted(parts, source);
      const types: (string | null)[] = part.columns.map(({ type }) => type);
      const untyped = types.flatMap((type, index) => (type === null ? [index] : []));
      for (const index of untyped) types[index] = columnType(valuesOf(part, index));
      for (let start = 0; start < part.size; start += batchRows) yield batchOf(part, start);
      return reportOf(parts, part, types, source);
    },
  };
}

function partsOf(networks: readonly Network[]): readonly Part[] {
  const taken = new Set<string>();
  return networks.flatMap((network, index) => {
    let prefix = networks.length === 1 ? '' : `${network.name ?? `network ${index + 1}`}: `;
    if (taken.has(prefix)) prefix = `${prefix.slice(0, -2)} (${index + 1}): `;
    taken.add(prefix);
    return [tiesOf(network, `${prefix}ties`), actorsOf(network, `${prefix}actors`)];
  });
}

function tiesOf(network: Network, name: string): Part {
  const { ties } = network;
  const extra = factColumns(ties, network);
  const columns: readonly Column[] = [
    { name: 'from_actor', type: 'VARCHAR' },
    { name: 'to_actor', type: 'VARCHAR' },
    { name: 'weight', type: null },
    { name: 'kind', type: 'VARCHAR' },
    ...extra,
  ];
  const values = ({ from, to, weight, kind, facts }: Tie) => [
    from,
    to,
    weight,
    kind,
    ...valued(extra, facts),
  ];
  const rejects = network.rejects.ties;
  return { name, network, rejects, size: ties.length, columns, row: rowOf(ties, values) };
}

function actorsOf(network: Network, name: string): Part {
  const { actors } = network;
  const extra = factColumns(actors, network);
  const columns: readonly Column[] = [
    { name: 'actor_id', type: 'VARCHAR' },
    { name: 'name', type: 'VARCHAR' },
    ...extra,
  ];
  const values = ({ id, name: called, facts }: Actor) => [id, called, ...valued(extra, facts)];
  const rejects = network.rejects.actors;
  return { name, network, rejects, size: actors.length, columns, row: rowOf(actors, values) };
}

function rowOf<Item extends { readonly line: number }>(
  items: readonly Item[],
  values: (item: Item) => readonly (string | null)[],
): Part['row'] {
  return index => {
    const item = items[index];
    return item ? { line: item.line, values: values(item) } : { line: 0, values: [] };
  };
}

function factColumns(items: readonly { readonly facts: Facts }[], { texts }: Network): readonly Column[] {
  const names = new Set<string>();
  for (const { facts } of items) for (const name of facts.keys()) names.add(name);
  return [...names].map(name => ({ name, type: texts.has(name) ? 'VARCHAR' : null }));
}

function valued(columns: readonly Column[], facts: Facts): readonly (string | null)[] {
  return columns.map(({ name }) => facts.get(name) ?? null);
}

function found({ name, size, columns }: Part): FoundTable {
  return { name, hidden: false, rows: size, columns: columns.map(column => column.name) };
}

function wanted(parts: readonly Part[], source: Source): Part {
  const { part } = source.options;
  const chosen =
    parts.find(({ name }) => part === null || name === part) ??
    parts.find(({ name }) => (part === 'ties' || part === 'actors') && name.endsWith(`: ${part}`));
  if (chosen) return chosen;
  const names = parts.map(({ name }) => name).join(', ');
  throw new Failure('file', `${source.path} has no part ${part ?? ''}. It has: ${names}.`, placeIn(source));
}

function* valuesOf(part: Part, column: number): Generator<string | null> {
  for (let index = 0; index < part.size; index++) yield part.row(index).values[column] ?? null;
}

function batchOf(part: Part, start: number): Batch {
  const rows = Array.from({ length: Math.min(batchRows, part.size - start) }, (_, index) =>
    part.row(start + index),
  );
  return {
    lines: rows.map(({ line }) => line),
    columns: part.columns.map((_, column) => rows.map(({ values }) => values[column] ?? null)),
  };
}

function reportOf(
  parts: readonly Part[],
  part: Part,
  types: readonly (string | null)[],
  { options }: Source,
): TableReport {
  const others = parts.length / 2 - 1;
  const more =
    others > 0 && options.part === null
      ? [
          `The file has ${counted(others, 'further network')}; read was ${part.name}. The other parts can be loaded by name: ${parts.map(({ name }) => name).join(', ')}.`,
        ]
      : [];
  return {
    columns: part.columns.map(({ name }, index) => ({ name, type: types[index] ?? 'VARCHAR' })),
    notes: [...part.network.notes, ...more],
    rejects: part.rejects,
  };
}
