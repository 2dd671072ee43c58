/** Run-time checks of what crosses a process boundary. A check narrows an unknown value to the type it names. */
export type Check<T> = (value: unknown) => value is T;

type Fields = Readonly<Record<string, unknown>>;

/** Whether the value is a plain record, whose fields may then be read as unknown. */
export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any text, an empty one too. */
export const isText: Check<string> = (value): value is string => typeof value === 'string';

/** True or false. */
export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** Any number but NaN and the infinities. */
export const isNumber: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A whole number from 0. */
export const isCount: Check<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** One of the words given, and no other. */
export function isOneOf<const Word extends string>(...words: readonly Word[]): Check<Word> {
  return (value): value is Word => words.some(word => word === value);
}

/** What the check lets pass, or null. */
export function isNullable<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

/** A list of what the check lets pass. */
export function isListOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(check);
}

/** A record under any names of what the check lets pass. */
export function isRecordOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isRecord(value) && Object.values(value).every(check);
}

/** A record with exactly the fields named: an unknown field is refused, as a caller's mistake. */
export function isShape<T extends object>(fields: {
  readonly [Name in keyof Required<T>]: Check<T[Name]>;
}): Check<T> {
  const names = Object.keys(fields);
  const checks: Readonly<Record<string, Check<unknown>>> = fields;
  return (value): value is T =>
    isRecord(value) &&
    names.every(name => checks[name]?.(value[name]) === true) &&
    Object.keys(value).every(name => name in checks);
}
