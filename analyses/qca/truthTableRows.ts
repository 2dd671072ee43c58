import type { MethodFunction } from '../../main/contract/method';
import { cellKinds, cellsOf, placesText } from './askedCells';
import { bitOf, covers, written } from './cubes';
import type { Cube } from './cubes';
import { membershipTable } from './membershipTable';
import type { MembershipTable } from './membershipTable';
import { cutsOf, everyCondition, truthTable } from './truthTable';
import type { Cuts, TruthTableRow } from './truthTable';

/** With more conditions only rows that have something to tell are given: 2^10 = 1024 can still be looked through. */
const mostConditionsInFull = 10;
/** How many cases a note names. */
const named = 5;

const gives = {
  row: 'INTEGER[]',
  configuration: 'VARCHAR[]',
  cases: 'INTEGER[]',
  consistency: 'DOUBLE[]',
  pri: 'DOUBLE[]',
  output: 'VARCHAR[]',
  members: 'VARCHAR[]',
  note: 'VARCHAR[]',
} as const;

/** The rows of a truth table, remainders among them. */
export const truthTableRows: MethodFunction<
  readonly [...typeof cellKinds, 'VARCHAR', 'DOUBLE', 'DOUBLE', 'BOOLEAN'],
  typeof gives
> = {
  name: 'qca_truth_table',
  takes: [...cellKinds, 'VARCHAR', 'DOUBLE', 'DOUBLE', 'BOOLEAN'],
  gives,
  compute(cases, conditions, caseAt, conditionAt, memberships, outcome, consistency, frequency, negate) {
    const cuts = cutsOf(consistency, frequency);
    const table = membershipTable(
      cellsOf(cases, conditions, caseAt, conditionAt, memberships),
      outcome,
      negate,
    );
    const rows = table === null ? [] : listed(table, cuts);
    return {
      row: Int32Array.from(rows, ({ configuration }) => configuration + 1),
      configuration: rows.map(({ text }) => text),
      cases: Int32Array.from(rows, ({ members }) => members.length),
      consistency: Float64Array.from(rows, ({ fit }) => fit?.consistency ?? NaN),
      pri: Float64Array.from(rows, ({ fit }) => fit?.pri ?? NaN),
      output: rows.map(({ output }) => output),
      members: rows.map(({ members }) => placesText(members)),
      note: rows.map(({ note }) => note),
    };
  },
};

function listed(table: MembershipTable, cuts: Cuts) {
  const observed = new Map(truthTable(table, cuts).map(row => [row.configuration, row]));
  const between = casesBetween(table);
  const mask = everyCondition(table);
  const all = Array.from({ length: mask + 1 }, (_, configuration) => {
    const row = observed.get(configuration);
    const near = between.filter(({ around }) => covers(around, configuration)).map(({ name }) => name);
    return {
      configuration,
      members: row?.members ?? [],
      fit: row?.fit ?? null,
      output: row?.output ?? '?',
      note: [...(row ? notesOn(row, table, cuts) : ['no case']), ...notesBetween(near)].join('; ') || null,
      text: written({ mask, value: configuration }, table.conditions),
      tells: row !== undefined || near.length > 0,
    };
  });
  return table.conditions.length > mostConditionsInFull ? all.filter(({ tells }) => tells) : all;
}

/** Cases that are on 0.5 in a condition, each with what the configurations around it have in common. */
function casesBetween(table: MembershipTable): readonly { readonly name: string; readonly around: Cube }[] {
  return table.cases.flatMap((name, at) => {
    let mask = 0;
    let value = 0;
    table.columns.forEach((column, place) => {
      const bit = bitOf(place, table.columns.length);
      if (column[at] !== 0.5) mask |= bit;
      if ((column[at] ?? 0) > 0.5) value |= bit;
    });
    return mask === everyCondition(table) ? [] : [{ name, around: { mask, value } }];
  });
}

const notesBetween = (cases: readonly string[]) =>
  cases.length === 0 ? [] : [`on 0.5 between this row and others, so in none: ${some(cases)}`];

function notesOn({ members, output }: TruthTableRow, table: MembershipTable, cuts: Cuts): readonly string[] {
  const { outcome, outcomeName } = table;
  const those = (isMeant: (membership: number) => boolean) =>
    members.filter(at => isMeant(outcome[at] ?? 0)).map(at => table.cases[at] ?? '');
  const within = those(membership => membership > 0.5);
  const outside = those(membership => membership < 0.5);
  const between = those(membership => membership === 0.5);
  const disagree = [
    ...(output === '1' || within.length === 0 ? [] : [`${some(within)} in ${outcomeName}`]),
    ...(output === '0' || outside.length === 0 ? [] : [`${some(outside)} not in ${outcomeName}`]),
  ];
  const contradictory = disagree.length > (output === '?' ? 1 : 0);
  return [
    ...(output === '?' ? [`fewer cases than frequency_cut ${cuts.frequency}`] : []),
    ...(contradictory ? [`contradictory: ${disagree.join(', ')}`] : []),
    ...(between.length > 0 ? [`${some(between)} on 0.5 of ${outcomeName}`] : []),
  ];
}

const some = (names: readonly string[]) =>
  names.slice(0, named).join(', ') + (names.length > named ? ` and ${names.length - named} more` : '');
