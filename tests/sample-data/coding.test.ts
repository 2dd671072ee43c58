import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Transcript } from './codings';
import { codebook, codingFiles, codings, kappa, transcripts } from './codings';
import { sampleFolder } from './sampleStudy';

const children = codebook.codes.flatMap(({ codes = [] }) => codes);
const cells = (file: string) =>
  readFileSync(join(sampleFolder, 'data', file), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split(','));

function transcript(id: string): Transcript {
  const found = transcripts.find(each => each.id === id);
  if (found === undefined) throw new Error(`There is no transcript ${id}.`);
  return found;
}

describe('transcripts', () => {
  test('are at least 24, of all five trusts, three rounds and eight role bands', () => {
    expect(transcripts.length).toBeGreaterThanOrEqual(24);
    const values = (name: string) => new Set(transcripts.map(({ head }) => head[name]));
    expect([...values('case_id')].sort()).toEqual(['BHRUT', 'LTHT', 'SASH', 'SaTH', 'UHCW', null].sort());
    expect(values('round')).toEqual(new Set([1, 2, 3]));
    expect(values('role_band').size).toBe(8);
    expect(values('document_id').size).toBe(transcripts.length);
  });

  test.each(transcripts.map(({ id }) => id))('%s has a head, a known participant and fair length', id => {
    const { head, body, path, text } = transcript(id);
    expect(head).toMatchObject({ document_id: id, kind: 'interview', source: 'synthetic' });
    expect(id).toBe(`${String(head['participant_id'])}-r${String(head['round'])}`);
    expect(basename(dirname(path))).toBe(head['case_id'] ?? 'PARTNERSHIP');
    expect(String(head['date']).slice(0, 4)).toBe(String(2017 + Number(head['round'])));
    const known = cells('participants.csv').find(([participant]) => participant === head['participant_id']);
    expect(known?.slice(1, 3)).toEqual([head['case_id'] ?? '', head['role_band']]);
    const words = body.split(/\s+/).filter(word => word !== '').length;
    expect(words).toBeGreaterThanOrEqual(400);
    expect(words).toBeLessThanOrEqual(900);
    const turns = body.trim().split('\n\n');
    expect(turns.every(turn => /^(INTERVIEWER|P): \S/.test(turn) && !turn.includes('\n'))).toBe(true);
    expect(text).not.toMatch(/\r|\uFEFF/);
  });

  test('repeat no sentence of any length', () => {
    const sentences = transcripts
      .flatMap(({ body }) => body.split(/(?<=[.?!])\s+/))
      .filter(({ length }) => length > 45);
    expect(sentences.length - new Set(sentences).size).toBe(0);
  });
});

describe('the codebook', () => {
  test('has nine parents and 68 codes, each with its rule, an example and a version', () => {
    expect(codebook.codes).toHaveLength(9);
    expect(children).toHaveLength(68);
    for (const code of [...codebook.codes, ...children]) {
      expect(typeof code.code_id).toBe('string');
      for (const word of [code.name, code.definition, code.include_when, code.exclude_when, code.example]) {
        expect(word, code.code_id).toBeTruthy();
      }
      expect(code.version).toBe(codebook.version);
    }
    expect(new Set([...codebook.codes, ...children].map(({ code_id }) => code_id)).size).toBe(77);
  });

  test('gives parents colours of their own', () => {
    const colours = codebook.codes.map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(9);
    const trusts = cells('trusts.csv').map(row => row.find(cell => cell.startsWith('#')));
    expect(trusts.filter(colour => colours.includes(colour))).toEqual([]);
  });

  test('takes its examples from the transcripts and uses every code', () => {
    expect(children.filter(({ example }) => !transcripts.some(({ body }) => body.includes(example)))).toEqual(
      [],
    );
    const used = new Set(codings.filter(({ coder }) => coder === 'RB').map(({ code_id }) => code_id));
    expect(children.map(({ code_id }) => code_id).filter(id => !used.has(id))).toEqual([]);
  });
});

describe('codings', () => {
  test('quote exactly what stands at their offsets, within one turn', () => {
    const wrong = codings.filter(({ document_id, start_char, end_char, quote }) => {
      const { points } = transcript(document_id);
      return (
        points.slice(start_char, end_char).join('') !== quote || quote.trim() !== quote || /\n/.test(quote)
      );
    });
    expect(wrong).toEqual([]);
    expect(codings.length).toBeGreaterThan(900);
  });

  test('lie beyond a character that two UTF-16 units write, in one transcript', () => {
    const { text, points } = transcript('T1-KP-02-r3');
    expect(text.length).toBe(points.length + 1);
  });

  test('are of one coder and one document a file, with known codes, levels and polarities', () => {
    const known = new Set(children.map(({ code_id }) => code_id));
    expect(new Set(codings.map(({ coding_id }) => coding_id)).size).toBe(codings.length);
    for (const { code_id, polarity, level } of codings) {
      expect(known).toContain(code_id);
      expect([-1, 0, 1]).toContain(polarity);
      expect(['individual', 'team', 'trust', 'partnership', 'system']).toContain(level);
    }
    const places = new Set(codings.map(({ coder, document_id }) => `coding/${coder}/${document_id}.jsonl`));
    expect([...places].sort()).toEqual([...codingFiles]);
    expect(codingFiles).toHaveLength(2 * transcripts.length);
  });

  test('agree as two trained coders do', () => {
    const overall = kappa(children.map(({ code_id }) => code_id));
    expect(overall).toBeGreaterThan(0.7);
    expect(overall).toBeLessThan(0.8);
    const count = (code: string) =>
      codings.filter(({ coder, code_id }) => coder === 'RB' && code_id === code).length;
    const common = children.map(({ code_id }) => code_id).filter(code => count(code) >= 8);
    const inRange = common.map(code => kappa([code])).filter(value => value >= 0.5 && value <= 0.87);
    expect(common.length).toBeGreaterThan(25);
    expect(inRange.length / common.length).toBeGreaterThan(0.85);
  });

  test('are written by the script byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-thread-coding-'));
    try {
      execFileSync(process.execPath, [join(sampleFolder, 'code.mjs'), folder]);
      for (const path of codingFiles) {
        const made = readFileSync(join(folder, path.replace('coding/', '')));
        expect(made.equals(readFileSync(join(sampleFolder, path))), path).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
