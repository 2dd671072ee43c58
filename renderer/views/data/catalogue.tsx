import type { OwnTable } from '../../../main/contract/catalogue';
import type { Column, ColumnKind, TableRole, TableSummary, ViewSummary } from '../../../main/contract/study';
import { TypeGlyph } from '../../adapters/grid/TypeGlyph';
import { Codicon } from '../../components/Codicon';
import { fuzzyMatch } from '../../components/fuzzyMatch';
import type { TreeNode, TreeNote } from '../../components/treeRows';
import { countOf, number } from './words';
import { filterOf, filterTables } from './filterTables';
import type { Filter, FoundTable } from './filterTables';

/** What a row of the tree stands for. */
export interface Target {
  readonly table: TableSummary;
  /** Null for the table itself. */
  readonly column: Column | null;
}

type GroupName = Exclude<TableRole, 'temporary'> | 'empty';

const groups: readonly (readonly [GroupName, string])[] = [
  ['known', 'Study tables'],
  ['other', 'Other tables'],
  ['view', 'Views'],
  ['made', 'Made by SQL'],
  ['record', 'What was loaded'],
  ['empty', 'Empty tables'],
];

/** No name of a table or column has it. */
const parted = '\0';

/** The groups that stand open until a person closes them. */
export const firstOpen: readonly string[] = ['known', 'other', 'view', 'made', 'record'].map(groupId);

function groupId(group: string): string {
  return `group${parted}${group}`;
}

export const tableId = (table: TableSummary): string => `table${parted}${nameAmong(table)}`;
export const columnId = (table: TableSummary, column: string): string =>
  `column${parted}${nameAmong(table)}${parted}${column}`;

/** SQL may make what has the name of a table of the study. */
function nameAmong(table: TableSummary): string {
  return isMade(table) ? `${table.role} ${table.name}` : table.name;
}

/** What the row of the id stands for; null for a group, and for what is no longer there. */
export function targetOf(id: string | null, tables: readonly TableSummary[]): Target | null {
  const [kind, name, columnName] = id?.split(parted) ?? [];
  const table = kind === 'group' ? undefined : tables.find(one => nameAmong(one) === name);
  if (!table) return null;
  if (kind === 'table') return { table, column: null };
  const column = table.columns.find(one => one.name === columnName);
  return column ? { table, column } : null;
}

/** A view as a table, whose rows are known only once it is read. */
export function viewAsTable({ name, path, columns }: ViewSummary): TableSummary {
  return { name, columns, role: 'view', rows: 0, rejectedRows: 0, files: [path], synthetic: false };
}

/** What a person's SQL made, as a table whose rows are known only once it is read. */
export function ownAsTable({ name, columns, temporary }: OwnTable): TableSummary {
  const role = temporary ? 'temporary' : 'made';
  return { name, columns, role, rows: 0, rejectedRows: 0, files: [], synthetic: false };
}

/** Whether a person's SQL made it, so that it is gone when the study is closed. */
export function isMade({ role }: TableSummary): boolean {
  return role === 'made' || role === 'temporary';
}

/** The tables by group, with the columns of those that are expanded. */
export function catalogue(
  tables: readonly TableSummary[],
  expanded: ReadonlySet<string>,
): readonly TreeNode[] {
  const columnsOf = (table: TableSummary) => (expanded.has(tableId(table)) ? table.columns : nothing);
  return grouped(
    tables.map(table => ({ table, columns: columnsOf(table) })),
    null,
  );
}

/** What a filter lets through, and the ids of all that has to stand open to see it. */
export function filteredCatalogue(
  tables: readonly TableSummary[],
  typed: string,
): { readonly nodes: readonly TreeNode[]; readonly open: ReadonlySet<string> } {
  const filter = filterOf(typed);
  const found = filterTables(tables, filter);
  const open = new Set(groups.map(([group]) => groupId(group)));
  for (const { table, columns } of found) if (columns.length > 0) open.add(tableId(table));
  return { nodes: grouped(found, filter), open };
}

const nothing: readonly Column[] = [];

function grouped(found: readonly FoundTable[], filter: Filter | null): readonly TreeNode[] {
  return groups.flatMap(([group, label]) => {
    const own = found.filter(({ table }) => groupOf(table) === group);
    if (own.length === 0) return [];
    const note: TreeNote = { text: number(own.length), tone: 'quiet', spoken: countOf(own.length, 'table') };
    const children = own.map(one => tableNode(one, filter));
    return [{ id: groupId(group), label, section: true, note, children }];
  });
}

function groupOf(table: TableSummary): GroupName {
  const { rows, rejectedRows, role } = table;
  if (role === 'temporary') return 'made';
  return rows === 0 && rejectedRows === 0 && role !== 'view' && role !== 'made' ? 'empty' : role;
}

const tableIcon = (
  <span className="data-table-icon">
    <Codicon name="table" />
  </span>
);

function tableNode({ table, columns }: FoundTable, filter: Filter | null): TreeNode {
  const note = tableNote(table);
  return {
    id: tableId(table),
    label: table.name,
    // Looked for when the row is drawn: few of thousands are in sight.
    get positions() {
      return positionsIn(table.name, filter?.inTables);
    },
    opens: true,
    icon: tableIcon,
    tooltip: `${table.name}: ${note.spoken}`,
    note,
    children: columns.map(column => new ColumnNode(table, column, filter)),
  };
}

function positionsIn(name: string, typed: string | undefined): readonly number[] {
  return typed === undefined ? [] : (fuzzyMatch(typed, name)?.positions ?? []);
}

function tableNote({ rows, rejectedRows, role, files }: TableSummary): TreeNote {
  if (role === 'view') return { text: '', tone: 'quiet', spoken: `view, ${files.join()}` };
  if (role === 'made') return { text: '', tone: 'quiet', spoken: 'made by SQL' };
  if (role === 'temporary') return { text: role, tone: 'quiet', spoken: 'temporary, made by SQL' };
  const spoken = countOf(rows, 'row');
  if (rejectedRows === 0) return { text: number(rows), tone: 'quiet', spoken };
  return {
    text: `${number(rows)} · ${number(rejectedRows)} rejected`,
    tone: 'warning',
    spoken: `${spoken}, ${number(rejectedRows)} rejected`,
  };
}

const glyphs = new Map<ColumnKind, TreeNode['icon']>();

function glyphOf(kind: ColumnKind): TreeNode['icon'] {
  const glyph = glyphs.get(kind) ?? <TypeGlyph kind={kind} />;
  glyphs.set(kind, glyph);
  return glyph;
}

const mostOfType = 20;

/** A column's row. All but its name is made when it is drawn: of tens of thousands, few are in sight. */
class ColumnNode implements TreeNode {
  readonly id: string;
  readonly label: string;
  readonly #column: Column;
  readonly #typed: string | undefined;

  constructor(table: TableSummary, column: Column, filter: Filter | null) {
    this.id = columnId(table, column.name);
    this.label = column.name;
    this.#column = column;
    this.#typed = filter?.inColumns;
  }

  get positions(): readonly number[] {
    return positionsIn(this.label, this.#typed);
  }

  get icon(): TreeNode['icon'] {
    return glyphOf(this.#column.kind);
  }

  get tooltip(): string {
    return `${this.label}: ${this.#column.type.toLowerCase()}`;
  }

  get note(): TreeNote {
    const spoken = this.#column.type.toLowerCase();
    const text = spoken.length > mostOfType ? `${spoken.slice(0, mostOfType - 1)}…` : spoken;
    return { text, tone: 'quiet', spoken };
  }
}
