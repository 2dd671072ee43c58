import { expect, test } from 'vitest';
import type { ImportQuestion } from '../../../../main/contract/importing';
import { idle, reduceImport } from '../../../../renderer/views/import/importing';
import type { ImportAction, Importing } from '../../../../renderer/views/import/importing';
import { hindranceOf, standingOf, summaryOf } from '../../../../renderer/views/import/standing';
import { inspection, plan, preview } from './fixtures';

const after = (...actions: readonly ImportAction[]): Importing => actions.reduce(reduceImport, idle);

const one = plan();
const dates: ImportQuestion = { about: 'dates', column: 'seen', examples: ['03/04/2024'] };
const cases = (...values: readonly string[]): ImportQuestion => ({
  about: 'cases',
  column: 'case_id',
  unknown: values.map(value => ({ value, rows: 1, likely: null })),
});

const brought: readonly ImportAction[] = [
  { type: 'opened' },
  { type: 'files.added', files: [{ id: 1, name: 'visits.csv', bytes: 10 }], passedOver: [] },
  { type: 'file.recognised', id: 1, inspection: inspection({ plan: one }) },
];
const looked = (questions: readonly ImportQuestion[], about = one): ImportAction => ({
  type: 'plan.looked',
  id: 1,
  look: { plan: about, preview: preview({ questions }), failure: null },
});
const standing = (state: Importing) => state.files.map(standingOf);

test('the first file brought is the one selected, and more files keep the selection', () => {
  const state = after(...brought, {
    type: 'files.added',
    files: [{ id: 2, name: 'b.csv', bytes: 1 }],
    passedOver: ['.DS_Store'],
  });
  expect(state.selected).toBe(1);
  expect(summaryOf(state)).toBe('0 of 2 files ready · 1 passed over (.DS_Store)');
});

test('files of one name from several folders do not end up on the same path', () => {
  const second: readonly ImportAction[] = [
    { type: 'files.added', files: [{ id: 2, name: 'b/visits.csv', bytes: 10 }], passedOver: [] },
    { type: 'file.recognised', id: 2, inspection: inspection({ plan: plan({ target: 'data/Visits.csv' }) }) },
  ];
  const targets = after(...brought, ...second).files.map(file => file.plan?.target);
  expect(targets).toEqual(['data/visits.csv', 'data/Visits 2.csv']);
});

test('nothing can be imported before every file has been looked at', () => {
  expect(hindranceOf(after({ type: 'opened' }))).toBe('Choose files first.');
  expect(hindranceOf(after(...brought))).toBe('1 file is still being read.');
  expect(hindranceOf(after(...brought, looked([])))).toBeNull();
});

test('a question keeps the import from beginning until it is answered', () => {
  const asking = after(...brought, looked([dates]));
  expect(standing(asking)).toEqual(['asks']);
  expect(hindranceOf(asking)).toBe('1 file needs an answer before anything is written.');
  const answered = plan({ dates: 'day_first' });
  const state = [{ type: 'plan.changed', id: 1, plan: answered } as const, looked([], answered)].reduce(
    reduceImport,
    asking,
  );
  expect(hindranceOf(state)).toBeNull();
  expect(state.files[0]?.asked).toEqual([dates]);
  expect(state.touched).toBe(true);
});

test('an answer about a plan that has changed since is not taken for one about the plan now', () => {
  const changed = plan({ table: 'other' });
  const state = after(...brought, { type: 'plan.changed', id: 1, plan: changed }, looked([]));
  expect(standing(state)).toEqual(['busy']);
  expect(state.files[0]?.look).toBeNull();
});

test('values answered for stay among those asked about, so that the answer can be changed', () => {
  const answered = plan({ values: { case_id: { Leeds: 'LTHT' } } });
  const state = after(
    ...brought,
    looked([cases('Leeds', 'Nowhere')]),
    { type: 'plan.changed', id: 1, plan: answered },
    looked([cases('Nowhere')], answered),
  );
  expect(standing(state)).toEqual(['asks']);
  expect(state.files[0]?.asked).toEqual([cases('Leeds', 'Nowhere')]);
});

test('a value named like something every object has is a question all the same', () => {
  expect(standing(after(...brought, looked([cases('constructor')])))).toEqual(['asks']);
});

test('reading the file in another way begins its questions anew', () => {
  const other = plan({ table: 'outcomes', dates: 'day_first' });
  const state = after(
    ...brought,
    looked([dates]),
    { type: 'plan.changed', id: 1, plan: other },
    looked([], other),
  );
  expect(state.files[0]?.asked).toEqual([]);
});

test('what cannot be imported as chosen stands in the way, what is refused or left out does not', () => {
  const failed = after(...brought, {
    type: 'plan.looked',
    id: 1,
    look: { plan: one, preview: null, failure: { code: 'file', message: 'No such sheet.' } },
  });
  expect(hindranceOf(failed)).toContain('cannot be imported as chosen');
  const left = reduceImport(failed, { type: 'file.leftOut', id: 1, leftOut: true });
  expect(standing(left)).toEqual(['leftOut']);
  expect(hindranceOf(left)).toBe('None of these files can be imported.');
  const refused = after(...brought.slice(0, 2), {
    type: 'file.recognised',
    id: 1,
    inspection: inspection({ refused: 'It is encrypted. Save it without a password.' }),
  });
  expect(standing(refused)).toEqual(['refused']);
});

test('rows that do not fit are counted before anything is written', () => {
  const state = after(...brought, {
    type: 'plan.looked',
    id: 1,
    look: { plan: one, preview: preview({ rejectedRows: 1234 }), failure: null },
  });
  expect(summaryOf(state)).toBe('1 of 1 file ready · 1,234 rows do not fit');
});

test('a failed import is back at the choices, with everything as it was chosen', () => {
  const before = after(...brought, looked([]));
  const state = [
    { type: 'run.began' } as const,
    { type: 'failed', failure: { code: 'file', message: 'The disk is full.' } } as const,
  ].reduce(reduceImport, before);
  expect(state.stage).toBe('choosing');
  expect(state.files).toEqual(before.files);
  expect(state.failure?.message).toBe('The disk is full.');
});
