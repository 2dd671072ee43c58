import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Changes } from '../../../main/engine/files/changes';
import { keepVersion, listKeptFiles, listVersions, readVersion } from '../../../main/engine/files/history';
import { readText, writeText } from '../../../main/engine/files/texts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-history-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const texts = async (path: string) => {
  const versions = await listVersions(folder, path);
  return Promise.all(versions.map(async ({ id, cause }) => [cause, await readVersion(folder, path, id)]));
};

describe('the versions of a file', () => {
  test('are what was found, and every text that was saved, the newest first', async () => {
    writeFileSync(join(folder, 'a.md'), 'found');
    const first = await writeText(folder, 'a.md', 'one', (await readText(folder, 'a.md')).version);
    const second = await writeText(folder, 'a.md', 'two', first.version);
    await writeText(folder, 'a.md', 'two', second.version);
    expect(await texts('a.md')).toEqual([
      ['saved', 'two'],
      ['saved', 'one'],
      ['before', 'found'],
    ]);
  });

  test('hold what another program wrote in between, before it is written over', async () => {
    const first = await writeText(folder, 'a.md', 'one', null);
    writeFileSync(join(folder, 'a.md'), 'theirs');
    await expect(writeText(folder, 'a.md', 'two', first.version)).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('theirs');
    const { version } = await readText(folder, 'a.md');
    await writeText(folder, 'a.md', 'two', version);
    expect((await texts('a.md')).map(([, text]) => text)).toEqual(['two', 'theirs', 'one']);
  });

  test('keep every letter, and say when and how long', async () => {
    const text = 'Zoë’s £5\r\n\u{1F600}\n';
    const before = Date.now();
    await keepVersion(folder, 'notes/ä b.md', text, 'discarded');
    const [version] = await listVersions(folder, 'notes/ä b.md');
    expect(version).toMatchObject({ cause: 'discarded', characters: text.length });
    expect(version?.at).toBeGreaterThanOrEqual(before);
    expect(await texts('notes/ä b.md')).toEqual([['discarded', text]]);
  });

  test('are in the order they were kept, however fast', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await keepVersion(folder, 'a.sql', text, 'saved');
    expect((await texts('a.sql')).map(([, text]) => text)).toEqual(['5', '4', '3', '2', '1']);
  });

  test('are a hundred at most, the newest', async () => {
    for (let number = 0; number < 105; number += 1)
      await keepVersion(folder, 'a.sql', String(number), 'saved');
    const kept = await texts('a.sql');
    expect(kept).toHaveLength(100);
    expect([kept[0]?.[1], kept.at(-1)?.[1]]).toEqual(['104', '5']);
  });

  test('outlive the file, and are found without it', async () => {
    await writeText(folder, 'gone.sql', 'SELECT 1', null);
    await keepVersion(folder, 'untitled:query.sql', 'SELECT 2', 'discarded');
    rmSync(join(folder, 'gone.sql'));
    expect((await listKeptFiles(folder)).map(({ path }) => path)).toEqual(['untitled:query.sql', 'gone.sql']);
    expect(await texts('gone.sql')).toEqual([['saved', 'SELECT 1']]);
  });

  test('that are no longer kept, or never were, say so', async () => {
    await keepVersion(folder, 'a.sql', '1', 'saved');
    for (const id of ['../../../etc/passwd', '000000000000001-saved-1-00000000.txt'])
      await expect(readVersion(folder, 'a.sql', id)).rejects.toMatchObject({ code: 'lost' });
    expect(await listVersions(folder, 'b.sql')).toEqual([]);
  });

  test('hold what an import wrote over', async () => {
    writeFileSync(join(folder, 'study.yaml'), 'title: Before');
    writeFileSync(join(folder, 'rows.csv'), 'a\n1');
    const changes = new Changes(folder, join(folder, '.golden-thread'));
    await changes.make('Import', [
      { path: 'study.yaml', contents: 'title: After' },
      { path: 'rows.csv', contents: 'a\n2' },
    ]);
    expect(await texts('study.yaml')).toEqual([['import', 'title: Before']]);
    expect(await listVersions(folder, 'rows.csv')).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['.golden-thread', 'rows.csv', 'study.yaml']);
  });
});
