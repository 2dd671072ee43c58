import type { MethodFunction } from '../../main/contract/method';
import { cellKinds, cellsOf } from './askedCells';
import { fitOf, ratio } from './fit';
import { membershipTable, opposite } from './membershipTable';

const gives = {
  condition: 'VARCHAR[]',
  consistency: 'DOUBLE[]',
  relevance: 'DOUBLE[]',
  coverage: 'DOUBLE[]',
} as const;

/** How far each condition, and its negation, is necessary for the outcome. */
export const necessityRows: MethodFunction<
  readonly [...typeof cellKinds, 'VARCHAR', 'BOOLEAN'],
  typeof gives
> = {
  name: 'qca_necessity',
  takes: [...cellKinds, 'VARCHAR', 'BOOLEAN'],
  gives,
  compute(cases, conditions, caseAt, conditionAt, memberships, outcome, negate) {
    const table = membershipTable(
      cellsOf(cases, conditions, caseAt, conditionAt, memberships),
      outcome,
      negate,
    );
    const rows = (table?.conditions ?? []).flatMap((condition, place) => {
      const column = table?.columns[place] ?? new Float64Array();
      const y = table?.outcome ?? new Float64Array();
      return [
        { condition, ...necessityOf(column, y) },
        { condition: `~${condition}`, ...necessityOf(opposite(column), y) },
      ];
    });
    return {
      condition: rows.map(({ condition }) => condition),
      consistency: Float64Array.from(rows, ({ consistency }) => consistency),
      relevance: Float64Array.from(rows, ({ relevance }) => relevance),
      coverage: Float64Array.from(rows, ({ coverage }) => coverage),
    };
  },
};

/**
 * Consistency Σ min(X, Y) / Σ Y and coverage Σ min(X, Y) / Σ X (Ragin 2006): those of sufficiency, exchanged. Relevance
 * Σ (1 − X) / Σ (1 − min(X, Y)) is near 0 for what nearly every case has (Schneider and Wagemann 2012, section 9.2.2).
 */
function necessityOf(condition: Float64Array, outcome: Float64Array) {
  const { consistency, coverage } = fitOf(condition, outcome);
  let without = 0;
  let withoutBoth = 0;
  condition.forEach((x, at) => {
    without += 1 - x;
    withoutBoth += 1 - Math.min(x, outcome[at] ?? 0);
  });
  return { consistency: coverage, coverage: consistency, relevance: ratio(without, withoutBoth) };
}
