import { analyses } from '../../../analyses';
import type { MethodFunction } from '../../contract/method';
import type { Fields, KindValue } from '../database/scalarFunction';

/** What is asked of the thread of methods: one function for several rows. */
export interface MethodTask {
  readonly id: number;
  readonly name: string;
  readonly rows: readonly (readonly KindValue[])[];
}

/** What became of one row. */
export type Outcome = { readonly fields: Fields } | { readonly message: string };

/** An answer of the thread: one outcome a row of the task. */
export interface MethodAnswer {
  readonly id: number;
  readonly outcomes: readonly Outcome[];
}

/** Every function under the macros of the library. */
export const functions: readonly MethodFunction[] = analyses.flatMap(({ functions: own = [] }) => own);

/** Computes a task's rows; a row that fails says why and leaves the others as they are. */
export function performMethod({ id, name, rows }: MethodTask): MethodAnswer {
  const found = functions.find(one => one.name === name);
  if (!found) throw new Error(`There is no function ${name}.`);
  return { id, outcomes: rows.map(values => outcome(found, values)) };
}

function outcome(asked: MethodFunction, values: readonly KindValue[]): Outcome {
  try {
    return { fields: asked.compute(...values) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
