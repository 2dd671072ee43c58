import type { Setting, SettingValues } from '../../../main/contract/settings';

const onlyChanged = '@changed';

/** The settings whose words, id or choices have every word that was typed; `@changed` finds those that were set. */
export function foundSettings(
  settings: readonly Setting[],
  search: string,
  values: SettingValues,
): readonly Setting[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return settings.filter(setting => {
    const { id, group, title, description, form } = setting;
    const choices = form.kind === 'choice' ? form.choices.map(({ label }) => label) : [];
    const text = [id, group, title, description, ...choices].join(' ').toLowerCase();
    return words.every(word => (word === onlyChanged ? id in values : text.includes(word)));
  });
}
