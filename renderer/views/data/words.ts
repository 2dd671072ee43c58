/** A whole number as the British write it. */
export function number(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A count with its noun: `1 row`, `12,765 rows`. */
export function countOf(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}
