import { expect, test } from 'vitest';
import { dateText } from '../../../../renderer/adapters/grid/dateText';

test.each([
  ['2024-03-01', '2024-03-01', '1 Mar 2024', '01/03/2024'],
  [
    '2024-12-31 23:59:59.5+00',
    '2024-12-31 23:59:59.5+00',
    '31 Dec 2024 23:59:59.5+00',
    '31/12/2024 23:59:59.5+00',
  ],
  ['0044-03-15 (BC)', '0044-03-15 (BC)', '15 Mar 0044 (BC)', '15/03/0044 (BC)'],
  ['infinity', 'infinity', 'infinity', 'infinity'],
  ['12:30:00', '12:30:00', '12:30:00', '12:30:00'],
])('%s as dates are liked', (text, iso, words, numeric) => {
  expect([dateText(text, 'iso'), dateText(text, 'words'), dateText(text, 'numeric')]).toEqual([
    iso,
    words,
    numeric,
  ]);
});
