import { isBoolean, isText } from './check';
import type { Check } from './check';

export type SettingValue = string | number | boolean;

/** How a setting's value is chosen: what the page shows for it, and what its schema says. */
export type SettingForm =
  | { readonly kind: 'switch' }
  | { readonly kind: 'text'; readonly longest: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly step: number }
  | { readonly kind: 'choice'; readonly choices: readonly SettingChoice[] };

export interface SettingChoice {
  readonly value: string;
  readonly label: string;
}

/** Something that a person may set: page, schema, checks and defaults all follow from this. */
export interface Setting<T extends SettingValue = SettingValue> {
  /** As it stands in settings.json. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  readonly form: SettingForm;
  readonly default: T;
  readonly check: Check<T>;
}

interface Words {
  readonly group: string;
  readonly title: string;
  readonly description: string;
}

/** A setting that is on or off. */
export function switchSetting(id: string, words: Words, standard: boolean): Setting<boolean> {
  return { id, ...words, form: { kind: 'switch' }, default: standard, check: isBoolean };
}

/** A setting with a number from one to another, in whole steps from the least. */
export function numberSetting(
  id: string,
  words: Words,
  { standard, ...range }: { standard: number; least: number; most: number; step: number },
): Setting<number> {
  const { least, most, step } = range;
  const check = (value: unknown): value is number =>
    typeof value === 'number' && value >= least && value <= most && Number.isInteger((value - least) / step);
  return { id, ...words, form: { kind: 'number', ...range }, default: standard, check };
}

/** A setting with a short text. */
export function textSetting(id: string, words: Words, standard: string, longest: number): Setting<string> {
  const check = (value: unknown): value is string => isText(value) && value.length <= longest;
  return { id, ...words, form: { kind: 'text', longest }, default: standard, check };
}

/** A setting with one of several words; the first is the default. */
export function choiceSetting<const Word extends string>(
  id: string,
  words: Words,
  choices: Readonly<Record<Word, string>>,
  standard: NoInfer<Word>,
): Setting<Word> {
  const check = (value: unknown): value is Word => isText(value) && Object.hasOwn(choices, value);
  const form = {
    kind: 'choice',
    choices: Object.entries<string>(choices).map(([value, label]) => ({ value, label })),
  } as const;
  return { id, ...words, form, default: standard, check };
}

/** What a value has to be, to end a sentence: “a number from 6 to 40”. */
export function expectedValue({ form }: Setting): string {
  switch (form.kind) {
    case 'switch':
      return 'true or false';
    case 'text':
      return `a text of at most ${form.longest} characters`;
    case 'number': {
      const what = form.step === 1 ? 'a whole number' : 'a number';
      const steps = form.step === 1 || form.step < 1 ? '' : ` in steps of ${form.step}`;
      return `${what} from ${form.least} to ${form.most}${steps}`;
    }
    case 'choice': {
      const words = form.choices.map(({ value }) => `"${value}"`);
      return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
    }
  }
}

/** Values that a person set, by id. */
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** The value in force: the one that was set, if it is one, or else the default. */
export function valueOf<T extends SettingValue>(setting: Setting<T>, values: SettingValues): T {
  const value = values[setting.id];
  return setting.check(value) ? value : setting.default;
}
