import { expect, test } from 'vitest';
import { fileCrumbs, placeCrumbs } from '../../../renderer/workbench/crumbs';
import { placesIn } from '../../../renderer/workbench/placesIn';

const shown = (path: string) =>
  fileCrumbs(path).map(({ label, within, id }) => `${label} in ${within} as ${id}`);

test('each folder, then the file, with what lists its siblings', () => {
  expect(shown('analyses/views/late.sql')).toEqual([
    'analyses in  as analyses/',
    'views in analyses/ as analyses/views/',
    'late.sql in analyses/views/ as analyses/views/late.sql',
  ]);
  expect(shown('library:spc/spc.sql')).toEqual([
    'Shipped analyses in library: as analysis:spc',
    'spc in library: as analysis:spc',
    'spc.sql in library:spc/ as library:spc/spc.sql',
  ]);
  expect(shown('user:settings.json')).toEqual([
    'Your own in user: as user:settings.json',
    'settings.json in user: as user:settings.json',
  ]);
  expect(shown('untitled:query-2.sql')).toEqual(['query-2.sql in untitled: as untitled:query-2.sql']);
});

test('the places that hold the caret; a part that leads to them where none does; nothing where there are none', () => {
  const places = placesIn('a.md', '# One\n## Two');
  expect(placeCrumbs(places, places).map(({ label }) => label)).toEqual(['One', 'Two']);
  expect(placeCrumbs(places, []).map(({ label }) => label)).toEqual(['…']);
  expect(placeCrumbs([], [])).toEqual([]);
});
