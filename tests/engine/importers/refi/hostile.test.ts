import { statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refi } from '../../../../main/engine/importers/refi/refi.reader';
import { sourceOf } from '../qdaFixtures';
import { coding, guid, projectXml, selection, writeFile, writeZip } from '../writeZip';

const read = async (parts: Readonly<Record<string, string | Uint8Array>>) =>
  refi.read(sourceOf(await writeZip('p.qdpx', parts)));

const text = (inner: string, content = 'One two three.') =>
  `<Sources><TextSource guid="${guid()}" name="T"><PlainTextContent>${content}</PlainTextContent>${inner}</TextSource></Sources>`;

describe('files made to harm, or broken', () => {
  test('a file that would unpack to two hundred times its size is refused before it is unpacked', async () => {
    const file = await writeZip('bomb.qdpx', {
      'project.qde': projectXml(''),
      'sources/bomb.txt': new Uint8Array(104 * 1_048_576),
    });
    expect(statSync(file).size).toBeLessThan(1_048_576);
    await expect(refi.read(sourceOf(file))).rejects.toMatchObject({
      code: 'file',
      message: expect.stringContaining('would unpack to more than is safe') as string,
    });
  });

  test('a large video does not keep a project from being read', async () => {
    const video = Buffer.alloc(104 * 1_048_576);
    const project = await read({ 'project.qde': projectXml(text(selection(0, 3))), 'sources/v.mp4': video });
    expect(project.codings).toHaveLength(1);
  });

  test.each([
    ['empty', '', /no zip file|cut short/],
    ['a plain text', 'Dear all', /no zip file|cut short/],
  ])('a file that is %s is refused', async (_, contents, message) => {
    await expect(refi.read(sourceOf(writeFile('p.qdpx', contents)))).rejects.toThrow(message);
  });

  test.each([
    ['XML that breaks off', projectXml('').slice(0, -8), /not whole/],
    [
      'XML of something else',
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      /no REFI-QDA file: its XML is a “html”/,
    ],
    [
      'a document type',
      `<!DOCTYPE a SYSTEM "file:///etc/passwd">${projectXml('').slice(38)}`,
      /document type/,
    ],
    ['an entity of its own', projectXml('<Description>&secret;</Description>'), /not whole/],
    ['characters that are no UTF-8', Buffer.from([0x3c, 0x50, 0xff, 0xfe, 0xfd]), /not utf-8/],
    ['elements nested beyond reason', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, /nested too deeply/],
  ])('%s is refused', async (_, xml, message) => {
    await expect(read({ 'project.qde': xml })).rejects.toThrow(message);
  });

  test('two projects in one file are refused by name', async () => {
    await expect(read({ 'a.qde': projectXml(''), 'b.qde': projectXml('') })).rejects.toThrow(
      /holds 2 projects \(a\.qde, b\.qde\)/,
    );
  });

  test('a codebook that is cut short says where', async () => {
    const file = writeFile('c.qdc', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0">\n<Codes>\n<Code');
    await expect(refi.read(sourceOf(file))).rejects.toMatchObject({ place: { path: 'c.qdc', line: 3 } });
  });

  test('a path that leads out of the archive only ever finds a file of the archive', async () => {
    const outside = writeFile('secret.txt', 'Outside.');
    writeFileSync(outside, 'Outside.');
    const source = `<Sources><TextSource guid="${guid()}" name="T" plainTextPath="absolute://${outside}"/></Sources>`;
    const project = await read({ 'project.qde': projectXml(source) });
    expect(project.documents).toEqual([]);
    expect(project.rejects[0]?.reason).toMatch(/^Missing file/);
  });
});

describe('habits that the schema does not allow', () => {
  test('prefixed elements, any order, braces and capitals in GUIDs, another name of the project file', async () => {
    const xml = `<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="P"><q:Sources><q:TextSource guid="{ABCDEF00-0000-0000-0000-000000000001}" name="T">${selection(0, 3, '<q:Coding guid="abcdef00-0000-0000-0000-000000000009"><q:CodeRef targetGUID="{ABCDEF00-0000-0000-0000-00000000000C}"/></q:Coding>').replaceAll('PlainTextSelection', 'q:PlainTextSelection')}<q:PlainTextContent>One two</q:PlainTextContent></q:TextSource></q:Sources><q:CodeBook><q:Codes><q:Code guid="abcdef00-0000-0000-0000-00000000000c" name="C" color="#abc"/></q:Codes></q:CodeBook></q:Project>`;
    const project = await read({ 'Trial.QDE': xml });
    expect(project.codings).toMatchObject([
      { start: 0, end: 3, codeId: 'abcdef00-0000-0000-0000-00000000000c' },
    ]);
    expect(project.codes).toMatchObject([{ colour: '#AABBCC', codable: true }]);
    expect(project.notes.join()).not.toContain('does not say that it is REFI-QDA');
  });

  test('UTF-16 XML is read, and characters that XML forbids are told', async () => {
    const xml = projectXml(text(selection(0, 3), 'One&#x1;two \u0002three')).replace('utf-8', 'utf-16');
    const project = await read({ 'project.qde': Buffer.from(`\uFEFF${xml}`, 'utf16le') });
    expect(project.documents[0]?.text).toBe('One\uFFFDtwo \uFFFDthree');
    expect(project.notes[0]).toMatch(/^2 characters that XML forbids/);
  });

  test('files are found in any case, in any folder, and by the GUID of their text', async () => {
    const id = guid();
    const sources = `<Sources><TextSource guid="${guid()}" name="A" plainTextPath="relative:///Some\\Folder\\TEXT.txt"/><TextSource guid="${id}" name="B" plainTextPath="internal://renamed.txt"/></Sources>`;
    const project = await read({
      'project.qde': projectXml(sources),
      'SOURCES/Text.TXT': 'Alpha',
      [`Sources/${id.toUpperCase()}.txt`]: 'Beta',
    });
    expect(project.documents.map(one => one.text)).toEqual(['Alpha', 'Beta']);
  });

  test('texts lose their mark and their carriage returns and nothing else', async () => {
    const kept = 'Cafe\u0301 \u212B\u00A0 end \n';
    const source = `<Sources><TextSource guid="${guid()}" name="A" plainTextPath="internal://a.txt"/><TextSource guid="${guid()}" name="B" plainTextPath="internal://b.txt"/><TextSource guid="${guid()}" name="C" plainTextPath="internal://c.txt"/></Sources>`;
    const project = await read({
      'project.qde': projectXml(source),
      'sources/a.txt': `\uFEFF${kept.replaceAll('\n', '\r\n')}`,
      'sources/b.txt': Buffer.from(`\uFEFF${kept}`, 'utf16le'),
      'sources/c.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0d]),
    });
    expect(project.documents.map(one => one.text)).toEqual([kept, kept, 'café\n']);
    expect(project.notes.join()).toContain('C: the text is not UTF-8');
  });

  test('a coding to a case makes the document its own only where it is all of the document', async () => {
    const [one, two] = [guid(), guid()];
    const cases = `<Cases><Case guid="${one}" name="Whole"/><Case guid="${two}" name="Part"/></Cases>`;
    const project = await read({
      'project.qde': projectXml(cases + text(selection(0, 14, coding(one)) + selection(0, 3, coding(two)))),
    });
    expect(project.codings).toEqual([]);
    expect(project.rejects).toEqual([]);
    expect(project.cases.map(({ documentIds }) => documentIds.length)).toEqual([1, 0]);
    expect(project.losses).toMatchObject([{ what: 'Passages that belong to a case', count: 1 }]);
  });

  test('a link from a note makes it a memo of what it leads to', async () => {
    const [note, picked] = [guid(), guid()];
    const rest = `${text(`<PlainTextSelection guid="${picked}" startPosition="4" endPosition="7"/>`)}<Notes><Note guid="${note}" name="N"><PlainTextContent>See also</PlainTextContent></Note></Notes><Links><Link guid="${guid()}" originGUID="${picked.toUpperCase()}" targetGUID="${note}"/></Links>`;
    const project = await read({ 'project.qde': projectXml(rest) });
    expect(project.memos).toMatchObject([
      { title: 'N', text: 'See also', target: { kind: 'segment', start: 4, end: 7 } },
    ]);
  });

  test('two codings of a selection share its description as a memo of the stretch', async () => {
    const inner = `<Description>Look</Description>${coding()}${coding()}`;
    const project = await read({ 'project.qde': projectXml(text(selection(0, 3, inner))) });
    expect(project.codings.map(({ memo }) => memo)).toEqual([null, null]);
    expect(project.memos).toMatchObject([{ text: 'Look', target: { kind: 'segment', start: 0, end: 3 } }]);
  });

  test('people and ids that the file gives twice or not at all are kept apart and kept', async () => {
    const twice = `<Coding guid="${guid()}" creatingUser="aaaaaaaa-0000-0000-0000-000000000000"><CodeRef targetGUID="c0000000-0000-0000-0000-000000000000"/></Coding>`;
    const project = await read({ 'project.qde': projectXml(text(selection(0, 3, twice + twice))) });
    expect(new Set(project.codings.map(({ id }) => id)).size).toBe(2);
    expect(project.coders).toEqual([
      { id: 'aaaaaaaa-0000-0000-0000-000000000000', name: 'aaaaaaaa-0000-0000-0000-000000000000' },
    ]);
  });
});
