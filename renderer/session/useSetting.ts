import { useCallback } from 'react';
import { failureData } from '../../main/contract/failure';
import { valueOf } from '../../main/contract/settings';
import type { Setting, SettingValue } from '../../main/contract/settings';
import { useClient } from '../client/client';
import { useSessionPart, useSessionStore } from './SessionProvider';

/** The value of a setting that is in force. */
export function useSetting<T extends SettingValue>(setting: Setting<T>): T {
  return useSessionPart(session => valueOf(setting, session.settings.values));
}

/** Sets a setting, null as it comes: it counts at once, and stands in the person's file a moment later. */
export function useWriteSetting(): <T extends SettingValue>(setting: Setting<T>, value: T | null) => void {
  const store = useSessionStore();
  const { ask } = useClient();
  return useCallback(
    (setting, value) => {
      const { id, title } = setting;
      const before = store.get().settings.values[id] ?? null;
      const put = (now: SettingValue | null) => {
        store.dispatch({ type: 'setting.chosen', id, value: now });
      };
      put(value);
      ask('settings.write', { id, value }).catch((error: unknown) => {
        put(before);
        const notice = `“${title}” was not changed. ${failureData(error).message}`;
        store.dispatch({ type: 'notice.set', notice });
      });
    },
    [store, ask],
  );
}
