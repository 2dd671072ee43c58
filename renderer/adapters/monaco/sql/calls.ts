import type { Place } from './script';
import { holdsQuery, isCall } from './statement';
import { isName, nameOf } from './tokens';
import type { Token } from './tokens';

/** A call whose arguments a place is among. */
export interface Call {
  readonly name: Token;
  /** Which of its arguments the place is in, from 0. */
  readonly argument: number;
  /** The name that this argument is given by: `x` of `x := 1` and `x = 1`; null where it has none. */
  readonly named: string | null;
}

/** The innermost call around a place; null outside of any, and in a query within one. */
export function callAround({ statement, at }: Pick<Place, 'statement' | 'at'>): Call | null {
  const { tokens, closing } = statement;
  const around = [...closing]
    .filter(([opened, closed]) => opened < at && closed >= at)
    .map(([opened]) => opened)
    .sort((a, b) => b - a);
  for (const opened of around) {
    if (holdsQuery(statement, opened)) return null;
    const name = tokens[opened - 1];
    if (!isName(name) || !isCall(tokens, opened)) continue;
    let argument = 0;
    let begin = opened + 1;
    for (let index = opened + 1; index < at; index = (closing.get(index) ?? index) + 1) {
      if (tokens[index]?.text !== ',') continue;
      argument++;
      begin = index + 1;
    }
    const first = tokens[begin];
    const isNamed = begin + 1 <= at && /^(:=|=>|=)$/.test(tokens[begin + 1]?.text ?? '');
    return { name, argument, named: isNamed && isName(first) ? nameOf(first) : null };
  }
  return null;
}
