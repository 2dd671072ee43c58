import { useMemo } from 'react';
import { useClient } from '../../client/client';
import type { Client } from '../../client/client';
import { useDialogs } from '../../components/Dialogs';
import type { Dialogs } from '../../components/Dialogs';
import { failureData } from '../../../main/contract/failure';
import { isUntitled } from '../../session/document';
import { useSessionStore } from '../../session/SessionProvider';
import type { SessionStore } from '../../session/SessionStore';
import { useQueryRun } from '../../session/useQueryRun';
import type { Documents } from '../../workbench/documents';
import { useDocuments } from '../../workbench/useDocuments';
import { matchKey } from './matchKey';
import { replaceMatches, rewritingsOf, shiftedStart } from './replaceMatches';
import { deskOf } from './SearchDesk';
import type { SearchDesk } from './SearchDesk';
import type { Hit, SearchTarget } from './searchTree';

/** What can be done with what was found. */
export interface SearchActions {
  /** Opens the place of a match. */
  readonly open: (hit: Hit, background: boolean) => Promise<void>;
  /** Takes matches off the list until another search. */
  readonly dismiss: (hits: readonly Hit[]) => void;
  /** Replaces matches, and says what came of it. */
  readonly replace: (hits: readonly Hit[]) => Promise<void>;
  /** As `replace`, for all that is listed; asks first. */
  readonly replaceAll: (target: SearchTarget) => Promise<void>;
}

interface Parts {
  readonly client: Client;
  readonly store: SessionStore;
  readonly dialogs: Dialogs;
  readonly documents: Documents;
  readonly run: (path: string) => void;
}

export function useSearchActions(): SearchActions {
  const client = useClient();
  const store = useSessionStore();
  const dialogs = useDialogs();
  const documents = useDocuments();
  const { run } = useQueryRun();
  return useMemo(
    () => new Actions({ client, store, dialogs, documents, run }),
    [client, store, dialogs, documents, run],
  );
}

const counted = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

class Actions implements SearchActions {
  readonly #parts: Parts;
  readonly #desk: SearchDesk;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#desk = deskOf(parts.client.ask, parts.store);
  }

  readonly open = async ({ found, match }: Hit, background: boolean): Promise<void> => {
    const { documents, client, dialogs } = this.#parts;
    const { line, column, endLine, endColumn } = match;
    if (found.path !== null) {
      const end = { line: endLine, column: endColumn };
      await documents.open(found.path, { line, column, end, background });
      return;
    }
    try {
      const { kind, id } = found;
      const { place, sql } = await client.ask('search.locate', { kind, id, start: match.start });
      if (place?.path === undefined) await this.#showRow(sql, found.title, background);
      else {
        const at = { line: place.line ?? 1, column: place.column ?? 1 };
        const end = kind === 'quotations' ? endOf(at, match.matched) : null;
        await documents.open(place.path, { ...at, ...(end ? { end } : {}), background });
      }
    } catch (error) {
      await dialogs.fail(`${found.title} cannot be shown`, failureData(error).message);
    }
  };

  readonly dismiss = (hits: readonly Hit[]): void => {
    const dismissed = new Set(this.#desk.get().dismissed);
    for (const { found, match } of hits) dismissed.add(matchKey(found, match));
    this.#desk.set({ dismissed });
  };

  readonly replace = async (hits: readonly Hit[]): Promise<void> => {
    const { client, store, dialogs, documents } = this.#parts;
    const { query, result } = this.#desk.get();
    const tools = { ask: client.ask, store, documents };
    const done = await replaceMatches(tools, query.pattern, query.replacement, rewritingsOf(hits));
    const dismissed = new Set(this.#desk.get().dismissed);
    for (const { found, matches } of done.done)
      for (const match of result?.found.find(({ id }) => id === found.id)?.matches ?? [])
        if (dismissed.delete(matchKey(found, match)))
          dismissed.add(matchKey(found, { ...match, start: shiftedStart(match.start, matches) }));
    this.#desk.set({ dismissed });
    await this.#desk.run();
    if (done.left.length > 0)
      await dialogs.tell(
        done.matches === 0
          ? 'Nothing was replaced'
          : `${counted(done.left.length, 'file was', 'files were')} left as they are`,
        [...new Set(done.left)].slice(0, 12).join('\n\n'),
      );
    if (done.matches > 0) {
      const notice = `Replaced ${counted(done.matches, 'match', 'matches')} in ${counted(done.files, 'file', 'files')}. Files that were not open can be restored from History.`;
      store.dispatch({ type: 'notice.set', notice, passing: true });
    }
  };

  readonly replaceAll = async ({ hits }: SearchTarget): Promise<void> => {
    const free = hits.filter(({ found }) => found.locked === null);
    const texts = rewritingsOf(free).length;
    const kept = rewritingsOf(hits).length - texts;
    if (texts === 0) {
      await this.replace(hits);
      return;
    }
    const { query } = this.#desk.get();
    const choice = await this.#parts.dialogs.choose({
      title: `Replace ${counted(free.length, 'match', 'matches')} in ${counted(texts, 'file', 'files')}?`,
      message: [
        query.replacement === '' ? 'They become nothing.' : `They become “${query.replacement}”.`,
        'Texts that are open change in their editors, where it can be undone; other files are written at once, and History keeps what they were.',
        ...(kept === 0
          ? []
          : [`${counted(kept, 'file', 'files')} with matches cannot be changed and stay as they are.`]),
      ].join(' '),
      choices: [{ id: 'replace', label: 'Replace' }],
    });
    if (choice === 'replace') await this.replace(hits);
  };

  /** Shows the row of a thing that no file is known of. */
  async #showRow(sql: string, title: string, background: boolean): Promise<void> {
    const { store, documents, run } = this.#parts;
    const before = Object.values(store.get().documents).find(
      ({ path, text }) => isUntitled(path) && text === sql,
    );
    if (before) await documents.open(before.path, { background });
    else run(documents.begin(`${title.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_').slice(0, 40)}.sql`, sql));
  }
}

/** Where words on one line end; null where they go on over lines. */
function endOf({ line, column }: { line: number; column: number }, words: string) {
  return words.includes('↵') || words.endsWith('…') ? null : { line, column: column + words.length };
}
