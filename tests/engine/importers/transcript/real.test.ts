import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReadDocument } from '../../../../main/engine/importers/reader';
import { readFile, root, shared, spoken, timed, withoutShared } from './readTranscript';

const transcripts = join(shared, 'transcripts');
const sample = join(root, 'sample-data/transcripts');

/** How many turns each speaker has. */
function counts({ turns }: ReadDocument): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { speaker } of turns) found[String(speaker)] = (found[String(speaker)] ?? 0) + 1;
  return found;
}

/** Lines that begin as the pattern says, counted without the reader. */
function linesWith(text: string, pattern: RegExp): number {
  return text.split('\n').filter(line => pattern.test(line)).length;
}

function expectWholeTurns(document: ReadDocument): void {
  let last = 0;
  for (const [index, [, words]] of spoken(document).entries()) {
    expect(words).toBe(words.trim());
    expect(words).not.toBe('');
    expect(document.turns[index]?.start).toBeGreaterThanOrEqual(last);
    last = document.turns[index]?.end ?? 0;
  }
}

describe('the sample study', () => {
  const files = readdirSync(sample, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md'),
  );

  test('has its interviews', () => {
    expect(files.length).toBeGreaterThanOrEqual(28);
  });

  test.each(files)('%s: text, facts and every turn', async name => {
    const written = readFileSync(join(sample, name), 'utf8');
    const document = await readFile(join(sample, name));
    expect(document.text).toBe(written);
    expect(document.notes).toEqual([]);
    expect(document.facts.get('document_id')).toBe(name.slice(name.lastIndexOf('/') + 1, -3));
    expect(document.facts.get('source')).toBe('synthetic');
    expect(counts(document)).toEqual({
      INTERVIEWER: linesWith(written, /^INTERVIEWER:/),
      P: linesWith(written, /^P:/),
    });
    expectWholeTurns(document);
    // All that is in no turn is front matter, labels and empty lines.
    const said = spoken(document).map(([speaker, words]) => `${speaker ?? ''}: ${words}`);
    expect(written.slice(written.indexOf('\n---\n') + 5).trim()).toBe(said.join('\n\n'));
  });
});

describe.skipIf(withoutShared)('real transcripts', () => {
  test.each([
    ['Ana', { null: 1, 'Researcher 1': 123, Ana: 123 }],
    ['David', { null: 1, 'Researcher 1': 37, David: 37 }],
    ['Jessica', { null: 1, 'Researcher 1': 72, Jessica: 75 }],
    ['Kelly', { null: 1, 'Researcher 1': 75, Kelly: 67 }],
    ['Lisa', { null: 1, 'Researcher 1': 50, Lisa: 49 }],
    ['Michelle', { null: 1, 'Researcher 1': 64, Michelle: 64 }],
  ])('%s.txt: every turn of both', async (name, expected) => {
    const file = join(transcripts, 'open-qual-interviews', `${name}.txt`);
    const document = await readFile(file);
    expect(document.text).toBe(readFileSync(file, 'utf8'));
    expect(counts(document)).toEqual(expected);
    expectWholeTurns(document);
  });

  test.each(['David', 'Jessica', 'Kelly'])('%s.docx gives the very text that was saved of it', async name => {
    const folder = join(transcripts, 'open-qual-interviews');
    const document = await readFile(join(folder, `${name}.docx`));
    expect(document.text).toBe(readFileSync(join(folder, `${name}.txt`), 'utf8'));
    expect(document.turns).toEqual((await readFile(join(folder, `${name}.txt`))).turns);
  });

  test('David.docx: its comments are counted', async () => {
    const { notes } = await readFile(join(transcripts, 'open-qual-interviews/David.docx'));
    expect(notes).toEqual(['Left out, being no part of the text: comments (9).']);
  });

  test('Ana.docx and Lisa.docx keep the words in controls that the saved texts had lost', async () => {
    const folder = join(transcripts, 'open-qual-interviews');
    const ana = await readFile(join(folder, 'Ana.docx'));
    expect(ana.text).toContain('incorporated into the planning. To say');
    expect(readFileSync(join(folder, 'Ana.txt'), 'utf8')).toContain('incorporated into the . To say');
    const lisa = await readFile(join(folder, 'Lisa.docx'));
    expect(lisa.text.replace('\nNot at this point.\n', '\n')).toBe(
      readFileSync(join(folder, 'Lisa.txt'), 'utf8'),
    );
  });

  const reviews =
    withoutShared || !existsSync(transcripts) ? [] : readdirSync(join(transcripts, 'code-review'));
  test.each(reviews)('code-review/%s: headings part it, and only real speakers speak', async name => {
    const file = join(transcripts, 'code-review', name);
    const written = readFileSync(file, 'utf8');
    const document = await readFile(file);
    expect(document.text).toBe(written);
    const { null: nobody = 0, ...speakers } = counts(document);
    const answers = linesWith(written, /^P\d:/);
    const expected = answers === 0 ? {} : { I: linesWith(written, /^I:/), [name.slice(0, 2)]: answers };
    expect(speakers).toEqual(expected);
    expect(nobody).toBeGreaterThanOrEqual(4);
    expectWholeTurns(document);
  });

  test('code-review/P5R1.txt: the times of a cue left in it', async () => {
    const document = await readFile(join(transcripts, 'code-review/P5R1.txt'));
    const [turn] = timed(document).filter(([, from]) => from !== null);
    expect(turn?.slice(0, 3)).toEqual(['P5', 1373.12, 1387.63]);
    expect(spoken(document).some(([, words]) => /\b171$/.test(words))).toBe(false);
  });

  test('QualCoder’s examples', async () => {
    const folder = join(transcripts, 'qualcoder-examples');
    expect(counts(await readFile(join(folder, 'transcript.txt')))).toEqual({ id1: 3, id2: 2, id3: 2 });
    const word = await readFile(join(folder, 'ID1.docx'));
    expect(word.text.split('\n')).toHaveLength(4);
    expect(word.text).toMatch(/^I really like learning new things[^]*€200\.$/m);
    const open = await readFile(join(folder, 'ID2.odt'));
    expect(open.text.split('\n')).toHaveLength(3);
    expect(open.text).toMatch(/^I have not studied much before, but my f/);
  });

  test('the same conversation as WebVTT, SubRip, Windows-1252 and UTF-16', async () => {
    const [vtt, srt, western, wide] = await Promise.all(
      ['transcript.vtt', 'transcript.srt', 'transcript-cp1252.txt', 'transcript-utf16le.txt'].map(name =>
        readFile(join(shared, 'synthetic', name)),
      ),
    );
    if (!vtt || !srt || !western || !wide) throw new Error('Four files were read.');
    expect(timed(vtt)).toEqual([
      ['Interviewer', 20, 24.5, 'What happened first?'],
      ['Ward sister', 25, 33.25, 'We simply didn’t have the people. 😤'],
      [null, 3723.004, 3725, 'Unlabelled cue & entity'],
    ]);
    expect(timed(srt)).toEqual([
      ['INTERVIEWER', 20, 24.5, 'What happened first?'],
      ['WARD SISTER', 25, 33.25, 'We simply didn’t have the people. 😤'],
    ]);
    expect(spoken(western)).toEqual([
      ['Interviewer', 'Café – “quoted” £5…'],
      ['Ward sister', 'Naïve, she said.'],
    ]);
    expect(spoken(wide)).toEqual([
      ['Interviewer', 'Café 😤'],
      ['Ward sister', 'Yes.'],
    ]);
  });

  test('the REFI-QDA standard as PDF', async () => {
    const { text, notes } = await readFile(join(shared, 'refi/spec/REFI-QDA-1-5.pdf'));
    expect(text.split('\f')).toHaveLength(60);
    expect(text).toContain('Exchange of pro');
    expect(notes[0]).toBe('The PDF has 60 pages.');
  }, 30_000);
});

const script = join(root, 'out/main/readerThread.cjs');
const unbuilt = !existsSync(script) && process.env['CI'] !== 'true';
if (unbuilt)
  process.stderr.write('Tests of the built reading thread are skipped: run `npm run build` first.\n');

describe.skipIf(unbuilt || withoutShared)('the reading thread as it is built reads', () => {
  test.each([
    'transcripts/open-qual-interviews/Ana.docx',
    'transcripts/qualcoder-examples/ID2.odt',
    'refi/spec/REFI-QDA-1-5.pdf',
    'synthetic/transcript.vtt',
  ])(
    '%s',
    async name => {
      const file = join(shared, name);
      expect(await readFile(file, script)).toEqual(await readFile(file));
    },
    60_000,
  );
});
