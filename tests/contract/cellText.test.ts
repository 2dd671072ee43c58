import { afterEach, expect, test, vi } from 'vitest';
import { cellDatum, uniqueNames } from '../../main/contract/cellText';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['UTC', 'Europe/London', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'])(
  'a date is drawn as that date on the clocks of %s',
  zone => {
    vi.stubEnv('TZ', zone);
    for (const [year, month, day] of [
      [2016, 3, 1],
      [2018, 2, 25],
      [2018, 9, 28],
      [1970, 0, 1],
      [2021, 11, 31],
    ] as const) {
      const drawn = new Date(
        Number(cellDatum({ kind: 'date', days: Date.UTC(year, month, day) / 86_400_000 })),
      );
      expect([drawn.getFullYear(), drawn.getMonth(), drawn.getDate(), drawn.getHours()]).toEqual([
        year,
        month,
        day,
        0,
      ]);
    }
    const moment = { kind: 'timestamp', count: 1_700_000_000n, perSecond: 1n, zoned: true } as const;
    expect(cellDatum(moment)).toBe(1_700_000_000_000);
  },
);

test('names that repeat become different, and none that is there already', () => {
  expect(uniqueNames(['a', 'a', 'a_1', 'b', 'a'])).toEqual(['a', 'a_2', 'a_1', 'b', 'a_3']);
});
