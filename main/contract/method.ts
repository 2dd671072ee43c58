/** A column that a method reads or gives. */
export interface MethodColumn {
  readonly name: string;
  /** What its values are, in words: `text`, `number`, `date or number`, … */
  readonly type: string;
  readonly purpose: string;
}

/** A parameter of a method that names a table, a view or a common table expression. */
export interface MethodInput {
  readonly name: string;
  /** Whether the method does without it. */
  readonly optional: boolean;
  readonly columns: readonly MethodColumn[];
}

/** A named parameter of a method with a default, or a further parameter that has none. */
export interface MethodOption {
  readonly name: string;
  /** As SQL; null when it must be given. */
  readonly default: string | null;
  readonly purpose: string;
}

/** A method of analysis: a macro, with what a person has to know to call it. */
export interface Method {
  /** The macro's name. */
  readonly name: string;
  /** One line. */
  readonly purpose: string;
  /** Empty for a macro over single values. */
  readonly inputs: readonly MethodInput[];
  /** In the order of the macro's parameters, after the inputs. */
  readonly options: readonly MethodOption[];
  readonly gives: readonly MethodColumn[];
  /** A call to begin from, as SQL. */
  readonly example: string;
}

/** How a method is called, with all its options at their defaults; `table` writes what names a table. */
export function signatureOf({ name, inputs, options }: Method, table: (name: string) => string): string {
  const words = [
    ...inputs.map(input => (input.optional ? `${input.name} := ${table('…')}` : table(input.name))),
    ...options.map(optionText),
  ];
  return `${name}(${words.join(', ')})`;
}

/** An option as a call gives it. */
export function optionText(option: MethodOption): string {
  return option.default === null ? option.name : `${option.name} := ${option.default}`;
}

/** A method where it stands in the shipped library. */
export interface LibraryMethod extends Method {
  /** The folder's name. */
  readonly analysis: string;
  /** The folder's title. */
  readonly family: string;
  /** The shipped file that defines it, and the line, from 1, in which it does. */
  readonly path: string;
  readonly line: number;
}

/** What values pass between SQL and a function under a macro, by DuckDB's name of the type. */
export interface Kinds {
  readonly BOOLEAN: boolean | null;
  readonly INTEGER: number | null;
  readonly DOUBLE: number | null;
  readonly VARCHAR: string | null;
  /** Has no NULL within. */
  readonly 'INTEGER[]': Int32Array;
  /** A NULL within is NaN. */
  readonly 'DOUBLE[]': Float64Array;
  readonly 'VARCHAR[]': readonly (string | null)[];
}

export type Kind = keyof Kinds;

type ValuesOf<Takes extends readonly Kind[]> = { readonly [At in keyof Takes]: Kinds[Takes[At]] };
type FieldsOf<Gives extends Readonly<Record<string, Kind>>> = {
  readonly [Name in keyof Gives]: Kinds[Gives[Name]];
};

/**
 * A function for what SQL cannot say, computed on a thread apart so that nothing waits for it and it can be cancelled.
 * Under a macro it is asked in three steps: `<name>_begin(…)` gives a ticket, the table macro
 * `golden_thread.finished` waits until all tickets of a table are done, `<name>_result(ticket)` gives a STRUCT.
 */
export interface MethodFunction<
  Takes extends readonly Kind[] = readonly Kind[],
  Gives extends Readonly<Record<string, Kind>> = Readonly<Record<string, Kind>>,
> {
  readonly name: string;
  readonly takes: Takes;
  readonly gives: Gives;
  /** An Error thrown here fails the query with its message. A NaN in a list that is given becomes NULL. */
  compute(...values: ValuesOf<Takes>): FieldsOf<Gives>;
}
