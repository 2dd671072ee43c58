/** A parameter that a saved query declares: `-- param from: date = 2016-04-01`. */
export interface Parameter {
  readonly name: string;
  /** A DuckDB type, in the author's letters. */
  readonly type: string;
  /** The default as text, without quotes; null where none is given. */
  readonly value: string | null;
  /** A query whose first column has the values to choose from, and its second, where there is one, their labels. */
  readonly choices: string | null;
}

/** A value that a parameter may have. */
export interface Choice {
  readonly value: ParameterValue;
  readonly label: string;
}

/** What there is to choose from; `more` where that is not all. */
export interface Choices {
  readonly choices: readonly Choice[];
  readonly more: boolean;
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
const titled = /^(title|description)\s*:\s*(.*)$/i;
const choice = /^choices\s+(\w+)\s*:\s*(.*)$/i;
const parameter = /^param\s+(\w+)\s*(?::\s*([\w ]+(?:\([\d, ]+\))?(?:\[\])?))?\s*(?:=\s*(.*))?$/i;

/** Reads the head of a saved query. An indented comment line goes on with the field above it. */
export function readHead(sql: string): QueryHead {
  const fields: Record<string, string> = {};
  const parameters: Omit<Parameter, 'choices'>[] = [];
  const choices: Record<string, string> = {};
  let field: { readonly of: Record<string, string>; readonly name: string } | null = null;
  for (const line of sql.split(/\r?\n/)) {
    const comment = headLine.exec(line)?.[1];
    if (comment === undefined) break;
    const named = titled.exec(comment.trim());
    const declared = parameter.exec(comment.trim());
    const chosen = choice.exec(comment.trim());
    if (named) {
      field = { of: fields, name: named[1]?.toLowerCase() ?? '' };
      fields[field.name] = named[2] ?? '';
    } else if (chosen) {
      field = { of: choices, name: chosen[1] ?? '' };
      choices[field.name] = chosen[2] ?? '';
    } else if (declared) {
      field = null;
      const [, name = '', type = 'varchar', value] = declared;
      parameters.push({
        name,
        type: type.trim(),
        value: value === undefined ? null : unquoted(value.trim()),
      });
    } else if (field && /^\s+\S/.test(comment)) {
      field.of[field.name] = `${field.of[field.name] ?? ''} ${comment.trim()}`;
    } else {
      field = null;
    }
  }
  return {
    title: fields['title'] ?? null,
    description: fields['description'] ?? null,
    parameters: parameters.map(each => ({ ...each, choices: choices[each.name] ?? null })),
  };
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
