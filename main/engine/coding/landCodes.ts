import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import { Failure } from '../../contract/failure';
import type { ProjectCode } from './project';

/** A codebook with a project's codes in it, and what the project's code ids have become. */
export interface LandedCodes {
  readonly text: string;
  /** Code id of the study by code id of the project. */
  readonly ids: ReadonlyMap<string, string>;
  /** How many codes were new. */
  readonly added: number;
}

const empty = `# The codebook: a tree of codes.
codes: []
`;

/**
 * Puts a project's codes into the study's codebook. A code of the same names from the top down is the same code; a new
 * one goes beneath the same parent and gets the next free number there. What stands in the codebook stays as it is.
 */
export function landCodes(codebook: string | null, codes: readonly ProjectCode[]): LandedCodes {
  const document = parseDocument(codebook ?? empty);
  if (document.errors.length > 0)
    throw new Failure(
      'study',
      'coding/codebook.yaml is not valid YAML. Mend it first: the Problems panel says where.',
      {
        path: 'coding/codebook.yaml',
      },
    );
  const tree = new CodeTree(document);
  const landed = new Map<string, YAMLMap>();
  const ids = new Map<string, string>();
  let added = 0;
  for (const code of codes) {
    const parent = code.parentId === null ? null : (landed.get(code.parentId) ?? null);
    const known = tree.child(parent, code.name);
    const node = known ?? tree.add(parent, code);
    if (!known) added++;
    landed.set(code.id, node);
    ids.set(code.id, textOf(node, 'code_id'));
  }
  return { text: document.toString({ lineWidth: 0 }), ids, added };
}

class CodeTree {
  readonly #document: Document;
  readonly #ids = new Set<string>();

  constructor(document: Document) {
    this.#document = document;
    if (!isMap(document.contents)) document.contents = document.createNode({ codes: [] });
    this.#note(this.#list(null));
  }

  child(parent: YAMLMap | null, name: string): YAMLMap | null {
    return this.#maps(this.#list(parent)).find(map => textOf(map, 'name') === name) ?? null;
  }

  add(parent: YAMLMap | null, code: ProjectCode): YAMLMap {
    const list = this.#list(parent);
    const fields = {
      code_id: this.#freeId(parent, list),
      name: code.name,
      definition: code.description,
      colour: code.colour,
      codable: code.codable ? null : false,
      guid: code.id,
    };
    const given = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== null && value !== ''),
    );
    const node = this.#document.createNode(given);
    if (!isMap(node)) throw new Failure('bug', 'A code could not be written into the codebook.');
    // An id such as 2.10 is a text: as a number it would be 2.1.
    const id = node.get('code_id', true);
    if (isScalar(id)) id.type = 'QUOTE_SINGLE';
    list.add(node);
    list.flow = false;
    return node;
  }

  #freeId(parent: YAMLMap | null, list: YAMLSeq): string {
    const above = parent === null ? '' : `${textOf(parent, 'code_id')}.`;
    for (let number = list.items.length + 1; ; number++) {
      const id = `${above}${number}`;
      if (this.#ids.has(id)) continue;
      this.#ids.add(id);
      return id;
    }
  }

  #list(parent: YAMLMap | null): YAMLSeq {
    const map = parent ?? this.#document.contents;
    if (!isMap(map)) throw new Failure('bug', 'The codebook has no list of codes.');
    const list = map.get('codes');
    if (isSeq(list)) return list;
    map.set('codes', this.#document.createNode([]));
    return this.#list(parent);
  }

  #maps(list: YAMLSeq): readonly YAMLMap[] {
    return list.items.filter(isMap);
  }

  #note(list: YAMLSeq): void {
    for (const map of this.#maps(list)) {
      this.#ids.add(textOf(map, 'code_id'));
      const children = map.get('codes');
      if (isSeq(children)) this.#note(children);
    }
  }
}

function textOf(map: YAMLMap, field: string): string {
  const node = map.get(field, true);
  if (!isScalar(node)) return '';
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
