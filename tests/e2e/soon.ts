import { expect } from 'vitest';

/** Waits until what is looked at is as told: a window shows its parts one after another, on a busy machine seconds apart. */
export function soon<T>(look: () => Promise<T>) {
  return expect.poll(look, { timeout: 30_000 });
}
