import type { ProjectCase, ProjectCoding, QdaProject } from '../../coding/project';
import { codesXml } from './codesXml';
import { documentXml } from './documentXml';
import { guidOf } from './guid';
import type { Memos } from './Memos';
import { Variables } from './Variables';
import { dateTime, element, group, textElement } from './xml';

/** Who writes a file, and when. */
export interface Made {
  /** Program and version. */
  readonly by: string;
  /** ISO 8601 date and time; null leaves it out, so that the same project gives the same bytes. */
  readonly at: string | null;
}

/** The project's XML, its elements in the order that the schema wants. */
export function projectXml(project: QdaProject, memos: Memos, made: Made): string {
  const variables = new Variables(project);
  const codings = codingsByDocument(project);
  const codes = codesXml(project.codes, ({ id }) => memos.references('code', id));
  const known = new Set(project.documents.map(({ id }) => id));
  const children = [
    ...group('Users', usersXml(project)),
    ...group('CodeBook', group('Codes', codes)),
    ...group('Variables', variables.definitions()),
    ...group(
      'Cases',
      project.cases.map(one => caseXml(one, known, variables)),
    ),
    ...group(
      'Sources',
      project.documents.map(one => documentXml(one, codings.get(one.id) ?? [], memos, variables)),
    ),
    ...group('Notes', memos.notes()),
    ...group('Links', linksXml(project, memos)),
    ...textElement('Description', memos.description),
    ...memos.references('project', null),
  ];
  const attributes = {
    xmlns: 'urn:QDA-XML:project:1.0',
    name: project.title ?? '',
    origin: made.by,
    creationDateTime: dateTime(made.at),
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('Project', attributes, children)}\n`;
}

/** Codings by their document; those whose document or code is missing are told by `lossesOf`. */
function codingsByDocument({ codings, codes }: QdaProject): ReadonlyMap<string, readonly ProjectCoding[]> {
  const codeIds = new Set(codes.map(({ id }) => id));
  const found = new Map<string, ProjectCoding[]>();
  for (const coding of codings) {
    if (!codeIds.has(coding.codeId)) continue;
    const list = found.get(coding.documentId) ?? [];
    list.push(coding);
    found.set(coding.documentId, list);
  }
  return found;
}

/** The coders, and those that codings or memos name though the list lacks them. */
function usersXml({ coders, codings, memos }: QdaProject): readonly string[] {
  const names = new Map(coders.map(({ id, name }) => [id, name]));
  for (const { coderId } of [...codings, ...memos])
    if (coderId !== null && !names.has(coderId)) names.set(coderId, coderId);
  return [...names].map(([id, name]) => element('User', { guid: guidOf('coder', id), name }));
}

function caseXml(one: ProjectCase, known: ReadonlySet<string>, variables: Variables): string {
  return element('Case', { guid: guidOf('case', one.id), name: one.name }, [
    ...variables.values(one.attributes),
    ...one.documentIds
      .filter(id => known.has(id))
      .map(id => element('SourceRef', { targetGUID: guidOf('document', id) })),
  ]);
}

/** A case cannot refer to notes, so links do. */
function linksXml({ cases }: QdaProject, memos: Memos): readonly string[] {
  return cases.flatMap(({ id }) =>
    memos.of('case', id).map(memo =>
      element('Link', {
        guid: guidOf('link', `link of ${memo.id}`),
        name: 'Memo',
        direction: 'OneWay',
        originGUID: guidOf('memo', memo.id),
        targetGUID: guidOf('case', id),
      }),
    ),
  );
}
