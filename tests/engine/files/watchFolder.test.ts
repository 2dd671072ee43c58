import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine, studyOf, textRows } from '../openStudy';

const files = {
  'study.yaml': 'title: T\nload:\n  a: { from: data/a*.csv }\n',
  'data/a.csv': 'n\n1\n',
};

async function open() {
  const folder = studyOf(files);
  const ask = startEngine();
  await ask('study.open', { folder });
  // The watch over the folder begins once it has been looked through.
  await new Promise(resume => setTimeout(resume, 300));
  const sum = async () => (await textRows(ask, 'SELECT coalesce(sum(n), 0)::BIGINT FROM a'))[0]?.[0];
  return { folder, sum };
}

test('a source edited, added, renamed or deleted by another program is loaded at once', async () => {
  const { folder, sum } = await open();
  const a = join(folder, 'data/a.csv');
  writeFileSync(a, 'n\n1\n2\n');
  await expect.poll(sum, { timeout: 20_000 }).toBe('3');
  writeFileSync(join(folder, 'data/a2.csv'), 'n\n10\n');
  await expect.poll(sum, { timeout: 20_000 }).toBe('13');
  rmSync(a);
  await expect.poll(sum, { timeout: 20_000 }).toBe('10');
  writeFileSync(a, 'n\n4\n');
  await expect.poll(sum, { timeout: 20_000 }).toBe('14');
  renameSync(join(folder, 'data/a2.csv'), join(folder, 'data/b.csv'));
  await expect.poll(sum, { timeout: 20_000 }).toBe('4');
});

test('a file that another program has half written is not read half', async () => {
  const { folder, sum } = await open();
  const handle = openSync(join(folder, 'data/a.csv'), 'w');
  writeSync(handle, 'n\n5\n');
  await new Promise(resume => setTimeout(resume, 1500));
  expect(await sum()).toBe('1');
  writeSync(handle, '6\n');
  closeSync(handle);
  await expect.poll(sum, { timeout: 4000 }).toBe('11');
});
