import type { MethodFunction } from '../../main/contract/method';
import { cellKinds, cellsOf, placesText } from './askedCells';
import { bitOf, membershipsIn, written } from './cubes';
import type { Cube } from './cubes';
import { fitOf } from './fit';
import { membershipTable } from './membershipTable';
import type { MembershipTable } from './membershipTable';
import { outputsOf } from './outputs';
import { conservative, intermediate, parsimonious } from './solutions';
import type { Model } from './solutions';
import { cutsOf } from './truthTable';

const gives = {
  model: 'INTEGER[]',
  models: 'INTEGER',
  expression: 'VARCHAR[]',
  term: 'VARCHAR[]',
  consistency: 'DOUBLE[]',
  pri: 'DOUBLE[]',
  raw_coverage: 'DOUBLE[]',
  unique_coverage: 'DOUBLE[]',
  members: 'VARCHAR[]',
} as const;

/** The models of a truth table: for each a row of its own and one for each of its terms. */
export const modelRows: MethodFunction<
  readonly [...typeof cellKinds, 'VARCHAR', 'DOUBLE', 'DOUBLE', 'VARCHAR', 'VARCHAR[]', 'BOOLEAN'],
  typeof gives
> = {
  name: 'qca_solutions',
  takes: [...cellKinds, 'VARCHAR', 'DOUBLE', 'DOUBLE', 'VARCHAR', 'VARCHAR[]', 'BOOLEAN'],
  gives,
  compute(cases, conditions, caseAt, conditionAt, memberships, ...options) {
    const [outcome, consistency, frequency, solution, expect, negate] = options;
    const solve = solverOf(solution);
    const cuts = cutsOf(consistency, frequency);
    const table = membershipTable(
      cellsOf(cases, conditions, caseAt, conditionAt, memberships),
      outcome,
      negate,
    );
    const models = table === null ? [] : solve(outputsOf(table, cuts), expectedOf(expect, table.conditions));
    const rows = table === null ? [] : models.flatMap((model, at) => rowsOf(model, at + 1, table));
    return {
      model: Int32Array.from(rows, ({ model }) => model),
      models: models.length,
      expression: rows.map(({ expression }) => expression),
      term: rows.map(({ term }) => term),
      consistency: Float64Array.from(rows, ({ consistency }) => consistency),
      pri: Float64Array.from(rows, ({ pri }) => pri),
      raw_coverage: Float64Array.from(rows, ({ coverage }) => coverage),
      unique_coverage: Float64Array.from(rows, ({ unique }) => unique),
      members: rows.map(({ members }) => members),
    };
  },
};

const solvers = new Map([
  ['conservative', conservative],
  ['parsimonious', parsimonious],
  ['intermediate', intermediate],
]);

function solverOf(solution: string | null) {
  const solver = solvers.get(solution ?? '');
  if (solver) return solver;
  throw new Error(
    `solution is 'conservative', 'parsimonious' or 'intermediate', not ${solution === null ? 'NULL' : `'${solution}'`}.`,
  );
}

/** Directional expectations: the conditions of which one is expected, present or absent. */
function expectedOf(expect: readonly (string | null)[], conditions: readonly string[]): Cube {
  let mask = 0;
  let value = 0;
  for (const each of expect) {
    const text = (each ?? '').trim();
    const isAbsence = text.startsWith('~');
    const place = conditions.indexOf(isAbsence ? text.slice(1).trim() : text);
    if (place < 0) {
      throw new Error(
        `expect takes conditions, each as it is or with ~ before it, and \`${text}\` is none of ${conditions.join(', ')}.`,
      );
    }
    const bit = bitOf(place, conditions.length);
    if ((mask & bit) !== 0 && ((value & bit) === 0) !== isAbsence) {
      throw new Error(
        `expect names \`${conditions[place] ?? ''}\` both present and absent; leave it out if either may help.`,
      );
    }
    mask |= bit;
    if (!isAbsence) value |= bit;
  }
  return { mask, value };
}

function rowsOf(model: Model, number: number, table: MembershipTable) {
  const terms = model.map(cube => membershipsIn(cube, table.columns, table.cases.length));
  const whole = most(terms, table.cases.length);
  const { coverage } = fitOf(whole, table.outcome);
  const texts = model.map(cube => written(cube, table.conditions));
  const row = (term: string | null, memberships: Float64Array, unique: number) => ({
    model: number,
    expression: texts.join(' + '),
    term,
    ...fitOf(memberships, table.outcome),
    unique,
    members: placesText(table.cases.flatMap((_, at) => ((memberships[at] ?? 0) > 0.5 ? [at] : []))),
  });
  return [
    row(null, whole, NaN),
    ...terms.map((memberships, at) => {
      const others = most(
        terms.filter((_, other) => other !== at),
        table.cases.length,
      );
      return row(texts[at] ?? '', memberships, Math.max(0, coverage - fitOf(others, table.outcome).coverage));
    }),
  ];
}

/** Memberships in what several sets have together: the greatest of those in each. */
function most(sets: readonly Float64Array[], cases: number): Float64Array {
  const greatest = new Float64Array(cases);
  for (const set of sets) {
    set.forEach((membership, at) => {
      greatest[at] = Math.max(greatest[at] ?? 0, membership);
    });
  }
  return greatest;
}
