import type ICAL from 'ical.js';
import { lastDay } from './localTime';
import type { LocalClock } from './localTime';

/** The columns of a calendar, with their types. */
export const eventColumns = [
  { name: 'event_id', type: 'VARCHAR' },
  { name: 'title', type: 'VARCHAR' },
  { name: 'start_date', type: 'DATE' },
  { name: 'end_date', type: 'DATE' },
  { name: 'date_precision', type: 'VARCHAR' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'description', type: 'VARCHAR' },
  { name: 'location', type: 'VARCHAR' },
  { name: 'organiser', type: 'VARCHAR' },
  { name: 'status', type: 'VARCHAR' },
  { name: 'start_time', type: 'VARCHAR' },
  { name: 'end_time', type: 'VARCHAR' },
  { name: 'time_zone', type: 'VARCHAR' },
  { name: 'categories', type: 'VARCHAR' },
  { name: 'attendees', type: 'VARCHAR' },
  { name: 'url', type: 'VARCHAR' },
] as const;

/** Properties that become columns, or that only say how the file came about. */
export const keptProperties = new Set(
  'uid summary dtstart dtend duration categories description location organizer status attendee url rrule rdate exdate exrule recurrence-id sequence dtstamp created last-modified transp'.split(
    ' ',
  ),
);

/** When an event, or one of a series, takes place. */
export interface Occurrence {
  readonly event: ICAL.Event;
  readonly id: string;
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
}

/** The cells of an event; a text where it has none says why. */
export function eventRow(
  { event, id, start, end }: Occurrence,
  clock: LocalClock,
): readonly (string | null)[] | string {
  const { component } = event;
  const from = clock.read(start);
  if (!from) return `The day ${start.toString()} does not exist`;
  const ends = component.hasProperty('dtend') || component.hasProperty('duration');
  const to = ends ? clock.read(end) : null;
  if (ends && !to) return `The day ${end.toString()} does not exist`;
  const categories = component
    .getAllProperties('categories')
    .flatMap(property => property.getValues().map(String));
  const zone = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  return [
    id,
    text(component, 'summary'),
    from.date,
    to ? lastDay(from, to) : null,
    'day',
    blank(categories[0]),
    text(component, 'description'),
    text(component, 'location'),
    person(component.getFirstProperty('organizer')),
    blank(text(component, 'status')?.toLowerCase()),
    from.time,
    to ? to.time : null,
    blank(zone ?? (from.time !== null && start.zone.tzid === 'UTC' ? 'UTC' : '')),
    blank(categories.join('; ')),
    blank(component.getAllProperties('attendee').map(person).join('; ')),
    text(component, 'url'),
  ];
}

function text(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return value === null ? null : blank(String(value));
}

function blank(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value;
}

/** A person by the name given, else by the address. */
function person(property: ICAL.Property | null): string | null {
  const name = property?.getFirstParameter('cn');
  if (name) return name;
  return blank(String(property?.getFirstValue() ?? '').replace(/^mailto:/i, ''));
}
