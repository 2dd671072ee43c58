import type { ProjectCoding, ProjectDocument, ProjectMemo } from '../../coding/project';
import { guidOf } from './guid';
import { referenceTo } from './Memos';
import type { Memos } from './Memos';
import type { Variables } from './Variables';
import { dateTime, element, illegalIn, textElement } from './xml';

/** A document with its codings, one selection each, and the memos on stretches of its text. */
export function documentXml(
  document: ProjectDocument,
  codings: readonly ProjectCoding[],
  memos: Memos,
  variables: Variables,
): string {
  const guid = guidOf('document', document.id);
  const quote = quoter(document.text);
  return element(
    'TextSource',
    {
      guid,
      name: document.name,
      plainTextPath: `internal://${guid}.txt`,
      creationDateTime: dateTime(document.createdAt),
    },
    [
      ...textElement('Description', document.description),
      ...codings.map(coding => codingXml(coding, memos, quote)),
      ...memos.of('segment', document.id).map(memo => segmentXml(memo)),
      ...memos.references('document', document.id),
      ...variables.values(document.attributes),
    ],
  );
}

function codingXml(
  coding: ProjectCoding,
  memos: Memos,
  quote: (start: number, end: number) => string | null,
): string {
  const who = {
    creatingUser: coding.coderId === null ? null : guidOf('coder', coding.coderId),
    creationDateTime: dateTime(coding.createdAt),
  };
  const selection = {
    guid: guidOf('selection', `selection of ${coding.id}`),
    name: quote(coding.start, coding.end),
    startPosition: String(coding.start),
    endPosition: String(coding.end),
    ...who,
  };
  return element('PlainTextSelection', selection, [
    ...textElement('Description', coding.memo),
    element('Coding', { guid: guidOf('coding', coding.id), ...who }, [
      element('CodeRef', { targetGUID: guidOf('code', coding.codeId) }),
      ...memos.references('coding', coding.id),
    ]),
  ]);
}

function segmentXml(memo: ProjectMemo): string {
  const place = {
    guid: guidOf('segment', `segment of ${memo.id}`),
    startPosition: String(memo.target.start ?? 0),
    endPosition: String(memo.target.end ?? 0),
  };
  return element('PlainTextSelection', place, [referenceTo(memo)]);
}

/** Longest quotation that names a selection, in characters: readers can check positions by it. */
const longest = 100;

function quoter(text: string): (start: number, end: number) => string | null {
  const astral = /[\uD800-\uDBFF]/.test(text);
  const points = astral ? Array.from(text) : null;
  return (start, end) => {
    const until = Math.min(end, start + longest);
    const quote = points ? points.slice(start, until).join('') : text.slice(start, until);
    if (quote.trim() === '' || illegalIn(quote) > 0) return null;
    return until < end ? `${quote}…` : quote;
  };
}
