import { expect, test } from 'vitest';
import { chartQuery } from '../../../../renderer/views/chart/chartQuery';

const naming = (url: string) => JSON.stringify({ data: { url } });

test('a chart names its query from its own folder', () => {
  expect(chartQuery(naming('ae.sql'), 'analyses/ae.vl.json').path).toBe('analyses/ae.sql');
  expect(chartQuery(naming('../queries/ae.sql'), 'analyses/ae.vl.json').path).toBe('queries/ae.sql');
  expect(chartQuery(naming('ae.sql'), 'library:journeys/ae.vl.json').path).toBe('library:journeys/ae.sql');
  expect(chartQuery(naming('library:journeys/ae.sql'), 'analyses/a.vl.json').path).toBe(
    'library:journeys/ae.sql',
  );
  expect(chartQuery(naming('ae.sql'), 'untitled:ae.vl.json').path).toBe('ae.sql');
});

test('a chart that names none, or is half typed, has none', () => {
  expect(chartQuery('{ "data": ', 'a.vl.json')).toEqual({ path: null, parameters: {} });
  expect(chartQuery(naming('rows.csv'), 'a.vl.json').path).toBeNull();
  expect(chartQuery('[]', 'a.vl.json').path).toBeNull();
});

test('a chart gives values to the parameters of its query', () => {
  const params = { measure: 'ae_4h', target: 95, open: null, last: true };
  const text = JSON.stringify({ usermeta: { query: { params } } });
  expect(chartQuery(text, 'a.vl.json').parameters).toEqual({
    measure: 'ae_4h',
    target: '95',
    open: null,
    last: 'true',
  });
});
