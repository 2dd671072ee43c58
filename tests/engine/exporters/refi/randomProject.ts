import type { ProjectMemo, QdaProject } from '../../../../main/engine/coding/project';

/** Numbers that look random and are the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const pieces = [
  'word',
  ' ',
  '\n',
  '🙂',
  '👩🏽‍⚕️',
  'e\u0301',
  '𝒳',
  '\u00A0',
  '<&>"\'',
  ']]>',
  '\t',
  '. ',
  'ß',
  '漢字',
  '\u2028',
  '…',
];
const oddities = ['', ' ', 'a::b', 'x "y" <z>\n\tend', 'é́', '🙂', 'Name'];

/** A project with everything that the model knows, and nothing that is usual. */
export function randomProject(seed: number, codeCount = 12): QdaProject {
  const next = numbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[next(items.length)] as Item;
  const text = (length: number) => Array.from({ length }, () => pick(pieces)).join('');
  const words = () => pick([null, `Said ${text(6)}.`]);
  const time = () =>
    pick([null, '2024-02-01T09:00:00Z', '2015-05-02T16:24:45', '2024-02-01T09:00:00.5+01:00']);
  const attributes = () =>
    new Map([
      ['Role', text(2)],
      ['Beds', String(next(900) - 100)],
      ['Since', pick(['2023-01-14', '2023-02-30', ''])],
      ['', '007'],
    ]);
  const coders = ['Rae', 'Zoë', ''].map((name, index) => ({ id: `coder ${index}`, name }));
  const codes = Array.from({ length: codeCount }, (_, index) => ({
    id: String(index),
    parentId: index > 0 && next(3) > 0 ? String(next(index)) : null,
    name: pick(oddities),
    description: words(),
    colour: pick([null, '#D95F02']),
    codable: next(4) > 0,
  }));
  const documents = Array.from({ length: 4 }, (_, index) => ({
    id: String(index),
    name: pick(oddities),
    text: index === 3 ? '' : `${text(80)}end`,
    description: words(),
    attributes: attributes(),
    createdAt: time(),
  }));
  const stretch = (document: number) => {
    const length = Array.from(documents[document]?.text ?? '').length;
    const start = next(length - 1);
    return { start, end: start + 1 + next(length - start) };
  };
  const codings = Array.from({ length: 60 }, (_, index) => {
    const document = next(3);
    return {
      id: String(index),
      documentId: String(document),
      codeId: String(next(codeCount)),
      coderId: pick([null, 'coder 0', 'coder 1', 'coder 2']),
      ...stretch(document),
      memo: words(),
      createdAt: time(),
      raw: null,
    };
  });
  const cases = [0, 1].map(index => ({
    id: String(index),
    name: pick(oddities),
    documentIds: index === 0 ? ['0', '2'] : [],
    attributes: attributes(),
  }));
  const targets: readonly ProjectMemo['target'][] = [
    { kind: 'project', id: null },
    { kind: 'document', id: '3' },
    { kind: 'code', id: '1' },
    { kind: 'coding', id: '5' },
    { kind: 'case', id: '1' },
    { kind: 'segment', id: '1', ...stretch(1) },
  ];
  const memos = targets.map((target, index) => ({
    id: `memo ${index}`,
    target,
    coderId: pick([null, 'coder 1']),
    title: pick([null, ...oddities]),
    text: index === 2 ? 'A \u0007bell\nand 🙂' : text(5),
    createdAt: time(),
  }));
  return {
    origin: null,
    title: pick([null, 'Five “trusts” & more']),
    coders,
    codes,
    documents,
    codings,
    memos,
    cases,
    losses: [],
    rejects: [],
    notes: [],
    doubts: [],
  };
}
