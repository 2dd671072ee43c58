/** Memberships of cases in conditions, every cell there once and within 0 to 1. */
export interface MembershipTable {
  readonly cases: readonly string[];
  /** Without the outcome, in the order of the input. */
  readonly conditions: readonly string[];
  /** For each condition the cases' memberships. */
  readonly columns: readonly Float64Array[];
  /** Each case's membership in what is to be explained. */
  readonly outcome: Float64Array;
  /** The outcome's name, with a tilde before it when it is negated. */
  readonly outcomeName: string;
}

/** The rows of the input, with cases and conditions as numbers from 1; 0 stands for a missing one. */
export interface Cells {
  readonly cases: readonly string[];
  readonly conditions: readonly string[];
  readonly caseAt: Int32Array;
  readonly conditionAt: Int32Array;
  /** NaN where there is none. */
  readonly membershipAt: Float64Array;
}

/** What the corners of more conditions would take in memory and time is out of proportion to any study. */
const mostConditions = 14;
/** How many cells an error names. */
const named = 3;

/** The table of the input's rows; null when there are none. Refuses what is not a membership of every case. */
export function membershipTable(
  cells: Cells,
  outcome: string | null,
  negate: boolean | null,
): MembershipTable | null {
  if (cells.caseAt.length === 0) return null;
  checkNames(cells);
  const at = cells.conditions.indexOf(outcome ?? '');
  if (at < 0) throw new Error(withoutOutcome(cells.conditions, outcome));
  if (cells.conditions.length < 2) {
    throw new Error(`There is no condition besides the outcome \`${outcome ?? ''}\`.`);
  }
  if (cells.conditions.length - 1 > mostConditions) {
    throw new Error(
      `There are ${cells.conditions.length - 1} conditions, and the most that are compared is ${mostConditions}. With so many nearly every configuration is without a case; choose fewer.`,
    );
  }
  const columns = filled(cells);
  const outcomes = columns
    .filter((_, index) => index === at)
    .map(column => (negate ? opposite(column) : column));
  return {
    cases: cells.cases,
    conditions: cells.conditions.filter((_, index) => index !== at),
    columns: columns.filter((_, index) => index !== at),
    outcome: outcomes[0] ?? new Float64Array(),
    outcomeName: (negate ? '~' : '') + (outcome ?? ''),
  };
}

/** Memberships in the negation. */
export const opposite = (memberships: Float64Array): Float64Array =>
  memberships.map(membership => 1 - membership);

function withoutOutcome(conditions: readonly string[], outcome: string | null): string {
  const present = conditions.map(name => `\`${name}\``).join(', ');
  return !outcome
    ? `The outcome must be named: one of the conditions ${present}.`
    : `There is no condition \`${outcome}\` that could be the outcome; there are ${present}.`;
}

function checkNames({ caseAt, conditionAt, conditions }: Cells): void {
  const nameless = caseAt.filter((one, row) => one === 0 || conditionAt[row] === 0).length;
  if (nameless > 0)
    throw new Error(`${counted(nameless, 'row has', 'rows have')} no case_id or no condition.`);
  const unclear = conditions.find(name => /[*+~]|^\s*$/.test(name));
  if (unclear !== undefined) {
    throw new Error(
      `The condition \`${unclear}\` cannot be written in an expression: rename it without *, + and ~.`,
    );
  }
}

/** For each condition the cases' memberships. */
function filled(cells: Cells): readonly Float64Array[] {
  const columns = cells.conditions.map(() => new Float64Array(cells.cases.length).fill(NaN));
  const twice: string[] = [];
  const outside: string[] = [];
  const cellOf = (row: number) =>
    `${cells.cases[(cells.caseAt[row] ?? 0) - 1] ?? ''} in ${cells.conditions[(cells.conditionAt[row] ?? 0) - 1] ?? ''}`;
  cells.membershipAt.forEach((membership, row) => {
    const at = (cells.caseAt[row] ?? 0) - 1;
    const column = columns[(cells.conditionAt[row] ?? 0) - 1] ?? new Float64Array();
    if (!Number.isNaN(column[at])) twice.push(cellOf(row));
    if (membership < 0 || membership > 1) outside.push(`${cellOf(row)} (${membership})`);
    column[at] = membership;
  });
  const missing = cells.conditions.flatMap((condition, index) =>
    cells.cases.filter((_, at) => Number.isNaN(columns[index]?.[at])).map(one => `${one} in ${condition}`),
  );
  refuse(outside, 'Memberships lie between 0 and 1, and these do not');
  refuse(twice, 'Each case has one membership in each condition, and these have several');
  refuse(missing, 'Every case needs a membership in every condition, and these have none', remedy);
  return columns;
}

const remedy = ' Leave such cases out in the query that is passed, and say so.';

function refuse(cells: readonly string[], message: string, advice = ''): void {
  if (cells.length === 0) return;
  const more = cells.length > named ? ` and ${cells.length - named} more` : '';
  throw new Error(`${message}: ${cells.slice(0, named).join(', ')}${more}.${advice}`);
}

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
