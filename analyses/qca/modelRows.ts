import type { MethodFunction } from '../../main/contract/method';
import { cellKinds, cellsOf, placesText } from './askedCells';
import { bitOf, membershipsIn, written } from './cubes';
import type { Cube } from './cubes';
import { fitOf, together } from './fit';
import type { Fit } from './fit';
import { membershipTable } from './membershipTable';
import type { MembershipTable } from './membershipTable';
import { outputsOf } from './outputs';
import { conservative, intermediate, parsimonious } from './solutions';
import type { Model } from './solutions';
import { cutsOf } from './truthTable';

const gives = {
  term: 'VARCHAR[]',
  term_consistency: 'DOUBLE[]',
  term_pri: 'DOUBLE[]',
  term_coverage: 'DOUBLE[]',
  term_members: 'VARCHAR[]',
  model_consistency: 'DOUBLE[]',
  model_pri: 'DOUBLE[]',
  model_coverage: 'DOUBLE[]',
  part_model: 'INTEGER[]',
  part_term: 'INTEGER[]',
  part_unique: 'DOUBLE[]',
} as const;

/**
 * The models of a truth table. Many models share their terms, so what is said of a term is given once: terms, models
 * (both numbered from 1), and the parts of models, each one a term of one model.
 */
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
    const { terms, fits, parts } = described(models, table);
    return {
      term: terms.map(({ text }) => text),
      term_consistency: Float64Array.from(terms, ({ fit }) => fit.consistency),
      term_pri: Float64Array.from(terms, ({ fit }) => fit.pri),
      term_coverage: Float64Array.from(terms, ({ fit }) => fit.coverage),
      term_members: terms.map(({ members }) => members),
      model_consistency: Float64Array.from(fits, ({ consistency: own }) => own),
      model_pri: Float64Array.from(fits, ({ pri }) => pri),
      model_coverage: Float64Array.from(fits, ({ coverage }) => coverage),
      part_model: Int32Array.from(parts, ({ model }) => model),
      part_term: Int32Array.from(parts, ({ term }) => term),
      part_unique: Float64Array.from(parts, ({ unique }) => unique),
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
    `solution is 'conservative', 'parsimonious' or 'intermediate', not ${solution ? `'${solution}'` : 'NULL'}.`,
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

function described(models: readonly Model[], table: MembershipTable | null) {
  if (table === null) return { terms: [], fits: [], parts: [] };
  const terms = new Map<Cube, Term>();
  const termOf = (cube: Cube) => {
    const term = terms.get(cube) ?? { ...termIn(table, cube), number: terms.size + 1 };
    terms.set(cube, term);
    return term;
  };
  const solved = models.map((model, at) => {
    const own = model.map(termOf);
    const { whole, unique } = together(
      own.map(({ memberships }) => memberships),
      table.outcome,
    );
    return {
      fit: fitOf(whole, table.outcome),
      parts: own.map(({ number }, place) => ({ model: at + 1, term: number, unique: unique[place] ?? NaN })),
    };
  });
  return {
    terms: [...terms.values()],
    fits: solved.map(({ fit }) => fit),
    parts: solved.flatMap(({ parts }) => parts),
  };
}

interface Term {
  readonly number: number;
  readonly text: string;
  readonly memberships: Float64Array;
  readonly fit: Fit;
  readonly members: string;
}

function termIn({ columns, cases, conditions, outcome }: MembershipTable, cube: Cube) {
  const memberships = membershipsIn(cube, columns, cases.length);
  const members = cases.flatMap((_, at) => ((memberships[at] ?? 0) > 0.5 ? [at] : []));
  return {
    text: written(cube, conditions),
    memberships,
    fit: fitOf(memberships, outcome),
    members: placesText(members),
  };
}
