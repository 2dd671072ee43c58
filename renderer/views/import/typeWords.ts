/** Types that a person may give a column, and what they are in words. */
export const typeChoices: readonly { readonly type: string; readonly words: string }[] = [
  { type: 'VARCHAR', words: 'text' },
  { type: 'BIGINT', words: 'whole number' },
  { type: 'DOUBLE', words: 'number' },
  { type: 'DATE', words: 'date' },
  { type: 'TIMESTAMP', words: 'date and time' },
  { type: 'TIME', words: 'time' },
  { type: 'BOOLEAN', words: 'yes or no' },
];

const families: readonly (readonly [RegExp, string])[] = [
  [/^(u?(tiny|small|big|huge)?int(eger)?)$/i, 'whole number'],
  [/^(double|float|real|decimal.*)$/i, 'number'],
  [/^timestamp/i, 'date and time'],
  [/^time/i, 'time'],
];

/** A type of DuckDB's in words; its own name where there are none. */
export function typeWords(type: string): string {
  const named = typeChoices.find(choice => choice.type === type.toUpperCase());
  return named?.words ?? families.find(([family]) => family.test(type))?.[1] ?? type;
}
