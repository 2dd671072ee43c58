import type { Method } from '../../contract/method';
import type { Complaint } from './complaint';

/** What a call of a method lacks, in words; null when the complaint is not of such a call. */
export function explainCall(
  { message, position, name, candidates }: Complaint,
  run: string,
  methods: readonly Method[],
): string | null {
  if (position === null) return null;
  const rest = new TextDecoder().decode(new TextEncoder().encode(run).subarray(position));
  const called = /^"?(\w+)"?\s*\(/.exec(rest)?.[1]?.toLowerCase();
  const method = methods.find(one => one.name === called);
  if (!method) return null;
  if (/^Referenced column .* not found/.test(message)) return missingColumn(method, name, candidates);
  if (/does not support the supplied arguments/.test(message)) return wrongCall(method);
  return null;
}

function missingColumn(
  { name: method, inputs }: Method,
  column: string,
  candidates: readonly string[],
): string | null {
  const needing = inputs.filter(({ columns }) => columns.some(({ name }) => name === column));
  if (needing.length === 0) return null;
  const read = new Set(inputs.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const nearest = candidates.find(candidate => !read.has(candidate)) ?? '…';
  const all = needing[0]?.columns.map(({ name }) => `\`${name}\``).join(', ') ?? '';
  return `\`${method}\` needs a column \`${column}\`; rename one with \`${nearest} AS ${column}\`. It reads the columns ${all}.`;
}

function wrongCall({ name, inputs, options }: Method): string {
  const given = [
    ...inputs.map(input => (input.optional ? `${input.name} := '…'` : `'${input.name}'`)),
    ...options.map(option => (option.default === null ? option.name : `${option.name} := ${option.default}`)),
  ];
  return `\`${name}\` is called as \`${name}(${given.join(', ')})\`. The tables are named by a text in quotes, the options by their names.`;
}
