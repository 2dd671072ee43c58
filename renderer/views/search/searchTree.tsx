import type { Found, FoundMatch, SearchKind, SearchResult } from '../../../main/contract/search';
import { Codicon } from '../../components/Codicon';
import type { TreeNode } from '../../components/treeRows';
import { nameOf } from '../../session/document';
import { FileIcon } from '../../workbench/FileIcon';
import { matchKey } from './matchKey';
import { kindNames } from './searchQuery';

/** What a row stands for: the matches in it, one for a row that opens at it. */
export interface SearchTarget {
  readonly hits: readonly Hit[];
  /** Whether the row is a match rather than what holds some. */
  readonly leaf: boolean;
}

export interface Hit {
  readonly found: Found;
  readonly match: FoundMatch;
  /** Its place among the matches of what it is in, those that were dismissed counted. */
  readonly index: number;
}

export interface SearchTree {
  readonly nodes: readonly TreeNode[];
  readonly targets: ReadonlyMap<string, SearchTarget>;
  /** Ids of the rows that open something, in their order. */
  readonly leaves: readonly string[];
  /** Ids of the rows that have others beneath them. */
  readonly parents: readonly string[];
}

const number = (count: number): string => count.toLocaleString('en-GB');
const matchesOf = (count: number): string => `${number(count)} ${count === 1 ? 'match' : 'matches'}`;

/** What was found, by kind, then by text or thing. What the person dismissed is not there. */
export function searchTree(
  result: SearchResult | null,
  dismissed: ReadonlySet<string>,
  replacing: boolean,
): SearchTree {
  const grower = new Grower(dismissed, replacing);
  const nodes = kindNames.flatMap(([kind, name]) =>
    grower.section(kind, name, result?.found.filter(one => one.kind === kind) ?? []),
  );
  return { nodes, targets: grower.targets, leaves: grower.leaves, parents: grower.parents };
}

class Grower {
  readonly targets = new Map<string, SearchTarget>();
  readonly leaves: string[] = [];
  readonly parents: string[] = [];
  readonly #dismissed: ReadonlySet<string>;
  readonly #replacing: boolean;

  constructor(dismissed: ReadonlySet<string>, replacing: boolean) {
    this.#dismissed = dismissed;
    this.#replacing = replacing;
  }

  section(kind: SearchKind, name: string, all: readonly Found[]): readonly TreeNode[] {
    const id = `section:${kind}`;
    // Rows are listed as they are drawn, so that going from match to match follows the eye.
    const found = all.map(one => [one, this.#hits(one)] as const).filter(([, hits]) => hits.length > 0);
    if (found.length === 0) return [];
    this.parents.push(id);
    const children =
      kind === 'quotations'
        ? byTitle(found).map(([title, group]) => this.#group(title, group))
        : found.map(([one, hits]) => this.#thing(one, hits));
    const hits = found.flatMap(([, own]) => own);
    this.targets.set(id, { hits, leaf: false });
    return [
      {
        id,
        label: name,
        section: true,
        children,
        note: noteOf(
          hits,
          found.map(([one]) => one),
        ),
      },
    ];
  }

  #hits(found: Found): readonly Hit[] {
    return found.matches
      .map((match, index) => ({ found, match, index }))
      .filter(({ match }) => !this.#dismissed.has(matchKey(found, match)));
  }

  /** Quotations of one document. */
  #group(title: string, found: readonly (readonly [Found, readonly Hit[]])[]): TreeNode {
    const id = `group:${title}`;
    const hits = found.flatMap(([, own]) => own);
    this.targets.set(id, { hits, leaf: false });
    this.parents.push(id);
    return {
      id,
      label: title,
      icon: <Codicon name="quote" />,
      children: found.flatMap(([one, own]) => own.map(hit => this.#match(hit, one.detail))),
      note: noteOf(
        hits,
        found.map(([one]) => one),
      ),
    };
  }

  #thing(found: Found, hits: readonly Hit[]): TreeNode {
    const { kind, path, title, detail } = found;
    const id = `thing:${kind}:${found.id}`;
    const inTitle = path === null ? hits.filter(({ match }) => isTitle(match)) : [];
    const below = path === null ? hits.filter(({ match }) => !isTitle(match)) : hits;
    const label = path !== null && title === path ? nameOf(path) : title;
    const folder = path !== null && title === path ? path.split('/').slice(0, -1).join('/') : '';
    const aside = folder === '' ? detail : folder;
    const leaf = below.length === 0;
    this.targets.set(id, { hits, leaf });
    if (leaf) this.leaves.push(id);
    else this.parents.push(id);
    return {
      id,
      label,
      icon: iconOf(found),
      tooltip: [
        path ?? title,
        detail,
        found.unsaved ? 'unsaved' : '',
        found.locked && this.#replacing ? found.locked : '',
      ]
        .filter(Boolean)
        .join('\n'),
      positions: inTitle.flatMap(({ match }) => range(match.start, match.matched.length)),
      note: noteOf(hits, [found], this.#replacing),
      ...(inTitle.length > 0 || aside === '' ? {} : { face: faceOf(label, aside, found.unsaved) }),
      ...(leaf ? {} : { children: below.map(hit => this.#match(hit, hit.match.label)) }),
    };
  }

  #match(hit: Hit, label: string | null): TreeNode {
    const { found, match, index } = hit;
    const { before, matched, after, becomes } = match;
    const id = matchId(found, index);
    this.targets.set(id, { hits: [hit], leaf: true });
    this.leaves.push(id);
    const line = found.path === null ? '' : `line ${number(match.line)}`;
    const change =
      becomes === null || found.locked !== null ? '' : becomes === '' ? 'removed' : `becomes ${becomes}`;
    return {
      id,
      label: `${before}${matched}${after}`,
      tooltip: [match.context, [line, label].filter(Boolean).join(', ')].filter(Boolean).join('\n\n'),
      note: {
        text: label ?? '',
        tone: 'quiet',
        spoken: [change, line, label].filter(Boolean).join(', '),
      },
      face: <Line match={match} changes={change !== ''} />,
    };
  }
}

/**
 * A match in its line; where there is no room for all, first what stands after it goes, then the beginning of what stands
 * before. What it would become is told to screen readers after the name of the row.
 */
function Line({ match, changes }: { readonly match: FoundMatch; readonly changes: boolean }) {
  const { before, matched, after, becomes } = match;
  return (
    <span className="search-line">
      <span className="search-before">
        <bdi>{before}</bdi>
      </span>
      {changes ? <del>{matched}</del> : <b>{matched}</b>}
      {changes && becomes !== '' && <ins data-text={becomes} />}
      <span className="search-after">{after}</span>
    </span>
  );
}

function faceOf(label: string, aside: string, unsaved: boolean) {
  return (
    <>
      {label}
      <span className="search-aside" data-text={unsaved ? `● ${aside}` : aside} />
    </>
  );
}

/** How many matches there are, and how many of them are listed; what cannot be replaced says so. */
function noteOf(
  hits: readonly Hit[],
  found: readonly Found[],
  replacing = false,
): NonNullable<TreeNode['note']> {
  const untold = found.reduce((sum, { count, matches }) => sum + count - matches.length, 0);
  const text = untold > 0 ? `${number(hits.length)} of ${number(hits.length + untold)}` : number(hits.length);
  const spoken = untold > 0 ? `first ${text} matches` : matchesOf(hits.length);
  if (replacing && found.every(({ locked }) => locked !== null))
    return { text: `${text} · kept`, tone: 'warning', spoken: `${spoken}, cannot be replaced` };
  return { text, tone: 'quiet', spoken };
}

function byTitle(found: readonly (readonly [Found, readonly Hit[]])[]) {
  const groups = new Map<string, (readonly [Found, readonly Hit[]])[]>();
  for (const one of found) {
    const group = groups.get(one[0].title);
    if (group) group.push(one);
    else groups.set(one[0].title, [one]);
  }
  return [...groups];
}

/** The id of a match's row. */
function matchId({ kind, id }: Found, index: number): string {
  return `match:${kind}:${id}:${index}`;
}

/**
 * Where the cursor goes in another list: to the same place of the same text where that is there, so that it does not
 * slip when something before it is gone; else it stays, and the next match comes to stand under it.
 */
export function followed(
  cursor: string | null,
  before: SearchResult | null,
  now: SearchResult,
): string | null {
  for (const found of before?.found ?? []) {
    const index = found.matches.findIndex((_, place) => matchId(found, place) === cursor);
    const match = found.matches[index];
    if (!match) continue;
    const same = now.found.find(({ kind, id }) => kind === found.kind && id === found.id);
    const place = same?.matches.findIndex(
      ({ line, column, label }) => line === match.line && column === match.column && label === match.label,
    );
    return same && place !== undefined && place >= 0 ? matchId(same, place) : cursor;
  }
  return cursor;
}

const isTitle = ({ label, line }: FoundMatch): boolean =>
  (label === 'name' || label === 'title') && line === 1;

function range(start: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => start + index);
}

function iconOf({ kind, path }: Found) {
  if (kind === 'codes') return <Codicon name="tag" />;
  if (kind === 'events') return <Codicon name="calendar" />;
  if (kind === 'memos') return <Codicon name="note" />;
  if (kind === 'transcripts') return <Codicon name="comment-discussion" />;
  return <FileIcon path={path ?? ''} />;
}
