import type { ImportKind, ImportPlan } from '../../../main/contract/importing';

const homes: Readonly<Partial<Record<ImportKind, string>>> = {
  table: 'data',
  segments: 'data',
  document: 'transcripts',
};

/** The plan for the file as another kind of thing; what only concerned the earlier kind is forgotten. */
export function asKind(plan: ImportPlan, kind: ImportKind, table: string): ImportPlan {
  const home = homes[kind];
  const [folder = '', ...rest] = plan.target.split('/');
  const moved = home !== undefined && rest.length > 0 && Object.values(homes).includes(folder);
  return {
    ...plan,
    kind,
    table: kind === 'table' ? table : '',
    target: moved ? [home, ...rest].join('/') : plan.target,
    layout: null,
    columns: {},
    values: {},
    types: {},
  };
}

/** The plan for another table: names that the earlier one gave to columns do not hold there. */
export function intoTable(plan: ImportPlan, table: string): ImportPlan {
  return { ...plan, table, layout: null, columns: {}, values: {}, types: {} };
}

/** The plan by a layout, which gives the columns of its table; null reads the table as it stands. */
export function byLayout(plan: ImportPlan, layout: { id: string; table: string } | null): ImportPlan {
  if (!layout) return { ...plan, layout: null };
  return { ...plan, layout: layout.id, table: layout.table, columns: {}, values: {}, types: {} };
}

/** The plan for another table within the file. */
export function ofPart(plan: ImportPlan, part: string): ImportPlan {
  return { ...plan, part, header: null, range: null, columns: {}, values: {}, types: {} };
}

/** The name in the table of a column of the file. */
export function nameInTable(plan: ImportPlan, column: string): string {
  const given = Object.entries(plan.columns).find(([, source]) => source === column);
  return given ? given[0] : column;
}

/** The plan with a column of the file under another name; another column that had that name gets its own back. */
export function renamed(plan: ImportPlan, column: string, name: string): ImportPlan {
  const earlier = nameInTable(plan, column);
  const others = Object.entries(plan.columns).filter(
    ([target, source]) => source !== column && target !== name,
  );
  const columns = Object.fromEntries(name === column ? others : [...others, [name, column]]);
  return { ...plan, columns, values: without(plan.values, earlier), types: without(plan.types, earlier) };
}

/** The plan with a column of the table read as a type; null leaves it to what its values are. */
export function typed(plan: ImportPlan, column: string, type: string | null): ImportPlan {
  const types = without(plan.types, column);
  return { ...plan, types: type === null ? types : { ...types, [column]: type } };
}

/** The plan with values of a column replaced, beside those replaced before. */
export function recoded(
  plan: ImportPlan,
  column: string,
  values: Readonly<Record<string, string | null>>,
): ImportPlan {
  return { ...plan, values: { ...plan.values, [column]: { ...plan.values[column], ...values } } };
}

/** The path, or one like it that none of the others is: files of several folders may have one name. */
export function freeTarget(target: string, others: readonly string[]): string {
  const taken = new Set(others.map(other => other.toLowerCase()));
  const [, stem = target, ending = ''] = /^(.*?)((?:\.vl)?\.[^./]+)?$/.exec(target) ?? [];
  let free = target;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} ${number}${ending}`;
  return free;
}

/** Texts parted by commas, as a person writes those that stand for no value. */
export function listed(text: string): readonly string[] {
  return [...new Set(text.split(',').map(part => part.trim()))].filter(part => part !== '');
}

function without<T>(all: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));
}
