import { expect, test } from 'vitest';
import { readDescription } from '../../../main/engine/study/description';

const read = (text: string) => readDescription(text);

test('the settings are read as they are written', () => {
  const { privacy, problems } = read(`title: T
privacy:
  smallest_count: 5
  round_to: 5
  secondary_suppression: true
  counts: [nurses, 007]
  anonymise_cases: true
  role_bands: { chief executive: executive, 12: band }
`);
  expect(problems).toEqual([]);
  expect(privacy).toEqual({
    smallestCount: 5,
    roundTo: 5,
    secondarySuppression: true,
    counts: ['nurses', '007'],
    anonymiseCases: true,
    roleBands: { 'chief executive': 'executive', '12': 'band' },
    problem: null,
  });
});

test.each(['title: T', 'privacy:', ''])('“%s” asks for nothing', text => {
  expect(read(text).privacy).toBeNull();
});

test.each([
  ['privacy: { smallest_count: five }', 'smallest_count must be a whole number from 2'],
  ['privacy: { smallest_count: 0 }', 'smallest_count must be a whole number from 2'],
  ['privacy: { round_to: 2.5 }', 'round_to must be a whole number from 2'],
  ['privacy: { secondary_suppression: yes please }', 'secondary_suppression must be true or false'],
  ['privacy: { counts: staff }', 'counts must be a list'],
  ['privacy: { role_bands: [a] }', 'role_bands must be pairs'],
  ['privacy: { anonymise_cases: }', 'anonymise_cases must be true or false'],
  ['privacy: { smalest_count: 5 }', 'there is no setting “smalest_count”'],
  ['privacy: { toString: 5 }', 'there is no setting “toString”'],
  ['privacy: strict', 'it must have settings'],
])('%s is a problem with its line, and stays in the settings', (text, message) => {
  const { privacy, problems } = read(`title: T\n${text}\n`);
  expect(problems[0]?.message).toContain(message);
  expect(problems[0]?.place).toMatchObject({ path: 'study.yaml', line: 2 });
  expect(privacy?.problem).toContain(message);
});

test('a study.yaml that is not YAML gives no leave to export', () => {
  expect(read('title: "T\nprivacy: { smallest_count: 5 }').privacy?.problem).toBe(
    'study.yaml is not valid YAML',
  );
});
