import type { QdaProject } from '../../coding/project';
import { guidOf } from './guid';
import { element, textElement } from './xml';

type Type = 'Integer' | 'Date' | 'Text';

/** The attributes of cases and documents as variables, each of the narrowest type that all its values have. */
export class Variables {
  readonly #types = new Map<string, Type>();

  constructor({ cases, documents }: QdaProject) {
    for (const { attributes } of [...cases, ...documents])
      for (const [name, value] of attributes) {
        const type = typeOf(value);
        const before = this.#types.get(name) ?? type;
        this.#types.set(name, before === type ? type : 'Text');
      }
  }

  definitions(): readonly string[] {
    return [...this.#types].map(([name, typeOfVariable]) =>
      element('Variable', { guid: guidOf('variable', name), name, typeOfVariable }),
    );
  }

  values(attributes: ReadonlyMap<string, string>): readonly string[] {
    return [...attributes].map(([name, value]) =>
      element('VariableValue', {}, [
        element('VariableRef', { targetGUID: guidOf('variable', name) }),
        ...textElement(`${this.#types.get(name) ?? 'Text'}Value`, value),
      ]),
    );
  }
}

function typeOf(value: string): Type {
  if (/^(0|-?[1-9]\d{0,17})$/.test(value)) return 'Integer';
  const isDate = /^[1-9]\d{3}-\d\d-\d\d$/.test(value) && isDay(value);
  return isDate ? 'Date' : 'Text';
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
