import { expect, test } from 'vitest';
import { logged } from '../../../renderer/session/jobLog';
import type { JobEvent, LoggedJob } from '../../../renderer/session/jobLog';

const began = (job: string, at = 0): JobEvent => ({ name: 'job.began', detail: { job, title: job }, at });
const ended = (job: string, at = 1): JobEvent => ({
  name: 'job.ended',
  detail: { job, title: `${job} at last`, failure: null },
  at,
});
const after = (...events: readonly JobEvent[]): readonly LoggedJob[] => events.reduce(logged, []);

test('the newest job stands first, and tells how far it is and how it ended', () => {
  const log = after(
    began('a'),
    began('b', 5),
    { name: 'job.progressed', detail: { job: 'a', title: 'a now', fraction: 0.5 }, at: 6 },
    ended('b', 7),
  );
  expect(log.map(({ title, now, fraction, ended: end }) => [title, now, fraction, end])).toEqual([
    ['b', 'b at last', null, 7],
    ['a', 'a now', 0.5, null],
  ]);
});

test('a job of the same name is another one', () => {
  const log = after(began('query', 0), ended('query', 3), began('query', 10));
  expect(log.map(({ id, ended: end }) => [id, end])).toEqual([
    [2, null],
    [1, 3],
  ]);
});

test('an end that belongs to no job changes nothing', () => {
  expect(after(began('a'), ended('other'))).toEqual(after(began('a')));
});

test('what went on when the engine ended is said to have failed; what had ended is not', () => {
  const failure = { code: 'lost', message: 'Gone.' } as const;
  const log = after(began('a'), ended('a', 2), began('b'), { name: 'lost', failure, at: 9 });
  expect(log.map(({ failure: why, ended: end }) => [why, end])).toEqual([
    [failure, 9],
    [null, 2],
  ]);
});

test('clearing keeps what goes on, and two hundred jobs are kept at most', () => {
  expect(after(began('a'), ended('a'), began('b'), { name: 'cleared' }).map(({ job }) => job)).toEqual(['b']);
  const many = Array.from({ length: 250 }, (_, index) => began(String(index)));
  expect(after(...many)).toHaveLength(200);
});
