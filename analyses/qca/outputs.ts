import { written } from './cubes';
import type { MembershipTable } from './membershipTable';
import type { Outputs } from './solutions';
import { everyCondition, truthTable } from './truthTable';
import type { Cuts } from './truthTable';

/** What of a truth table is minimised; refuses one in which nothing is to be explained. */
export function outputsOf(table: MembershipTable, cuts: Cuts): Outputs {
  const rows = truthTable(table, cuts);
  const having = (output: string) =>
    rows.filter(row => row.output === output).map(({ configuration }) => configuration);
  const positive = having('1');
  if (positive.length > 0) {
    return { conditions: table.conditions.length, positive, negative: having('0') };
  }
  const [best] = rows
    .filter(({ output }) => output === '0')
    .sort((first, second) => second.fit.consistency - first.fit.consistency);
  if (best) {
    const text = written({ mask: everyCondition(table), value: best.configuration }, table.conditions);
    throw new Error(
      `No configuration reaches consistency_cut ${cuts.consistency} for ${table.outcomeName}, so there is nothing to minimise. The most consistent is ${text} with ${best.fit.consistency.toFixed(3)}.`,
    );
  }
  throw new Error(
    rows.length === 0
      ? 'Every case is on 0.5 in some condition and so in no configuration. Calibrate with another crossover.'
      : `No configuration has the ${cuts.frequency} cases of frequency_cut, so there is nothing to minimise.`,
  );
}
