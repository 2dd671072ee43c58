import type { Kinds } from '../../main/contract/method';
import type { Cells } from './membershipTable';

/** How the input comes from SQL: names of cases and of conditions, then each row's case, condition and membership. */
export const cellKinds = ['VARCHAR[]', 'VARCHAR[]', 'INTEGER[]', 'INTEGER[]', 'DOUBLE[]'] as const;

type Names = Kinds['VARCHAR[]'];
type Places = Kinds['INTEGER[]'];

export function cellsOf(
  cases: Names,
  conditions: Names,
  caseAt: Places,
  conditionAt: Places,
  membershipAt: Kinds['DOUBLE[]'],
): Cells {
  return {
    cases: cases.map(name => name ?? ''),
    conditions: conditions.map(name => name ?? ''),
    caseAt,
    conditionAt,
    membershipAt,
  };
}

/** Places of cases, from 1 on, as SQL takes them apart again. */
export const placesText = (places: readonly number[]): string => places.map(place => place + 1).join(',');
