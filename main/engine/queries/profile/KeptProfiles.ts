import type { ColumnName, ColumnProfile } from '../../../contract/profile';

/** How many are kept, the ones used last. */
const most = 2000;

interface Kept {
  readonly version: string;
  readonly profile: ColumnProfile;
}

/** Profiles that were counted before, each as long as what it was counted of is the same. */
export class KeptProfiles {
  readonly #kept = new Map<string, Kept>();

  /** Null where it is to be counted. */
  get(name: ColumnName, version: string): ColumnProfile | null {
    const key = keyOf(name);
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    if (kept?.version !== version) return null;
    this.#kept.set(key, kept);
    return kept.profile;
  }

  keep(name: ColumnName, version: string, profile: ColumnProfile): void {
    this.#kept.set(keyOf(name), { version, profile });
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= most) break;
      this.#kept.delete(key);
    }
  }
}

function keyOf({ table, column }: ColumnName): string {
  return JSON.stringify([table, column]);
}
