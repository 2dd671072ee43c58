import type { QdaProject } from '../../../../main/engine/coding/project';
import { guidOf } from '../../../../main/engine/exporters/refi/guid';
import type { Kind } from '../../../../main/engine/exporters/refi/guid';
import { dateTime } from '../../../../main/engine/exporters/refi/xml';

/** What the standard carries of a project, by the ids that a file has for its items, in an order of its own. */
export function comparable(project: QdaProject) {
  const id = (kind: Kind, value: string | null) => (value === null ? null : guidOf(kind, value));
  const memoId = (value: string) => (value === 'description' ? value : guidOf('memo', value));
  const sorted = <Item extends { readonly id: string | null }>(items: readonly Item[]) =>
    [...items].sort((a, b) => String(a.id).localeCompare(String(b.id)));
  const targets = {
    project: null,
    document: 'document',
    code: 'code',
    coding: 'coding',
    case: 'case',
    segment: 'document',
  } as const;
  return {
    title: project.title,
    coders: sorted(project.coders.map(one => ({ id: id('coder', one.id), name: one.name }))),
    codes: sorted(
      project.codes.map(one => ({ ...one, id: id('code', one.id), parentId: id('code', one.parentId) })),
    ),
    documents: sorted(
      project.documents.map(one => ({
        ...one,
        id: id('document', one.id),
        attributes: [...one.attributes],
        createdAt: dateTime(one.createdAt),
      })),
    ),
    codings: sorted(
      project.codings.map(one => ({
        ...one,
        id: id('coding', one.id),
        documentId: id('document', one.documentId),
        codeId: id('code', one.codeId),
        coderId: id('coder', one.coderId),
        createdAt: dateTime(one.createdAt),
        raw: null,
      })),
    ),
    memos: sorted(
      project.memos.map(one => {
        const kind = targets[one.target.kind];
        const target = { ...one.target, id: kind === null ? null : id(kind, one.target.id) };
        const createdAt = dateTime(one.createdAt);
        return { ...one, id: memoId(one.id), target, coderId: id('coder', one.coderId), createdAt };
      }),
    ),
    cases: sorted(
      project.cases.map(one => ({
        ...one,
        id: id('case', one.id),
        documentIds: one.documentIds.map(each => id('document', each)).sort(),
        attributes: [...one.attributes],
      })),
    ),
  };
}
