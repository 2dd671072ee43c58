import type { SqlFunction } from '../../../../main/contract/catalogue';
import { optionText } from '../../../../main/contract/method';
import type { Method } from '../../../../main/contract/method';
import { callAround } from './calls';
import type { Call } from './calls';
import type { Catalogue } from './catalogue';
import { placeIn } from './script';
import { nameOf } from './tokens';

/** A way to call a function: its label, and the parts of it that are parameters. */
interface Signature {
  readonly label: string;
  readonly purpose: string;
  readonly parameters: readonly { readonly name: string; readonly label: string; readonly purpose: string }[];
}

/** The ways to call the function that a place is within the call of. */
export interface Signatures {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  /** Index of the parameter that the place is in; beyond the last where the call has more than the function takes. */
  readonly activeParameter: number;
}

/** How the call around a place of a script goes on; null outside of any. */
export function signaturesAt(sql: string, offset: number, catalogue: Catalogue): Signatures | null {
  const place = placeIn(sql, offset);
  const call = place && callAround(place);
  if (!call) return null;
  const name = nameOf(call.name).toLowerCase();
  const method = catalogue.methods.find(one => one.name === name);
  const signatures = method
    ? [methodSignature(method)]
    : catalogue.functions.filter(one => one.name.toLowerCase() === name).flatMap(functionSignatures);
  if (signatures.length === 0) return null;
  const fits = signatures.findIndex(({ parameters }) => parameters.length > call.argument);
  const activeSignature = Math.max(0, fits);
  return { signatures, activeSignature, activeParameter: activeOf(signatures[activeSignature], call) };
}

function activeOf(signature: Signature | undefined, { argument, named }: Call): number {
  const parameters = signature?.parameters ?? [];
  if (named !== null) {
    const at = parameters.findIndex(({ name }) => name.toLowerCase() === named.toLowerCase());
    return at < 0 ? parameters.length : at;
  }
  const further = parameters.findIndex(({ label }) => label === '…');
  return further >= 0 ? Math.min(argument, further) : argument;
}

function methodSignature({ name, purpose, inputs, options }: Method): Signature {
  const parameters = [
    ...inputs.map(input => ({
      name: input.name,
      label: input.optional ? `${input.name} := '…'` : `'${input.name}'`,
      purpose: `Names a table with the columns ${input.columns.map(column => column.name).join(', ')}.`,
    })),
    ...options.map(option => ({ name: option.name, label: optionText(option), purpose: option.purpose })),
  ];
  return signature(name, purpose, parameters, '');
}

/** Those that differ by more than types: a type is shown where it is the same in all. */
function functionSignatures({ name, purpose, forms }: SqlFunction): readonly Signature[] {
  const alike = new Map<string, SqlFunction['forms'][number][]>();
  for (const form of forms) {
    const key = [...form.parameters.map(one => one.name), form.further === null ? '' : '…'].join(',');
    alike.set(key, [...(alike.get(key) ?? []), form]);
  }
  return [...alike.values()].flatMap(own => {
    const [first] = own;
    if (!first) return [];
    const parameters = first.parameters.map((parameter, at) => {
      const types = [...new Set(own.map(form => form.parameters[at]?.type ?? 'ANY'))];
      const type = types.length === 1 && types[0] !== 'ANY' ? ` ${types[0] ?? ''}` : '';
      const label = parameter.named ? `${parameter.name} = …` : `${parameter.name}${type}`;
      return { name: parameter.name, label, purpose: types.length > 1 ? `One of: ${types.join(', ')}` : '' };
    });
    const further =
      first.further === null ? [] : [{ name: '', label: '…', purpose: `More of: ${first.further}` }];
    const gives = [...new Set(own.map(form => form.gives))];
    const result = gives.length === 1 && gives[0] ? ` → ${gives[0]}` : '';
    return [signature(name, purpose, [...parameters, ...further], result)];
  });
}

function signature(
  name: string,
  purpose: string,
  parameters: Signature['parameters'],
  result: string,
): Signature {
  return {
    label: `${name}(${parameters.map(({ label }) => label).join(', ')})${result}`,
    purpose,
    parameters,
  };
}
