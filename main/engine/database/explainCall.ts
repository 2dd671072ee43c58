import { signatureOf } from '../../contract/method';
import type { Method } from '../../contract/method';
import type { Complaint } from './complaint';

/** How DuckDB says that there is no such column: by its name alone, beside one made of it, or in a table named. */
const missing = [
  /^Referenced column "(.*?)" not found/,
  /^Column "(.*?)" referenced that exists in the SELECT clause/,
  / does not have a column named "(.*?)"/,
];

/** What a call of a method lacks, in words; null when the complaint is not of such a call. */
export function explainCall(
  { message, position, candidates }: Complaint,
  run: string,
  methods: readonly Method[],
): string | null {
  if (position === null) return null;
  const rest = new TextDecoder().decode(new TextEncoder().encode(run).subarray(position));
  const called = /^"?(\w+)"?\s*\(/.exec(rest)?.[1]?.toLowerCase();
  const method = methods.find(one => one.name === called);
  if (!method) return null;
  const lacking = missing.map(pattern => pattern.exec(message)?.[1]).find(column => column !== undefined);
  if (lacking !== undefined) return missingColumn(method, lacking, candidates);
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

function wrongCall(method: Method): string {
  const call = signatureOf(method, table => `'${table}'`);
  return `\`${method.name}\` is called as \`${call}\`. The tables are named by a text in quotes, the options by their names.`;
}
