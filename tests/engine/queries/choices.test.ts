import { expect, test } from 'vitest';
import { startEngine, studyOf } from '../openStudy';

test('what there is to choose from is a query’s first column, under the labels of its second', async () => {
  const ask = startEngine();
  await ask('study.open', {
    folder: studyOf({ 'wards.csv': 'ward,name,opened\nw1,Ward 1,2020-01-31\nw2,,\n' }),
  });
  expect(await ask('query.choices', { sql: 'SELECT ward, name FROM wards ORDER BY ward' })).toEqual({
    choices: [
      { value: 'w1', label: 'Ward 1' },
      { value: 'w2', label: 'w2' },
    ],
    more: false,
  });
  const [dates, many, none] = await Promise.all([
    ask('query.choices', { sql: 'SELECT opened FROM wards ORDER BY ward' }),
    ask('query.choices', { sql: 'FROM range(1001)' }),
    ask('query.choices', { sql: 'SELECT ward FROM wards WHERE false' }),
  ]);
  expect(dates.choices).toEqual([
    { value: '2020-01-31', label: '2020-01-31' },
    { value: null, label: 'NULL' },
  ]);
  expect([many.choices.length, many.more]).toEqual([1000, true]);
  expect(none).toEqual({ choices: [], more: false });
  await expect(ask('query.choices', { sql: 'SELECT nope FROM wards' })).rejects.toThrow('nope');
  await expect(ask('query.choices', { sql: 'DROP VIEW study.main.wards' })).rejects.toThrow();
});
