const whole = /^[+-]?(0|[1-9]\d{0,14})$/;
const decimal = /^[+-]?(0|[1-9]\d{0,14})?(\.\d+)?([eE][+-]?\d{1,3})?$/;

/** Whether a text is a number as these files write it; `007` is none, and neither is a number too long to be exact. */
export function isNumber(text: string): boolean {
  return /\d/.test(text) && decimal.test(text) && Number.isFinite(Number(text));
}

/** DuckDB's type that all values of a column are of. */
export function columnType(values: Iterable<string | null>): string {
  let type: string | null = null;
  for (const value of values) {
    if (value === null) continue;
    type = joined(type, typeOf(value));
    if (type === 'VARCHAR') return type;
  }
  return type ?? 'VARCHAR';
}

function typeOf(value: string): string {
  if (value === 'true' || value === 'false') return 'BOOLEAN';
  if (whole.test(value)) return 'BIGINT';
  return isNumber(value) ? 'DOUBLE' : 'VARCHAR';
}

function joined(type: string | null, other: string): string {
  if (type === null || type === other) return other;
  return type !== 'BOOLEAN' && other !== 'BOOLEAN' && other !== 'VARCHAR' ? 'DOUBLE' : 'VARCHAR';
}
