import { membershipsIn } from './cubes';
import { fitOf, reaches } from './fit';
import type { Fit } from './fit';
import type { MembershipTable } from './membershipTable';

export type Output = '1' | '0' | '?';

export interface TruthTableRow {
  /** The configuration's number less 1: see `Cube`. */
  readonly configuration: number;
  /** Places of the cases that are more in than out of it. */
  readonly members: readonly number[];
  readonly fit: Fit;
  readonly output: Output;
}

export interface Cuts {
  readonly consistency: number;
  readonly frequency: number;
}

/** Cuts as they are asked for; refuses what cannot be one. */
export function cutsOf(consistency: number | null, frequency: number | null): Cuts {
  if (consistency === null || !(consistency > 0 && consistency <= 1)) {
    throw new Error(`consistency_cut is a number above 0 and at most 1, not ${said(consistency)}.`);
  }
  if (frequency === null || !(frequency >= 1)) {
    throw new Error(`frequency_cut is a number of cases from 1 on, not ${said(frequency)}.`);
  }
  return { consistency, frequency };
}

const said = (cut: number | null) => (cut === null || Number.isNaN(cut) ? 'NULL' : cut);

/** The rows that have a case, in their order. */
export function truthTable(table: MembershipTable, cuts: Cuts): readonly TruthTableRow[] {
  const members = new Map<number, number[]>();
  table.cases.forEach((_, at) => {
    const configuration = configurationOf(table, at);
    if (configuration === null) return;
    const own = members.get(configuration);
    if (own) own.push(at);
    else members.set(configuration, [at]);
  });
  return [...members]
    .sort(([first], [second]) => first - second)
    .map(([configuration, own]) => {
      const fit = fitOf(membershipsOf(table, configuration), table.outcome);
      return { configuration, members: own, fit, output: outputOf(fit, own.length, cuts) };
    });
}

/** The bits of all conditions. */
export const everyCondition = ({ conditions }: MembershipTable) => 2 ** conditions.length - 1;

const membershipsOf = (table: MembershipTable, configuration: number) =>
  membershipsIn({ mask: everyCondition(table), value: configuration }, table.columns, table.cases.length);

/** The configuration that a case is more in than out of; null for one that is on 0.5 in a condition. */
function configurationOf({ columns }: MembershipTable, at: number): number | null {
  let configuration = 0;
  for (const column of columns) {
    const membership = column[at] ?? 0.5;
    if (membership === 0.5) return null;
    configuration = 2 * configuration + (membership > 0.5 ? 1 : 0);
  }
  return configuration;
}

function outputOf({ consistency }: Fit, cases: number, cuts: Cuts): Output {
  if (cases < cuts.frequency) return '?';
  return reaches(consistency, cuts.consistency) ? '1' : '0';
}
