/** A number with its whole part in groups of three digits; what is written with an exponent stays as it is. */
export function groupedDigits(text: string): string {
  const [, whole, rest] = /^([-+]?\d+)(\.\d+)?$/.exec(text) ?? [];
  return whole === undefined ? text : `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${rest ?? ''}`;
}
