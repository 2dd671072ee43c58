import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { namedStudy, ownSampleStudy } from '../../main/desktop/startStudy';

const here = resolve('/work-place');

test.each([
  ['nothing', ['electron', 'index.cjs'], null],
  ['the option', ['electron', '--no-sandbox', 'index.cjs', '--study=../other'], resolve('/other')],
  ['a path with spaces', ['electron', 'index.cjs', '--study=my study'], join(here, 'my study')],
  ['an empty option', ['electron', 'index.cjs', '--study='], null],
])('from source, %s names the study', (_what, words, study) => {
  expect(namedStudy(words, here, { packaged: false, root: here })).toBe(study);
});

test.each([
  ['the first plain word', ['golden-thread', '--no-sandbox', 'leeds', 'more'], join(here, 'leeds')],
  ['the option before a plain word', ['golden-thread', 'leeds', '--study=sath'], join(here, 'sath')],
  ['nothing', ['golden-thread', '--no-sandbox'], null],
])('in a package, %s names the study', (_what, words, study) => {
  expect(namedStudy(words, here, { packaged: true, root: here })).toBe(study);
});

test('from source, a folder that is not the program’s own names the study', () => {
  const root = resolve(import.meta.dirname, '../..');
  const words = ['electron', '--no-sandbox', '-r', 'loader.js', '.', 'sample-data', '--other'];
  expect(namedStudy(words, root, { packaged: false, root })).toBe(join(root, 'sample-data'));
  expect(namedStudy(words.slice(0, 5), root, { packaged: false, root })).toBe(null);
});

test('a package’s sample study is copied once to where the person may change it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'golden-thread-sample-'));
  const sampleStudy = join(folder, 'shipped');
  mkdirSync(sampleStudy);
  writeFileSync(join(sampleStudy, 'study.yaml'), 'title: As shipped');
  expect(ownSampleStudy({ sampleStudy, packaged: false }, folder)).toBe(sampleStudy);
  const copy = ownSampleStudy({ sampleStudy, packaged: true }, folder);
  expect(copy).toBe(join(folder, 'sample-study'));
  writeFileSync(join(copy, 'study.yaml'), 'title: Mine');
  expect(ownSampleStudy({ sampleStudy, packaged: true }, folder)).toBe(copy);
  expect(readFileSync(join(copy, 'study.yaml'), 'utf8')).toBe('title: Mine');
  expect(existsSync(join(sampleStudy, 'study.yaml'))).toBe(true);
  rmSync(folder, { recursive: true });
});
