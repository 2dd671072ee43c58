import { expect, test } from 'vitest';
import { ics } from '../../../main/engine/importers/calendar/ics.reader';
import { startEngine, studyOf, textRows } from '../openStudy';
import { readTable, sourceOf } from './readTable';

const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

async function read(text: string | Uint8Array) {
  const table = await readTable(ics, sourceOf('t.ics', text));
  const cell = (row: readonly (string | null)[], name: string) => row[table.columns.indexOf(name)] ?? null;
  const of = (...names: readonly string[]) => table.rows.map(row => names.map(name => cell(row, name)));
  return { ...table, of };
}

test('an event has its title, days, place and people, and its line', async () => {
  const { of, lines, notes, rejects } = await read(
    calendar(
      ...event(
        'UID:a1',
        'SUMMARY:Guiding board\\, meeting 1',
        'DTSTART;TZID=Europe/London:20160120T100000',
        'DTEND;TZID=Europe/London:20160120T153000',
        'CATEGORIES:governance_meeting,TGB',
        'DESCRIPTION:Five chief executives\\nand a very long line that the program which wrote i',
        ' t has folded',
        'LOCATION:London',
        'ORGANIZER;CN=NHS Improvement:mailto:x@nhs.uk',
        'ATTENDEE;CN=Ann:mailto:ann@nhs.uk',
        'ATTENDEE:mailto:bob@nhs.uk',
        'STATUS:CANCELLED',
        'X-MOOD:fine',
        'CLASS:PRIVATE',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'TRIGGER:-PT15M',
        'END:VALARM',
      ),
    ),
  );
  expect(of('event_id', 'title', 'start_date', 'end_date', 'start_time', 'end_time', 'time_zone')).toEqual([
    ['a1', 'Guiding board, meeting 1', '2016-01-20', '2016-01-20', '10:00', '15:30', 'Europe/London'],
  ]);
  expect(of('kind', 'categories', 'location', 'organiser', 'attendees', 'status', 'date_precision')).toEqual([
    [
      'governance_meeting',
      'governance_meeting; TGB',
      'London',
      'NHS Improvement',
      'Ann; bob@nhs.uk',
      'cancelled',
      'day',
    ],
  ]);
  expect(of('description')).toEqual([
    ['Five chief executives\nand a very long line that the program which wrote it has folded'],
  ]);
  expect(lines).toEqual([3]);
  expect(rejects).toEqual([]);
  expect(notes).toEqual(['Not kept of the events: X-MOOD (1), CLASS (1), VALARM (1).']);
});

test('the end of whole days, and midnight, are no part of an event', async () => {
  const { of } = await read(
    calendar(
      ...event('UID:one', 'DTSTART;VALUE=DATE:20190326', 'DTEND;VALUE=DATE:20190327'),
      ...event('UID:three', 'DTSTART;VALUE=DATE:20190227', 'DTEND;VALUE=DATE:20190302'),
      ...event('UID:endless', 'DTSTART;VALUE=DATE:20190326'),
      ...event('UID:night', 'DTSTART:20190326T200000', 'DTEND:20190327T000000'),
      ...event('UID:late', 'DTSTART:20190326T200000', 'DURATION:PT5H'),
      ...event('UID:week', 'DTSTART;VALUE=DATE:20191229', 'DURATION:P1W'),
    ),
  );
  expect(of('event_id', 'start_date', 'end_date')).toEqual([
    ['one', '2019-03-26', '2019-03-26'],
    ['three', '2019-02-27', '2019-03-01'],
    ['endless', '2019-03-26', null],
    ['night', '2019-03-26', '2019-03-26'],
    ['late', '2019-03-26', '2019-03-27'],
    ['week', '2019-12-29', '2020-01-04'],
  ]);
});

test('a moment in UTC falls on the day that the calendar’s own place has then', async () => {
  const summer = event('UID:s', 'DTSTART:20190630T233000Z', 'DTEND:20190701T003000Z');
  const winter = event('UID:w', 'DTSTART:20190131T233000Z');
  const london = await read(calendar('X-WR-TIMEZONE:Europe/London', ...summer, ...winter));
  expect(london.of('start_date', 'start_time', 'end_date')).toEqual([
    ['2019-07-01', '00:30', '2019-07-01'],
    ['2019-01-31', '23:30', null],
  ]);
  expect(london.notes).toEqual([]);
  const nowhere = await read(calendar(...summer));
  expect(nowhere.of('start_date')).toEqual([['2019-06-30']]);
  expect(nowhere.notes.join(' ')).toContain('names no time zone');
  const unknown = await read(calendar('X-WR-TIMEZONE:Mars/Olympus', ...summer));
  expect(unknown.notes.join(' ')).toContain('Mars/Olympus is not known');
});

test('each event of a series is a row, those left out are none, and those moved are where they were moved to', async () => {
  const { of, lines } = await read(
    calendar(
      ...event(
        'UID:tgb',
        'SUMMARY:Board',
        'DTSTART;TZID=Europe/London:20160120T100000',
        'RRULE:FREQ=MONTHLY;BYDAY=3WE;COUNT=5',
        'EXDATE;TZID=Europe/London:20160316T100000',
      ),
      ...event(
        'UID:tgb',
        'RECURRENCE-ID;TZID=Europe/London:20160420T100000',
        'SUMMARY:Board, moved',
        'DTSTART;TZID=Europe/London:20160427T140000',
      ),
    ),
  );
  expect(of('event_id', 'title', 'start_date')).toEqual([
    ['tgb 2016-01-20T10:00:00', 'Board', '2016-01-20'],
    ['tgb 2016-02-17T10:00:00', 'Board', '2016-02-17'],
    ['tgb 2016-04-20T10:00:00', 'Board, moved', '2016-04-27'],
    ['tgb 2016-05-18T10:00:00', 'Board', '2016-05-18'],
  ]);
  expect(lines).toEqual([3, 3, 10, 3]);
});

test('the last event of a series that ends at a moment in UTC is kept, in the time of its zone', async () => {
  const zone = [
    ...['BEGIN:VTIMEZONE', 'TZID:Home', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
    ...['TZOFFSETFROM:-0500', 'TZOFFSETTO:-0500', 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const { of } = await read(
    calendar(
      ...event('UID:x', 'DTSTART;TZID=Home:20190101T210000', 'RRULE:FREQ=DAILY;UNTIL=20190103T020000Z'),
      ...zone,
    ),
  );
  expect(of('start_date')).toEqual([['2019-01-01'], ['2019-01-02']]);
});

test('a series without an end is read up to a limit, which is told', async () => {
  const { rows, notes } = await read(
    calendar(
      ...event('UID:weekly', 'DTSTART;VALUE=DATE:20160101', 'RRULE:FREQ=WEEKLY'),
      ...event('UID:thousand', 'DTSTART;VALUE=DATE:20160101', 'RRULE:FREQ=DAILY;COUNT=1000'),
    ),
  );
  expect(rows.length).toBe(2000);
  expect(notes.join(' ')).toMatch(/1 series with more than 1000 events.*: weekly\./);
});

test('a rule that no day fits, and one that fits each second, come to an end', async () => {
  const { rows } = await read(
    calendar(
      ...event('UID:never', 'DTSTART;VALUE=DATE:20160101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
      ...event('UID:often', 'DTSTART:20160101T000000', 'RRULE:FREQ=SECONDLY'),
      ...event('UID:after', 'DTSTART;VALUE=DATE:20160101'),
    ),
  );
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.at(-1)?.[0]).toBe('after');
});

test('broken events are rejected alone, with their line', async () => {
  const { of, rejects } = await read(
    calendar(
      ...event('UID:good', 'DTSTART;VALUE=DATE:20190101'),
      ...event('UID:undated'),
      ...event('UID:february', 'DTSTART;VALUE=DATE:20190231'),
      ...event('UID:word', 'DTSTART:tomorrow'),
      ...event('UID:line', 'this is no property', 'DTSTART;VALUE=DATE:20190101'),
      ...event('UID:good', 'DTSTART;VALUE=DATE:20190102', 'SEQUENCE:2'),
      ...event('DTSTART;VALUE=DATE:20190103'),
      ...['BEGIN:VEVENT', 'UID:open', 'DTSTART;VALUE=DATE:20190101'],
      ...event('UID:after', 'DTSTART;VALUE=DATE:20190104'),
    ),
  );
  expect(of('event_id', 'start_date')).toEqual([
    ['good', '2019-01-02'],
    ['line 28', '2019-01-03'],
    ['after', '2019-01-04'],
  ]);
  expect(rejects.map(({ line, reason }) => [line, reason.slice(0, 40)])).toEqual([
    [10, 'There is no day 2019-02-31'],
    [18, 'It could not be read: invalid line (no t'],
    [31, 'The VEVENT has no end: the file is cut o'],
    [3, 'An event of this UID is there in another'],
    [7, 'It could not be read: An event without D'],
    [14, expect.stringMatching(/could not be read|does not exist/)],
  ]);
});

test('tasks and journals are counted, and other files refused', async () => {
  const { rows, notes, columns } = await read(
    calendar('BEGIN:VTODO', 'UID:t', 'END:VTODO', 'BEGIN:VJOURNAL', 'UID:j', 'END:VJOURNAL'),
  );
  expect(rows).toEqual([]);
  expect(columns[0]).toBe('event_id');
  expect(notes.join(' ')).toMatch(/1 × task \(VTODO\).*1 × journal entry/);
  await expect(read('a,b\n1,2\n')).rejects.toThrow(/no iCalendar/);
  await expect(read('')).rejects.toThrow(/is empty/);
  await expect(read(new Uint8Array([0x50, 0x4b, 3, 4]))).rejects.toThrow(/no iCalendar/);
});

test('a study loads a calendar with its dates as dates', async () => {
  const ask = startEngine();
  await ask('study.open', {
    folder: studyOf({
      'meetings.ics': calendar(
        ...event('UID:a', 'SUMMARY:Café', 'DTSTART;VALUE=DATE:20190326', 'DTEND;VALUE=DATE:20190328'),
        ...event('UID:b'),
      ),
    }),
  });
  expect(await textRows(ask, 'SELECT title, start_date, end_date - start_date FROM meetings')).toEqual([
    ['Café', '2019-03-26', '1'],
  ]);
  expect(await textRows(ask, 'SELECT file, line FROM rejects')).toEqual([['meetings.ics', '9']]);
});
