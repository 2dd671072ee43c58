import type { ImportPlan, ImportQuestion } from '../../../main/contract/importing';
import { recoded } from './planChanges';

type CasesQuestion = Extract<ImportQuestion, { about: 'cases' }>;

/** Whether the plan answers the question. */
export function isAnswered(question: ImportQuestion, plan: ImportPlan): boolean {
  switch (question.about) {
    case 'dates':
      return plan.dates !== null;
    case 'positions':
      return plan.positions !== null;
    case 'cases':
      return question.unknown.every(({ value }) => Object.hasOwn(recodesOf(plan, question.column), value));
  }
}

/** Values of a column and what stands in their place; a null for nothing. */
export function recodesOf(plan: ImportPlan, column: string): Readonly<Record<string, string | null>> {
  return plan.values[column] ?? {};
}

/** The questions of a plan that wait for an answer. */
export function openQuestions(asked: readonly ImportQuestion[], plan: ImportPlan): readonly ImportQuestion[] {
  return asked.filter(question => !isAnswered(question, plan));
}

/** The plan with the open values of its cases decided as they were elsewhere; the same plan when there are none. */
export function recodedAlike(
  asked: readonly ImportQuestion[],
  plan: ImportPlan,
  given: Readonly<Record<string, string | null>>,
): ImportPlan {
  return openQuestions(asked, plan).reduce((changed, question) => {
    if (question.about !== 'cases') return changed;
    const decided = recodesOf(changed, question.column);
    const alike = question.unknown
      .map(({ value }) => value)
      .filter(value => !Object.hasOwn(decided, value) && Object.hasOwn(given, value));
    const values = new Map(alike.map(value => [value, given[value] ?? null]));
    return alike.length === 0 ? changed : recoded(changed, question.column, Object.fromEntries(values));
  }, plan);
}

interface Asked {
  readonly look: { readonly plan: ImportPlan } | null;
  readonly asked: readonly ImportQuestion[];
}

/**
 * The questions that apply now: those just asked, and earlier ones that the plan answers, as long as the file is read
 * in the same way as when they were asked.
 */
export function askedSince(
  before: Asked,
  plan: ImportPlan,
  now: readonly ImportQuestion[],
): readonly ImportQuestion[] {
  if (!before.look || !readAlike(before.look.plan, plan)) return now;
  const earlier = before.asked.filter(
    question => isAnswered(question, plan) || now.some(other => sameSubject(other, question)),
  );
  const merged = earlier.map(question => {
    const again = now.find(other => sameSubject(other, question));
    return again ? together(question, again) : question;
  });
  return [...merged, ...now.filter(question => !earlier.some(other => sameSubject(other, question)))];
}

function readAlike(before: ImportPlan, after: ImportPlan): boolean {
  const reading = ({ kind, table, part, header, range, layout, columns }: ImportPlan) =>
    JSON.stringify([kind, table, part, header, range, layout, columns]);
  return reading(before) === reading(after);
}

function sameSubject(one: ImportQuestion, other: ImportQuestion): boolean {
  return subjectOf(one) === subjectOf(other);
}

function subjectOf(question: ImportQuestion): string {
  return `${question.about} ${question.about === 'positions' ? question.document : question.column}`;
}

/** The values asked about at any time: those with an answer are asked about no more. */
function together(before: ImportQuestion, again: ImportQuestion): ImportQuestion {
  if (before.about !== 'cases' || again.about !== 'cases') return again;
  const all = new Map([...before.unknown, ...again.unknown].map(one => [one.value, one]));
  const merged: CasesQuestion = { ...again, unknown: [...all.values()] };
  return merged;
}
