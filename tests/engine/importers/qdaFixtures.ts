import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { asFound } from '../../../main/engine/importers/reader';
import type { Source } from '../../../main/engine/importers/reader';
import type { QdaProject } from '../../../main/engine/coding/project';

/** Fixtures beside the repository: real files of coding tools, whose licences keep them out of it. */
export const fixtures = resolve(import.meta.dirname, '../../../../shared/data/qda');

/** Whether the tests on them are to be passed over; never in CI. */
export const without = !existsSync(fixtures) && process.env['CI'] !== 'true';

if (without) process.stderr.write(`Skipped, for the folder is not there: ${fixtures}\n`);

/** A file to read, named as a person would see it. */
export function sourceOf(file: string, positions: string | null = null): Source {
  const path = file.slice(file.lastIndexOf('/') + 1);
  return { file, path, encoding: 'utf-8', options: { ...asFound, positions }, types: new Map() };
}

export function fixture(name: string, positions: string | null = null): Source {
  return sourceOf(resolve(fixtures, name), positions);
}

interface ExpectedCoding {
  readonly source: string;
  readonly sourceGuid: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly code: string;
  readonly coder: string;
  readonly created: string;
  readonly memo: string;
}

interface Expected {
  readonly sources: readonly { readonly name: string; readonly text: string; readonly case: string }[];
  readonly codings: readonly ExpectedCoding[];
}

/** What the invented project holds, whatever dialect it is written in. */
export function expected(): Expected {
  return JSON.parse(readFileSync(resolve(fixtures, 'synthetic/expected.json'), 'utf8')) as Expected;
}

/** The codings of a project in words: document, code with its parents, coder, place, text. */
export function codingsOf(
  project: QdaProject,
  parts = ['document', 'code', 'coder', 'at', 'text'],
): string[] {
  const codes = new Map(project.codes.map(code => [code.id, code]));
  const path = (id: string): string => {
    const code = codes.get(id);
    return code?.parentId ? `${path(code.parentId)}/${code.name}` : (code?.name ?? '?');
  };
  const points = new Map(project.documents.map(document => [document.id, Array.from(document.text)]));
  const documents = new Map(project.documents.map(({ id, name }) => [id, name]));
  const coders = new Map(project.coders.map(({ id, name }) => [id, name]));
  return project.codings
    .map(({ documentId, codeId, coderId, start, end }) => {
      const words: Record<string, string | undefined> = {
        document: documents.get(documentId),
        code: path(codeId),
        name: codes.get(codeId)?.name,
        coder: coderId === null ? '' : coders.get(coderId),
        at: `${start}–${end}`,
        text: points.get(documentId)?.slice(start, end).join(''),
      };
      return parts.map(part => words[part]).join(' | ');
    })
    .sort();
}
