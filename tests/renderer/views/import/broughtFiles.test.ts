import { expect, test } from 'vitest';
import { chosen, walk } from '../../../../renderer/views/import/broughtFiles';
import type { Entry } from '../../../../renderer/views/import/broughtFiles';

const file = (name: string): Entry => ({
  isFile: true,
  name,
  file: take => {
    take(new Blob([name]));
  },
});

/** A folder that gives its entries a few at a time, as browsers do. */
const folder = (name: string, entries: readonly Entry[], batch = 2): Entry => ({
  isFile: false,
  name,
  createReader: () => {
    let at = 0;
    return {
      readEntries: take => {
        take(entries.slice(at, (at += batch)));
      },
    };
  },
});

const names = (brought: Awaited<ReturnType<typeof walk>>) => brought.files.map(({ name }) => name);

test('folders are walked to the end, and files keep the path they had in them', async () => {
  const inner = folder('interviews', [file('b.docx'), file('a.docx'), file('c10.docx'), file('c9.docx')]);
  const brought = await walk([folder('study', [inner, file('cases.csv')]), file('loose.xlsx')]);
  expect(names(brought)).toEqual([
    'loose.xlsx',
    'study/cases.csv',
    'study/interviews/a.docx',
    'study/interviews/b.docx',
    'study/interviews/c9.docx',
    'study/interviews/c10.docx',
  ]);
});

test('what systems leave in folders is passed over and named', async () => {
  const left = ['.DS_Store', 'Thumbs.db', '~$notes.docx', 'desktop.ini'];
  const brought = await walk([folder('f', [...left.map(file), file('a.csv')])]);
  expect(names(brought)).toEqual(['f/a.csv']);
  expect([...brought.passedOver].sort()).toEqual(left.map(name => `f/${name}`).sort());
});

test('a QualCoder folder is one document: its database is taken, and what belongs to it is named', async () => {
  const inside = [file('data.qda'), folder('documents', [file('a.txt')]), folder('images', [])];
  const brought = await walk([folder('f', [folder('project.qda', inside), file('b.csv')])]);
  expect(names(brought)).toEqual(['f/b.csv', 'f/project.qda/data.qda']);
  expect([...brought.passedOver].sort()).toEqual(['f/project.qda/documents', 'f/project.qda/images']);
});

test('more files than anyone means to import are refused with a word on what to do', async () => {
  const many = Array.from({ length: 5001 }, (_, index) => file(`${index}.csv`));
  await expect(walk([folder('all', many, 1000)])).rejects.toThrow('more than 5,000 files');
});

test('a file that cannot be read fails by its name', async () => {
  const locked: Entry = {
    isFile: true,
    name: 'locked.csv',
    file: (_take, fail) => {
      fail(new DOMException('no'));
    },
  };
  await expect(walk([locked])).rejects.toThrow('locked.csv cannot be read');
});

test('a chosen folder’s hidden files are passed over too, wherever they are in it', () => {
  const of = (path: string) =>
    Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', {
      value: path,
    });
  const brought = chosen([
    of('f/a.csv'),
    of('f/.git/config'),
    of(''),
    of('f/p.qda/data.qda'),
    of('f/p.qda/documents/a.txt'),
  ]);
  expect(brought.files.map(({ name }) => name)).toEqual(['', 'f/a.csv', 'f/p.qda/data.qda']);
  expect(brought.passedOver).toEqual(['f/.git/config', 'f/p.qda/documents/a.txt']);
});
