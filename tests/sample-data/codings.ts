import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { sampleFolder } from './sampleStudy';

export interface Coding {
  readonly coding_id: string;
  readonly document_id: string;
  readonly code_id: string;
  readonly coder: string;
  readonly start_char: number;
  readonly end_char: number;
  readonly quote: string;
  readonly polarity: number;
  readonly level: string;
  readonly memo: string | null;
  readonly created_at: string;
}

export interface Transcript {
  readonly id: string;
  readonly path: string;
  /** The file's text as it stands, front matter included. */
  readonly text: string;
  readonly points: readonly string[];
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Code {
  readonly code_id: string;
  readonly name: string;
  readonly definition: string;
  readonly include_when: string;
  readonly exclude_when: string;
  readonly example: string;
  readonly version: string;
  readonly colour?: string;
  readonly codes?: readonly Code[];
}

const filesUnder = (folder: string, ending: string) =>
  readdirSync(join(sampleFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith(ending))
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort();

export const transcripts: readonly Transcript[] = filesUnder('transcripts', '.md').map(path => {
  const text = readFileSync(join(sampleFolder, path), 'utf8');
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const described = parse(head) as Record<string, unknown>;
  return { id: basename(path, '.md'), path, text, points: Array.from(text), head: described, body };
});

export const codingFiles = filesUnder('coding', '.jsonl');

export const codings: readonly Coding[] = codingFiles.flatMap(path =>
  readFileSync(join(sampleFolder, path), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Coding),
);

export const codebook = parse(readFileSync(join(sampleFolder, 'coding/codebook.yaml'), 'utf8')) as {
  readonly version: string;
  readonly codes: readonly Code[];
};

/** Cohen's kappa of two coders over characters, of one code or of all codes taken together. */
export function kappa(codes: readonly string[]): number {
  const cells = [0, 0, 0, 0];
  for (const { id, points } of transcripts) {
    for (const code of codes) {
      const marks = new Uint8Array(points.length);
      for (const { coder, document_id, code_id, start_char, end_char } of codings) {
        if (document_id !== id || code_id !== code) continue;
        for (let at = start_char; at < end_char; at += 1)
          marks[at] = (marks[at] ?? 0) | (coder === 'RB' ? 1 : 2);
      }
      for (const mark of marks) cells[mark] = (cells[mark] ?? 0) + 1;
    }
  }
  const [neither = 0, first = 0, second = 0, both = 0] = cells;
  const all = neither + first + second + both;
  const chance = ((both + first) * (both + second) + (neither + first) * (neither + second)) / (all * all);
  return ((neither + both) / all - chance) / (1 - chance);
}
