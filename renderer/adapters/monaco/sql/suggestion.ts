/** Something to go on with at a place in a query. */
export interface Suggestion {
  readonly kind:
    | 'column'
    | 'table'
    | 'view'
    | 'query'
    | 'method'
    | 'function'
    | 'option'
    | 'parameter'
    | 'file'
    | 'type'
    | 'keyword';
  readonly label: string;
  /** What it is, in a few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly insert: string;
  /** Whether `insert` has places to fill in. */
  readonly snippet?: boolean;
}

/** What there is to go on with, the likeliest first, and the text that it replaces. */
export interface Suggestions {
  readonly start: number;
  readonly end: number;
  /** Whether a table is to be named, so that there is a list before the first letter. */
  readonly forTable: boolean;
  readonly items: readonly Suggestion[];
}

/** More than a person looks through; one goes on typing instead. */
const most = 300;

/** Those of the groups that fit what was typed: by how well they fit, then by group, then in the order given. */
export function fitting(groups: readonly (readonly Suggestion[])[], typed: string): readonly Suggestion[] {
  const low = typed.toLowerCase();
  const close = groups.map(group => byFit(group, low));
  const ordered = [
    ...close.flatMap(([first = [], second = []]) => [...first, ...second]),
    ...close.flatMap(([, , loose = []]) => loose),
  ];
  const seen = new Set<string>();
  return ordered.filter(({ insert }) => !seen.has(insert) && seen.add(insert)).slice(0, most);
}

/** What fits of a group, in three lists: by how well it does. */
function byFit(group: readonly Suggestion[], typed: string): readonly (readonly Suggestion[])[] {
  const lists: readonly Suggestion[][] = [[], [], []];
  for (const suggestion of group) {
    const list = lists[fitOf(suggestion.label, typed) ?? lists.length];
    if (list && list.length < most) list.push(suggestion);
  }
  return lists;
}

/** 0 where a label begins with what was typed, 1 where a word of it does, 2 where it holds it or abbreviates to it; null where it does not fit. */
function fitOf(name: string, typed: string): number | null {
  const label = name.toLowerCase();
  if (label.startsWith(typed)) return 0;
  for (let at = label.indexOf(typed); at >= 0; at = label.indexOf(typed, at + 1))
    if (!/[\p{L}\p{N}]/u.test(label[at - 1] ?? '')) return 1;
  const holds = typed.length > 2 && label.includes(typed);
  return holds || (typed.length > 1 && label[0] === typed[0] && initials(label) === typed) ? 2 : null;
}

function initials(label: string): string {
  return label
    .split(/[^\p{L}\p{N}]+/u)
    .map(word => word.slice(0, 1))
    .join('');
}
