import type { Filter, FilterTest } from '../../../main/contract/result';
import type { ColumnKind } from '../../../main/contract/study';

/** What a filter asks, in few words. */
export function filterWords({ test, values }: Filter): string {
  const [first = null, second = null] = values;
  switch (test) {
    case 'null':
      return 'NULL';
    case 'not null':
      return 'not NULL';
    case 'contains':
      return `contains ${first ?? ''}`;
    case 'equals':
      return `is ${first ?? ''}`;
    case 'starts':
      return `starts ${first ?? ''}`;
    case 'among':
      return values.length === 1 ? (first ?? 'NULL') : `${values.length.toLocaleString('en-GB')} values`;
    case 'between':
      if (first === null) return `≤ ${second ?? ''}`;
      return second === null ? `≥ ${first}` : `${first} – ${second}`;
  }
}

/** What a filter asks, short enough for a narrow column. */
export function filterSign(filter: Filter): string {
  const [text] = filter.values;
  if (filter.test === 'contains') return `*${text ?? ''}*`;
  if (filter.test === 'starts') return `${text ?? ''}*`;
  return filter.test === 'equals' ? `= ${text ?? ''}` : filterWords(filter);
}

/** What can be asked of a column, the likeliest first, and in which words. */
export function testsFor(kind: ColumnKind): readonly FilterTest[] {
  const ranged = kind === 'whole' || kind === 'decimal' || kind === 'date' || kind === 'time';
  if (ranged) return ['between', 'among', 'contains', 'null', 'not null'];
  if (kind === 'boolean') return ['among', 'null', 'not null'];
  return ['among', 'contains', 'equals', 'starts', 'null', 'not null'];
}

export const testWords: Readonly<Record<FilterTest, string>> = {
  among: 'is one of',
  contains: 'contains',
  equals: 'equals',
  starts: 'starts with',
  between: 'is from … to …',
  null: 'is NULL',
  'not null': 'is not NULL',
};

/** A filter of what was put in; null when that asks nothing. */
export function filterOf(
  column: number,
  test: FilterTest,
  values: readonly (string | null)[],
): Filter | null {
  if (test === 'null' || test === 'not null') return { column, test, values: [] };
  if (test === 'among') return values.length === 0 ? null : { column, test, values };
  const given = values.map(value => (value === null || value.trim() === '' ? null : value));
  if (given.every(value => value === null)) return null;
  return { column, test, values: test === 'between' ? given : values.slice(0, 1) };
}
