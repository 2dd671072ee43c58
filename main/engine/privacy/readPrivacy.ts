import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, Node } from 'yaml';
import type { PrivacySettings } from '../../contract/privacy';

type Report = (message: string, offset: number) => void;

type Fields = Omit<PrivacySettings, 'problem'>;

const nothing: Fields = {
  smallestCount: null,
  roundTo: null,
  secondarySuppression: false,
  counts: null,
  anonymiseCases: false,
  roleBands: {},
};

type Read = (node: Node, name: string) => Partial<Fields>;

/** Thrown within this file alone: what is wrong with a setting. */
class Unclear extends Error {}

const settings: Readonly<Record<string, Read>> = {
  smallest_count: (node, name) => ({ smallestCount: whole(node, name, 2) }),
  round_to: (node, name) => ({ roundTo: whole(node, name, 2) }),
  secondary_suppression: (node, name) => ({ secondarySuppression: truth(node, name) }),
  counts: (node, name) => ({ counts: texts(node, name) }),
  anonymise_cases: (node, name) => ({ anonymiseCases: truth(node, name) }),
  role_bands: (node, name) => ({ roleBands: pairs(node, name) }),
};

/**
 * Reads `privacy:` of study.yaml; null where it says nothing. What cannot be understood is a problem at its place, and
 * the settings then keep it, so that nothing leaves the study under rules that a person only believes to be set.
 */
export function readPrivacy(document: Document, report: Report): PrivacySettings | null {
  const root = document.contents;
  const node: unknown = isMap(root) ? root.get('privacy', true) : null;
  if (document.errors.length > 0) return { ...nothing, problem: 'study.yaml is not valid YAML' };
  if (node === null || node === undefined || (isScalar(node) && node.value === null)) return null;
  const problems: string[] = [];
  const wrong = (message: string, place: unknown) => {
    problems.push(message);
    report(`privacy: ${message}.`, offsetOf(place));
  };
  let read = nothing;
  if (!isMap(node)) wrong('it must have settings, as in { smallest_count: 5 }', node);
  for (const { key, value } of isMap(node) ? node.items : []) {
    const name = isScalar(key) ? String(key.value) : '?';
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    try {
      if (setting === undefined) throw new Unclear(`there is no setting “${name}”. There are: ${known}`);
      if (!isScalar(value) && !isMap(value) && !isSeq(value)) throw new Unclear(`${name} says nothing`);
      read = { ...read, ...setting(value, name) };
    } catch (error) {
      if (!(error instanceof Unclear)) throw error;
      wrong(error.message, value ?? key);
    }
  }
  return { ...read, problem: problems[0] ?? null };
}

const known = Object.keys(settings).join(', ');

function offsetOf(node: unknown): number {
  return node instanceof Object && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
}

function whole(node: Node, name: string, least: number): number {
  if (isScalar(node) && Number.isSafeInteger(node.value) && Number(node.value) >= least)
    return Number(node.value);
  throw new Unclear(`${name} must be a whole number from ${least}`);
}

function truth(node: Node, name: string): boolean {
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  throw new Unclear(`${name} must be true or false`);
}

function texts(node: Node, name: string): readonly string[] {
  const items = isSeq(node) ? node.items : [];
  const found = items.flatMap(item => (isScalar(item) && item.value !== null ? [textOf(item)] : []));
  if (isSeq(node) && found.length === items.length) return found;
  throw new Unclear(`${name} must be a list of names of columns, as in [people_trained, staff]`);
}

function pairs(node: Node, name: string): Readonly<Record<string, string>> {
  const items = isMap(node) ? node.items : [];
  const found = items.flatMap(({ key, value }) =>
    isScalar(key) && isScalar(value) && value.value !== null ? [[textOf(key), textOf(value)] as const] : [],
  );
  if (isMap(node) && found.length === items.length) return Object.fromEntries(found);
  throw new Unclear(`${name} must be pairs of a role and its band, as in { chief executive: executive }`);
}

/** In the letters it was written in. */
function textOf({ value, source }: { readonly value: unknown; readonly source?: string }): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}
