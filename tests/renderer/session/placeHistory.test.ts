import { expect, test } from 'vitest';
import { noPlaces, stepped, visited } from '../../../renderer/session/placeHistory';

const place = (path: string, line = 1) => ({ path, line, column: 1 });
const everywhere = () => true;
const lines = (history: ReturnType<typeof visited>) =>
  history.places.map(({ path, line }) => `${path}:${line}`);

test('a place is another document, or lines away in the same one', () => {
  const history = [place('a', 1), place('a', 4), place('a', 40), place('b', 2)].reduce(visited, noPlaces);
  expect(lines(history)).toEqual(['a:4', 'a:40', 'b:2']);
  expect(history.at).toBe(2);
});

test('one goes back and forward, past what is gone, and a new way forgets the old one', () => {
  const history = [place('a'), place('b'), place('c')].reduce(visited, noPlaces);
  const back = stepped(history, -1, path => path !== 'b');
  expect(back?.at).toBe(0);
  expect(stepped(history, 1, everywhere)).toBeNull();
  expect(back && stepped(back, 1, everywhere)?.at).toBe(1);
  expect(back && lines(visited(back, place('d')))).toEqual(['a:1', 'd:1']);
});

test('the oldest places are forgotten', () => {
  let history = noPlaces;
  for (let number = 0; number < 100; number++) history = visited(history, place(`${number}`));
  expect(history.places).toHaveLength(60);
  expect(history.places.at(-1)).toMatchObject({ path: '99' });
});
