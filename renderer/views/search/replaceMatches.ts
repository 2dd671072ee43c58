import type { EngineAsk } from '../../../main/contract/engine';
import { Failure, failureData } from '../../../main/contract/failure';
import type { Found, FoundMatch, Rewritten, SearchPattern } from '../../../main/contract/search';
import type { SessionStore } from '../../session/SessionStore';
import { isDirty } from '../../session/state';
import type { Documents } from '../../workbench/documents';
import type { Hit } from './searchTree';

/** A text with the matches in it that are to be replaced. */
export interface Rewriting {
  readonly found: Found;
  readonly matches: readonly FoundMatch[];
}

/** What came of a replacement. */
export interface Replaced {
  readonly matches: number;
  readonly files: number;
  /** Why some texts were left as they are, a sentence each. */
  readonly left: readonly string[];
  readonly done: readonly Rewriting[];
}

/** The matches by their texts, in the order in which they are listed. */
export function rewritingsOf(hits: readonly Hit[]): readonly Rewriting[] {
  const texts = new Map<Found, FoundMatch[]>();
  for (const { found, match } of hits) {
    const matches = texts.get(found);
    if (matches) matches.push(match);
    else texts.set(found, [match]);
  }
  return [...texts].map(([found, matches]) => ({ found, matches }));
}

interface Tools {
  readonly ask: EngineAsk;
  readonly store: SessionStore;
  readonly documents: Documents;
}

/** What a text becomes, of its editor where it is open in one; nothing is changed. */
export function rewritten(
  { ask, store }: Pick<Tools, 'ask' | 'store'>,
  pattern: SearchPattern,
  replacement: string,
  { found, matches }: Rewriting,
): Promise<Rewritten> {
  const document = store.get().documents[found.id];
  const text = document?.text ?? null;
  const starts = matches.map(({ start }) => start);
  const version = text === null ? found.version : null;
  return ask('search.rewrite', { pattern, replacement, path: found.id, text, version, starts });
}

/**
 * Replaces matches. Of a text that is open the editor is changed, where it can be undone, and saved only if there was
 * nothing else to save; of any other the file is written over the version that was searched, and History keeps that.
 */
export async function replaceMatches(
  tools: Tools,
  pattern: SearchPattern,
  replacement: string,
  rewritings: readonly Rewriting[],
): Promise<Replaced> {
  const left: string[] = [];
  const done: Rewriting[] = [];
  for (const one of rewritings) {
    if (one.found.locked !== null) {
      left.push(one.found.locked);
      continue;
    }
    try {
      await replaceIn(tools, await rewritten(tools, pattern, replacement, one), one.found.id);
      done.push(one);
    } catch (error) {
      left.push(failureData(error).message);
    }
  }
  const matches = done.reduce((sum, one) => sum + one.matches.length, 0);
  return { matches, files: done.length, left, done };
}

async function replaceIn({ ask, store, documents }: Tools, text: Rewritten, path: string): Promise<void> {
  const { before, after, version } = text;
  const document = store.get().documents[path];
  if (!document) {
    await ask('file.write', { path, text: after, basedOn: version });
    return;
  }
  if (document.readOnly) throw new Failure('refused', `${path} is read only.`, { path });
  if (document.text !== before)
    throw new Failure(
      'conflict',
      `${path} was edited meanwhile, so nothing in it was replaced. Search again.`,
    );
  const unsaved = isDirty(document) || document.version === null;
  if (unsaved) await ask('history.keep', { path, text: before });
  store.dispatch({ type: 'document.edited', path, text: after });
  if (!unsaved && !(await documents.save(path)))
    throw new Failure('conflict', `${path} was changed in its editor and is not saved yet.`);
}

/** Where a match of the text begins once others in it are replaced. */
export function shiftedStart(start: number, replacedMatches: readonly FoundMatch[]): number {
  return replacedMatches
    .filter(match => match.start < start)
    .reduce((moved, { matched, becomes }) => moved + (becomes ?? '').length - matched.length, start);
}
