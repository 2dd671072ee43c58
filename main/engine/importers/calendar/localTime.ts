import type ICAL from 'ical.js';

/** A day and the time on it, as clocks show them where an event happens. */
export interface LocalTime {
  /** ISO 8601. */
  readonly date: string;
  /** `HH:MM`, or null for a whole day. */
  readonly time: string | null;
}

/** Turns moments into the days that calendars on the spot show. */
export class LocalClock {
  readonly #clock: Intl.DateTimeFormat | null;
  #inGreenwich = 0;

  /** `zone` is that of the calendar, for moments that are written in UTC. */
  constructor(zone: string | null) {
    this.#clock = zone === null ? null : clockOf(zone);
  }

  /** Events written in UTC whose place is not known. */
  get inGreenwich(): number {
    return this.#inGreenwich;
  }

  /** The day and time; null where the file gives a day that no calendar has. */
  read(moment: ICAL.Time): LocalTime | null {
    const { year, month, day, hour, minute, isDate } = moment;
    const written = new Date(Date.UTC(year, month - 1, day, hour, minute));
    const exists =
      written.getUTCFullYear() === year &&
      written.getUTCMonth() === month - 1 &&
      written.getUTCDate() === day;
    if (!exists || year < 1 || year > 9999) return null;
    const inUtc = !isDate && moment.zone.tzid === 'UTC';
    if (inUtc && this.#clock) return shown(this.#clock, written);
    if (inUtc) this.#inGreenwich++;
    const text = written.toISOString();
    return { date: text.slice(0, 10), time: isDate ? null : text.slice(11, 16) };
  }
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch (error) {
    // The calendar names a zone that nobody knows; its moments are then told in UTC, and a note says so.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function shown(clock: Intl.DateTimeFormat, moment: Date): LocalTime {
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The last day of something that ends then: the end itself is no part of it, be it midnight or a whole day. */
export function lastDay(start: LocalTime, end: LocalTime): string {
  const excluded = end.time === null || end.time === '00:00';
  if (!excluded || end.date <= start.date) return end.date;
  return new Date(Date.parse(end.date) - 86_400_000).toISOString().slice(0, 10);
}
