import type { ProjectDraft } from '../ProjectDraft';
import type { Row, SqliteFile } from '../sqlite/SqliteFile';

/** The rows of an RQDA database that were not deleted; those that were are counted. */
export class Living {
  readonly #draft: ProjectDraft;
  readonly #database: SqliteFile;

  constructor(draft: ProjectDraft, database: SqliteFile) {
    this.#draft = draft;
    this.#database = database;
  }

  rows(table: string, what: string): readonly Row[] {
    const all = this.#database.rows(table);
    const living = all.filter(row => row.number('status') === 1);
    this.#draft.lose(
      `Deleted ${what}`,
      'RQDA keeps what was deleted; it is not read.',
      all.length - living.length,
    );
    return living;
  }

  /** Attributes of cases or files, by their ids. */
  attributes(table: string, key: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const found = new Map<string, Map<string, string>>();
    for (const row of this.rows(table, 'attributes')) {
      const id = row.text(key) ?? '';
      const mine = found.get(id) ?? new Map<string, string>();
      mine.set(row.text('variable') ?? '', row.text('value') ?? '');
      found.set(id, mine);
    }
    return found;
  }
}
