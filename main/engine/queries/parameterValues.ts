import { Failure } from '../../contract/failure';
import { defaults, readHead } from '../../contract/savedQuery';
import type { Parameter, ParameterValue } from '../../contract/savedQuery';
import type { Bindings, Session } from '../database/Session';

const typeName = /^\w[\w ]*(\(\s*\d+\s*(,\s*\d+\s*)?\))?(\[\])?$/;

/**
 * The values for the parameters that a statement has: those given, else the defaults of the query's head, each cast
 * by DuckDB to the type that the head declares (text when it declares none). For use inside `exclusive`.
 */
export async function parameterValues(
  session: Session,
  sql: string,
  names: readonly string[],
  given: Readonly<Record<string, ParameterValue>>,
): Promise<Bindings> {
  const { parameters } = readHead(sql);
  const values = { ...defaults(parameters), ...given };
  const bound: [string, Bindings[string]][] = [];
  for (const name of names) {
    const value = values[name];
    if (value === undefined) throw new Failure('query', missing(name));
    const declared = parameters.find(parameter => parameter.name === name);
    bound.push([name, await session.castNow(value, checkedType(declared))]);
  }
  return Object.fromEntries(bound);
}

function missing(name: string): string {
  return `The parameter $${name} has no value. Declare it at the head of the query, as in: -- param ${name}: varchar = 'value'`;
}

function checkedType(parameter: Parameter | undefined): string {
  const type = parameter?.type ?? 'varchar';
  if (typeName.test(type)) return type;
  throw new Failure(
    'query',
    `“${type}” is not a type that the parameter $${parameter?.name ?? ''} can have.`,
  );
}
