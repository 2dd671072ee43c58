import { expect, test } from 'vitest';
import { fuzzyMatch } from '../../../renderer/components/fuzzyMatch';
import { pick } from '../../../renderer/components/pick';

test.each([
  ['axm', 'ae-xmr.sql', [0, 3, 4]],
  ['AE', 'data/ae_attendances.csv', [5, 6]],
  ['scc', 'View: Show all commands', null],
  ['toggle theme', 'Theme: Toggle', null],
  ['(', 'f(x)', [1]],
])('%s in %s', (typed, text, positions) => {
  expect(fuzzyMatch(typed, text)?.positions ?? null).toEqual(positions);
});

test('nothing typed matches everything alike', () => {
  expect(fuzzyMatch('  ', 'anything')).toEqual({ score: 0, positions: [] });
});

const best = (typed: string, ...labels: readonly string[]) =>
  pick(
    typed,
    labels.map(label => ({ id: label, label })),
  )[0]?.item.label;

test('letters in a row beat letters apart, word starts beat middles, short beats long', () => {
  expect(best('plan', 'place-names.sql', 'plan.sql')).toBe('plan.sql');
  expect(best('gf', 'Editor: Group of four', 'Go: Go to file')).toBe('Go: Go to file');
  expect(best('ae', 'ae-quarterly-by-trust.sql', 'ae.sql')).toBe('ae.sql');
});

test('a name beats a folder, and a folder is found too', () => {
  const items = [
    { id: '1', label: 'trusts.csv', detail: 'data' },
    { id: '2', label: 'data.csv', detail: 'x' },
  ];
  expect(pick('data', items).map(({ item }) => item.id)).toEqual(['2', '1']);
});
