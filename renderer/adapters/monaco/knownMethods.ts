import { optionText } from '../../../main/contract/method';
import type { Method } from '../../../main/contract/method';

let methods: readonly Method[] = [];

/** Tells the SQL editors which methods there are, for their hints. */
export function offerMethods(offered: readonly Method[]): void {
  methods = offered;
}

export function knownMethods(): readonly Method[] {
  return methods;
}

/** What a person has to know of a method, as Markdown. */
export function explanationOf(method: Method): string {
  const inputs = method.inputs.map(({ name, optional, columns }) => {
    const list = columns.map(column => `\`${column.name}\` (${column.type})`).join(', ');
    return `- \`${name}\`${optional ? ' (optional)' : ''} names a table with the columns ${list}`;
  });
  const options = method.options.map(option => `- \`${optionText(option)}\`: ${option.purpose}`);
  const gives = method.gives.map(({ name }) => `\`${name}\``).join(', ');
  return [method.purpose, [...inputs, ...options].join('\n'), gives === '' ? '' : `Gives ${gives}`]
    .filter(part => part !== '')
    .join('\n\n');
}

/** The method within whose parentheses a text ends; null outside of any. */
export function methodAround(text: string): Method | null {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text[at];
    if (character === ')') depth++;
    else if (character === '(' && depth > 0) depth--;
    else if (character === '(') {
      const name = /(\w+)\s*$/.exec(text.slice(0, at))?.[1]?.toLowerCase();
      return methods.find(method => method.name === name) ?? null;
    } else if (character === ';') return null;
  }
  return null;
}
