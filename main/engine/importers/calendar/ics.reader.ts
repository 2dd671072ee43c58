import { Failure } from '../../../contract/failure';
import { counted } from '../network/network';
import { sourceText } from '../network/sourceText';
import { placeIn } from '../reader';
import type { Batch, Reject, Source, TableReader, TableReport } from '../reader';
import { componentsOf } from './components';
import type { Written } from './components';
import { eventColumns, eventRow, keptProperties } from './eventRow';
import { LocalClock } from './localTime';
import { mostOccurrences, occurrencesOf, readEvents, reasonOf, seriesOf } from './series';
import type { ReadEvent, Series } from './series';

interface Row {
  readonly line: number;
  readonly values: readonly (string | null)[];
}

const batchRows = 5000;

/** iCalendar: the events of a calendar, each of a series with a row of its own. */
export const ics: TableReader = {
  kind: 'table',
  id: 'ics',
  title: 'iCalendar',
  extensions: ['ics', 'ical', 'ifb'],
  async tables(source) {
    await calendarOf(source);
    return [{ name: 'events', hidden: false, rows: null, columns: eventColumns.map(({ name }) => name) }];
  },
  async *rows(source) {
    const { components, zone, notes } = await calendarOf(source);
    const rejects: Reject[] = [];
    const { events } = readEvents(components, rejects);
    const series = seriesOf(events, rejects);
    const clock = new LocalClock(zone);
    const capped: string[] = [];
    let rows: Row[] = [];
    for (const one of series)
      for (const row of rowsOf(one, clock, rejects, capped)) {
        rows.push(row);
        if (rows.length < batchRows) continue;
        yield batchOf(rows);
        rows = [];
      }
    if (rows.length > 0) yield batchOf(rows);
    return reportOf(rejects, [
      ...notes,
      ...otherNotes(components),
      ...unkeptNotes(events),
      ...cappedNotes(capped),
      ...clockNotes(clock, zone),
    ]);
  },
};

async function calendarOf(source: Source) {
  const { text, notes } = await sourceText(source);
  const { components, calendar, zone } = componentsOf(text);
  if (!calendar)
    throw new Failure(
      'file',
      `${source.path} is no iCalendar: it has no line BEGIN:VCALENDAR. Export the calendar as .ics.`,
      placeIn(source),
    );
  return { components, zone, notes };
}

function* rowsOf(series: Series, clock: LocalClock, rejects: Reject[], capped: string[]): Generator<Row> {
  const { line, id } = series.main;
  const lines = new Map([series.main, ...series.exceptions].map(event => [event.component, event.line]));
  const occurrences = occurrencesOf(series);
  try {
    for (;;) {
      const next = occurrences.next();
      if (next.done === true) {
        if (next.value) capped.push(id);
        return;
      }
      const own = lines.get(next.value.event.component) ?? line;
      const values = eventRow(next.value, clock);
      if (typeof values === 'string')
        rejects.push({ line: own, column: 'start_date', value: next.value.id, reason: values });
      else yield { line: own, values };
    }
  } catch (error) {
    rejects.push({ line, column: null, value: id, reason: reasonOf(error) });
  }
}

function batchOf(rows: readonly Row[]): Batch {
  return {
    lines: rows.map(({ line }) => line),
    columns: eventColumns.map((_, column) => rows.map(({ values }) => values[column] ?? null)),
  };
}

function reportOf(rejects: readonly Reject[], notes: readonly string[]): TableReport {
  return { columns: eventColumns, notes, rejects };
}

function otherNotes(components: readonly Written[]): readonly string[] {
  const kinds: Readonly<Record<string, string>> = {
    VTODO: 'task (VTODO)',
    VJOURNAL: 'journal entry (VJOURNAL)',
    VFREEBUSY: 'statement of free and busy time (VFREEBUSY)',
  };
  return Object.entries(kinds).flatMap(([kind, name]) => {
    const count = components.filter(component => component.kind === kind).length;
    return count === 0 ? [] : [`${count} × ${name}: not kept, for they are no events.`];
  });
}

/** What of the events has no column, by the names in the file. */
function unkeptNotes(events: readonly ReadEvent[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { component } of events) {
    const own = component.getAllProperties().map(({ name }) => name);
    const within = component.getAllSubcomponents().map(({ name }) => name);
    for (const name of [...own, ...within])
      if (!keptProperties.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const list = [...counts].map(([name, count]) => `${name.toUpperCase()} (${count})`).join(', ');
  return list === '' ? [] : [`Not kept of the events: ${list}.`];
}

function cappedNotes(capped: readonly string[]): readonly string[] {
  if (capped.length === 0) return [];
  const names = capped.slice(0, 5).join(', ');
  return [
    `${counted(capped.length, 'series', 'series')} with more than ${mostOccurrences} events, of which the first ${mostOccurrences} were read: ${names}${capped.length > 5 ? ', …' : ''}.`,
  ];
}

function clockNotes({ inGreenwich }: LocalClock, zone: string | null): readonly string[] {
  if (inGreenwich === 0) return [];
  const why = zone === null ? 'the calendar names no time zone' : `the time zone ${zone} is not known`;
  return [
    `Some events are written in UTC and ${why}: their days are those in UTC, and near midnight may be other ones on the spot.`,
  ];
}
