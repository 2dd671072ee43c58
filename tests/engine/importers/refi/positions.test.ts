import { describe, expect, test } from 'vitest';
import { conventions, nameOf } from '../../../../main/engine/importers/positions/convention';
import type { Convention } from '../../../../main/engine/importers/positions/convention';
import { refi } from '../../../../main/engine/importers/refi/refi.reader';
import { codingsOf, sourceOf } from '../qdaFixtures';
import { guid, projectXml, selection, writeZip } from '../writeZip';

const lines = Array.from(
  { length: 40 },
  (_, index) => `Line ${index} says 🙂 that the ward was busy 👩🏽‍⚕️ again; nobody knew why number ${index}.`,
);
const stored = `${lines.join('\n')}\n`;

/** Words of the text, as code points and as a convention counts them. */
function words(convention: Convention): { at: string; start: number; end: number }[] {
  const counts = (text: string) =>
    (convention.unit === 'utf16' ? text.length : Array.from(text).length) +
    (convention.lineBreak === 2 ? text.split('\n').length - 1 : 0) +
    convention.mark;
  return [...stored.matchAll(/(the ward was busy|nobody knew why)/g)].map(({ index, 0: word }) => {
    const points = Array.from(stored.slice(0, index)).length;
    return {
      at: `${points}–${points + word.length}`,
      start: counts(stored.slice(0, index)),
      end: counts(stored.slice(0, index + word.length)),
    };
  });
}

async function project(convention: Convention, origin: string, file: string) {
  const selections = words(convention).map(({ start, end }) => selection(start, end));
  const sources = `<Sources><TextSource guid="${guid()}" name="T" plainTextPath="internal://t.txt">${selections.join('')}</TextSource></Sources>`;
  return writeZip('p.qdpx', { 'project.qde': projectXml(sources, origin), 'sources/t.txt': file });
}

describe('how positions count', () => {
  test.each(conventions.map(convention => [nameOf(convention), convention] as const))(
    '%s is found out from the text, whatever program says it wrote it',
    async (name, convention) => {
      for (const origin of ['NVivo for Windows', 'ATLAS.ti', 'Nobody']) {
        const file = await project(convention, origin, `\uFEFF${stored.replaceAll('\n', '\r\n')}`);
        const read = await refi.read(sourceOf(file));
        expect(codingsOf(read, ['at']), origin).toEqual(
          words(convention)
            .map(({ at }) => at)
            .sort(),
        );
        expect(read.doubts).toEqual([]);
        expect(read.documents[0]?.text).toBe(stored);
        expect(name).toContain(convention.unit);
      }
    },
  );

  test('line breaks that count two are found out in a file that has line feeds alone', async () => {
    const convention: Convention = { unit: 'code_point', lineBreak: 2, mark: 0 };
    const read = await refi.read(sourceOf(await project(convention, 'MAXQDA', stored)));
    expect(codingsOf(read, ['at'])).toEqual(
      words(convention)
        .map(({ at }) => at)
        .sort(),
    );
  });

  test('a person may say how they count', async () => {
    const convention: Convention = { unit: 'utf16', lineBreak: 2, mark: 0 };
    const file = await project(convention, 'NVivo', stored.replaceAll('\n', '\r\n'));
    const otherwise = await refi.read(sourceOf(file, 'code_point,crlf1,bom0'));
    expect(otherwise.codings[9]?.start).toBe(otherwise.codings[9]?.raw?.start);
    await expect(refi.read(sourceOf(file, 'by the inch'))).rejects.toThrow(
      /Use one of: code_point,crlf1,bom0/,
    );
  });

  test('positions that two ways read equally well are asked about, with quotations', async () => {
    const text = `🙂${'ab'.repeat(30)}\n`;
    const selections = [4, 8, 12, 16].map(at => selection(at, at + 1)).join('');
    const sources = `<Sources><TextSource guid="${guid()}" name="T"><PlainTextContent>${text}</PlainTextContent>${selections}</TextSource></Sources>`;
    const file = await writeZip('p.qdpx', { 'project.qde': projectXml(sources) });
    const doubtful = await refi.read(sourceOf(file));
    expect(doubtful.codings).toHaveLength(4);
    expect(doubtful.doubts[0]?.choices.length).toBeGreaterThan(1);
    expect(doubtful.doubts[0]?.choices[0]?.quotes.length).toBeGreaterThan(0);
    expect(doubtful.notes.join()).toContain('not sure');
  });

  test('two hundred documents with twenty thousand codings are all in their place', async () => {
    const text = stored.repeat(3).replaceAll('\n', '\r\n');
    const parts: Record<string, string> = {};
    const all = words({ unit: 'utf16', lineBreak: 2, mark: 0 });
    const sources = Array.from({ length: 200 }, (_, index) => {
      parts[`sources/${index}.txt`] = text;
      const selections = Array.from({ length: 100 }, (__, at) => all[at % all.length])
        .map(one => selection(one?.start ?? 0, one?.end ?? 1))
        .join('');
      return `<TextSource guid="${guid()}" name="T${index}" plainTextPath="internal://${index}.txt">${selections}</TextSource>`;
    });
    parts['project.qde'] = projectXml(`<Sources>${sources.join('')}</Sources>`, 'NVivo');
    const file = await writeZip('p.qdpx', parts);
    const read = await refi.read(sourceOf(file));
    expect(read.codings).toHaveLength(20_000);
    expect(read.doubts).toEqual([]);
  });
});
