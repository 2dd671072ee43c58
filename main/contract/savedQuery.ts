/** A parameter that a saved query declares: `-- param from: date = 2016-04-01`. */
export interface Parameter {
  readonly name: string;
  /** A DuckDB type, in the author's letters. */
  readonly type: string;
  /** The default as text, without quotes; null where none is given. */
  readonly value: string | null;
}

/** What the comment lines at the head of a saved query say. */
export interface QueryHead {
  readonly title: string | null;
  readonly description: string | null;
  readonly parameters: readonly Parameter[];
}

/** The value of a parameter as it travels: text that DuckDB casts to the declared type, or null. */
export type ParameterValue = string | null;

const headLine = /^\s*--\s?(.*)$/;
const field = /^(title|description)\s*:\s*(.*)$/i;
const parameter = /^param\s+(\w+)\s*(?::\s*([\w ]+(?:\([\d, ]+\))?(?:\[\])?))?\s*(?:=\s*(.*))?$/i;

/** Reads the head of a saved query. An indented comment line goes on with the field above it. */
export function readHead(sql: string): QueryHead {
  const fields: Record<string, string> = {};
  const parameters: Parameter[] = [];
  let current = '';
  for (const line of sql.split(/\r?\n/)) {
    const comment = headLine.exec(line)?.[1];
    if (comment === undefined) break;
    const named = field.exec(comment.trim());
    const declared = parameter.exec(comment.trim());
    if (named) {
      current = named[1]?.toLowerCase() ?? '';
      fields[current] = named[2] ?? '';
    } else if (declared) {
      current = '';
      const [, name = '', type = 'varchar', value] = declared;
      parameters.push({
        name,
        type: type.trim(),
        value: value === undefined ? null : unquoted(value.trim()),
      });
    } else if (current && /^\s+\S/.test(comment)) {
      fields[current] = `${fields[current] ?? ''} ${comment.trim()}`;
    } else {
      current = '';
    }
  }
  return { title: fields['title'] ?? null, description: fields['description'] ?? null, parameters };
}

/** The values to start with: the defaults that the head declares. */
export function defaults(parameters: readonly Parameter[]): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
}

function unquoted(value: string): string | null {
  if (value.toLowerCase() === 'null') return null;
  const inner = /^'(.*)'$/.exec(value)?.[1];
  return inner === undefined ? value : inner.replaceAll("''", "'");
}
