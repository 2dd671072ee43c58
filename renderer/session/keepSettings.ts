import { isRecordOf } from '../../main/contract/check';
import { settings } from '../../main/contract/declaredSettings';
import { failureData } from '../../main/contract/failure';
import type { SettingValues } from '../../main/contract/settings';
import { isSettingValue, userPrefix } from '../../main/contract/userFiles';
import type { Client } from '../client/client';
import { kept } from './kept';
import { rereadDocuments } from './rereadDocuments';
import type { SessionStore } from './SessionStore';

const key = 'golden-thread:settings';
/** Where the theme was kept before there were settings. */
const earlierTheme = 'golden-thread:theme';
const isValues = isRecordOf(isSettingValue);

/** What was set when the window was last open: it begins with these, before the engine has read the file. */
export function keptSettings(storage: Storage = localStorage): SettingValues {
  return kept(key, isValues, storage) ?? {};
}

/** Reads the person's settings, and again whenever their files change. The returned function stops. */
export function keepSettings(
  { ask, listen, onRestart }: Pick<Client, 'ask' | 'listen' | 'onRestart'>,
  store: SessionStore,
  storage: Storage = localStorage,
): () => void {
  let asked = 0;
  const read = async () => {
    await carryOver();
    asked += 1;
    const own = asked;
    const settings = await ask('settings.read', {});
    // Of two answers that overtake each other, the one asked for last has what the files hold.
    if (own !== asked) return;
    store.dispatch({ type: 'settings.read', settings });
    storage.setItem(key, JSON.stringify(settings.values));
    await rereadDocuments(ask, store, path => path.startsWith(userPrefix));
  };
  const carryOver = async () => {
    const theme = storage.getItem(earlierTheme);
    if (theme === null) return;
    if (settings.theme.check(theme)) await ask('settings.write', { id: settings.theme.id, value: theme });
    storage.removeItem(earlierTheme);
  };
  const look = () => {
    read().catch((error: unknown) => {
      const notice = `Your settings could not be read: ${failureData(error).message}`;
      store.dispatch({ type: 'notice.set', notice });
    });
  };
  look();
  const stops = [listen('settings.changed', look), onRestart(look)];
  return () => {
    for (const stop of stops) stop();
  };
}
