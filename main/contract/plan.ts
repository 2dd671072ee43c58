import type { Script } from './result';

/** A statement to explain. */
export interface ExplainRequest extends Script {
  /** Whether it is run, to tell how long each step takes. */
  readonly timed: boolean;
}

/** A step of a query: what it does with the rows of the steps below it. */
export interface PlanStep {
  /** Unlike any other of the plan. */
  readonly id: string;
  /** What it does, in plain words. */
  readonly title: string;
  /** What the engine calls it. */
  readonly operator: string;
  /** How many rows were expected; null where that is not told. */
  readonly expected: number | null;
  /** How many rows it gave, and how long its own work took on all processors together; null where nothing was run. */
  readonly rows: number | null;
  readonly milliseconds: number | null;
  /** Its columns, filters, conditions, … */
  readonly details: readonly PlanDetail[];
  readonly steps: readonly PlanStep[];
}

export interface PlanDetail {
  readonly name: string;
  readonly values: readonly string[];
}

/** How a statement is done. */
export interface QueryPlan {
  readonly title: string;
  readonly steps: readonly PlanStep[];
  /** From beginning to end; null where nothing was run. */
  readonly milliseconds: number | null;
}
