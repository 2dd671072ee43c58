import ICAL from 'ical.js';
import { Failure } from '../../../contract/failure';
import type { Reject } from '../reader';
import type { Written } from './components';
import type { Occurrence } from './eventRow';

/** An event that was read, with the line that it begins on. */
export interface ReadEvent {
  readonly component: ICAL.Component;
  readonly id: string;
  readonly line: number;
}

/** An event or a series, with those of the series that are otherwise than its rule says. */
export interface Series {
  readonly main: ReadEvent;
  readonly exceptions: readonly ReadEvent[];
}

/** Occurrences of a series that are told apart: a rule without an end has no last one. */
export const mostOccurrences = 1000;

/** Reads the events of a calendar one by one, so that the broken ones are rejected alone. */
export function readEvents(
  components: readonly Written[],
  rejects: Reject[],
): { readonly events: readonly ReadEvent[]; readonly calendar: ICAL.Component } {
  // Events look for their time zones in the calendar that they are of.
  const calendar = new ICAL.Component('vcalendar');
  const events: ReadEvent[] = [];
  for (const { kind, text, line, whole } of components) {
    if (kind !== 'VEVENT' && kind !== 'VTIMEZONE') continue;
    const broken = whole ? null : `The ${kind} has no end: the file is cut off or broken there`;
    const component = broken ?? impossibleDay(text) ?? parsed(text);
    if (typeof component === 'string')
      rejects.push({ line, column: null, value: text.slice(0, 500), reason: component });
    else {
      calendar.addSubcomponent(component);
      const id = String(component.getFirstPropertyValue('uid') ?? `line ${line}`);
      if (kind === 'VEVENT') events.push({ component, id, line });
    }
  }
  return { events, calendar };
}

/** A day that no calendar has, such as 31 February: the library would take it for one in March. */
function impossibleDay(text: string): string | null {
  for (const [line] of text.matchAll(/^(?:DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE)[;:].*$/gim))
    for (const [, year = '', month = '', day = ''] of line.matchAll(/[:,/](\d{4})(\d\d)(\d\d)(?=T|\D|$)/g)) {
      const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      if (moment.getUTCMonth() !== Number(month) - 1) return `There is no day ${year}-${month}-${day}`;
    }
  return null;
}

/** The component, or why it is none. */
function parsed(text: string): ICAL.Component | string {
  try {
    return ICAL.Component.fromString(text);
  } catch (error) {
    return reasonOf(error);
  }
}

/** Brings the events of a series together. Of two with the same id the later version counts. */
export function seriesOf(events: readonly ReadEvent[], rejects: Reject[]): readonly Series[] {
  const mains = new Map<string, ReadEvent>();
  const exceptions = new Map<string, ReadEvent[]>();
  for (const event of events) {
    if (event.component.hasProperty('recurrence-id')) {
      exceptions.set(event.id, [...(exceptions.get(event.id) ?? []), event]);
      continue;
    }
    const known = mains.get(event.id);
    const older = known && version(event) > version(known) ? known : event;
    if (known) rejects.push(again(older));
    if (!known || older === known) mains.set(event.id, event);
  }
  const alone = [...exceptions].flatMap(([id, own]) => (mains.has(id) ? [] : own));
  return [
    ...[...mains.values()].map(main => ({ main, exceptions: exceptions.get(main.id) ?? [] })),
    ...alone.map(main => ({ main, exceptions: [] })),
  ];
}

function version({ component }: ReadEvent): number {
  return Number(component.getFirstPropertyValue('sequence') ?? 0);
}

function again({ id, line }: ReadEvent): Reject {
  return { line, column: 'event_id', value: id, reason: 'An event of this UID is there in another version' };
}

/** The times at which an event takes place; the last answer tells whether there would be more. */
export function* occurrencesOf({ main, exceptions }: Series): Generator<Occurrence, boolean, undefined> {
  const own = exceptions.map(({ component }) => component);
  const event = new ICAL.Event(main.component, { exceptions: own });
  if (!main.component.hasProperty('dtstart')) throw new Failure('file', 'An event without DTSTART');
  const alone = event.isRecurrenceException() ? ` ${event.recurrenceId.toString()}` : '';
  if (!event.isRecurring()) {
    yield { event, id: `${main.id}${alone}`, start: event.startDate, end: event.endDate };
    return false;
  }
  const times = event.iterator();
  for (let count = 0; count < mostOccurrences; count++) {
    const time = nextOf(times);
    if (!time) return false;
    const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(time);
    yield { event: item, id: `${main.id} ${recurrenceId.toString()}`, start: startDate, end: endDate };
  }
  return nextOf(times) !== null;
}

/** The next time; the library answers undefined after the last. */
function nextOf(times: ICAL.RecurExpansion): ICAL.Time | null {
  const time: unknown = times.next();
  return time instanceof ICAL.Time ? time : null;
}

/** Why something of a calendar could not be read, in its library's words. */
export function reasonOf(error: unknown): string {
  return `It could not be read: ${error instanceof Error ? error.message : String(error)}`;
}
