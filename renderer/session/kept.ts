import type { Check } from '../../main/contract/check';

/** What was kept on this machine under a key; null when nothing was, or nothing of that shape. */
export function kept<T>(key: string, check: Check<T>, storage: Storage = localStorage): T | null {
  const value = parsed(storage.getItem(key) ?? 'null');
  return check(value) ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Something else wrote here: what was kept begins afresh.
    return null;
  }
}
