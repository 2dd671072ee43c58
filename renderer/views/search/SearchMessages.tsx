import { useState } from 'react';
import type { SearchResult } from '../../../main/contract/search';
import { FailureNotice } from '../../components/FailureNotice';
import { ProgressBar } from '../../components/ProgressBar';
import { kindNames } from './searchQuery';
import type { SearchQuery } from './searchQuery';
import { useSearch } from './useSearch';

const number = (count: number): string => count.toLocaleString('en-GB');
const counted = (count: number, one: string, more: string): string =>
  `${number(count)} ${count === 1 ? one : more}`;

/** How much was found, in what, and what was not looked through. */
export function SearchMessages({ shown }: { readonly shown: number }) {
  const { desk, state } = useSearch();
  const { query, result, failure, busy } = state;
  if (failure && failure.code !== 'query' && failure.code !== 'cancelled')
    return (
      <FailureNotice title="The search failed." message={failure.message} onRetry={() => void desk.again()} />
    );
  return (
    <div className="search-messages">
      {busy && <ProgressBar label="Searching" fraction={null} />}
      <div role="status">
        {query.pattern.text === '' ? (
          <p>Type what to look for in the transcripts, the coding, the events and the files of this study.</p>
        ) : (
          <p>{sentenceOf(state, shown)}</p>
        )}
        {query.replacing &&
          result?.found.some(({ locked }) => locked !== null) === true &&
          failure === null && <p>Files marked “kept” cannot be changed here: their tooltips say why.</p>}
        {result?.emptyMatches === true && failure === null && (
          <p>Places where the expression matches nothing are left out.</p>
        )}
      </div>
      {result && failure === null && query.pattern.text !== '' && <NotSearched result={result} />}
    </div>
  );
}

function sentenceOf(state: ReturnType<typeof useSearch>['state'], shown: number): string {
  const { query, result, failure, busy, dismissed } = state;
  if (failure?.code === 'cancelled') return 'The search was stopped before it ended.';
  if (failure) return 'Nothing was searched.';
  if (!result) return busy ? 'Searching…' : 'The search was stopped before it ended.';
  if (!query.replacing && query.kinds.length === 0) return 'Choose what is to be searched.';
  const { matches, places } = result;
  if (matches === 0) return `No match in ${searchedWords(result, query)}.`;
  const told = result.found.reduce((sum, { matches: own }) => sum + own.length, 0);
  const untold = matches - told;
  const gone = told - shown;
  const found =
    untold > 0
      ? `First ${number(shown)} of ${counted(matches, 'match', 'matches')}`
      : counted(shown, 'match', 'matches');
  const without = gone > 0 && dismissed.size > 0 ? `; ${number(gone)} dismissed` : '';
  const narrow = untold > 0 ? ' Look for more letters, or in fewer files, to see the others.' : '';
  return `${found} in ${counted(places, 'place', 'places')}${without}.${narrow}`;
}

/** What was looked through, for a search that found nothing. */
function searchedWords({ texts, rows }: SearchResult, { kinds, replacing }: SearchQuery): string {
  const parts = [
    texts > 0 ? counted(texts, 'text', 'texts') : '',
    rows > 0 ? counted(rows, 'row of the tables', 'rows of the tables') : '',
  ].filter(Boolean);
  const left = replacing
    ? []
    : kindNames.filter(([kind]) => !kinds.includes(kind)).map(([, name]) => name.toLowerCase());
  const without = left.length === 0 ? '' : `; ${left.join(', ')} were not searched`;
  return `${parts.length === 0 ? 'nothing: there is no such text' : parts.join(' and ')}${without}`;
}

/** Files that were not searched as texts, each with its reason. */
function NotSearched({ result }: { readonly result: SearchResult }) {
  const [open, setOpen] = useState(false);
  const { notes, notTexts, covered } = result;
  const binary = notTexts.reduce((sum, { files }) => sum + files, 0);
  const endings = notTexts.map(({ ending }) => ending || 'no ending').join(', ');
  const lines = [
    ...notes.map(({ path, reason }) => `${path}: ${reason}`),
    ...(binary > 0 ? [`${counted(binary, 'file is', 'files are')} no text (${endings}).`] : []),
    ...(covered > 0
      ? [
          `The text of ${counted(covered, 'file', 'files')} is not searched, since it is found as quotations, codes, events or memos. Choose Files alone to search it.`,
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  const most = 20;
  return (
    <>
      <button
        type="button"
        className="search-narrow"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className={`codicon codicon-chevron-${open ? 'down' : 'right'}`} aria-hidden />
        What was not searched
      </button>
      {open && (
        <ul className="search-notes">
          {lines.slice(0, most).map(line => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > most && <li>{counted(lines.length - most, 'more file', 'more files')}.</li>}
        </ul>
      )}
    </>
  );
}
