import type { Loss, QdaProject } from '../../coding/project';
import { colour, dateTime, illegalIn } from './xml';

/** What a REFI-QDA file cannot carry of a project, to be told to whoever exports it. */
export function lossesOf(project: QdaProject): readonly Loss[] {
  const losses: readonly Loss[] = [
    {
      what: 'Characters that XML forbids',
      count: forbidden(project),
      why: 'Control characters in names, descriptions and attributes are written as “\uFFFD”. Texts and memos keep theirs.',
    },
    {
      what: 'Halves of characters',
      count: project.documents.reduce((sum, { text }) => sum + halves(text), 0),
      why: 'UTF-8 cannot hold half of a surrogate pair; it is written as “\uFFFD”.',
    },
    {
      what: 'Codings of documents or codes that are missing',
      count: dangling(project),
      why: 'There is nothing to write them on.',
    },
    {
      what: 'Memos on what is missing',
      count: strayMemos(project),
      why: 'They are written as memos of the project.',
    },
    {
      what: 'Dates of creation without a time',
      count: undated(project),
      why: 'The standard wants a date with its time, and none is made up.',
    },
    {
      what: 'Colours that are not #RRGGBB',
      count: project.codes.filter(code => code.colour !== null && colour(code.colour) === null).length,
      why: 'The standard knows no others.',
    },
  ];
  return losses.filter(({ count }) => count > 0);
}

function forbidden({ title, coders, codes, documents, codings, memos, cases }: QdaProject): number {
  const attributes = [...cases, ...documents].flatMap(one => [...one.attributes].flat());
  const words = [
    title,
    ...coders.map(({ name }) => name),
    ...codes.flatMap(({ name, description }) => [name, description]),
    ...documents.flatMap(({ name, description }) => [name, description]),
    ...codings.map(({ memo }) => memo),
    ...memos.map(memo => memo.title),
    ...cases.map(({ name }) => name),
    ...attributes,
  ];
  return words.reduce((sum, text) => sum + illegalIn(text ?? ''), 0);
}

function halves(text: string): number {
  return text.match(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g)?.length ?? 0;
}

function dangling({ codings, codes, documents }: QdaProject): number {
  const codeIds = new Set(codes.map(({ id }) => id));
  const documentIds = new Set(documents.map(({ id }) => id));
  return codings.filter(({ codeId, documentId }) => !codeIds.has(codeId) || !documentIds.has(documentId))
    .length;
}

function strayMemos({ memos, codes, documents, codings, cases }: QdaProject): number {
  const ids = {
    code: new Set(codes.map(({ id }) => id)),
    document: new Set(documents.map(({ id }) => id)),
    segment: new Set(documents.map(({ id }) => id)),
    coding: new Set(codings.map(({ id }) => id)),
    case: new Set(cases.map(({ id }) => id)),
  };
  return memos.filter(({ target: { kind, id } }) => kind !== 'project' && !ids[kind].has(id ?? '')).length;
}

function undated({ documents, codings, memos }: QdaProject): number {
  return [...documents, ...codings, ...memos].filter(
    ({ createdAt }) => createdAt !== null && dateTime(createdAt) === null,
  ).length;
}
