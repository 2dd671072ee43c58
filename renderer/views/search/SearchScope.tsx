import type { CaseSummary } from '../../../main/contract/study';
import { useAnswer } from '../../client/useAnswer';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import { useSessionPart } from '../../session/SessionProvider';
import { kindNames } from './searchQuery';
import { useSearch } from './useSearch';

/** What kinds of things are looked through, and which of them. */
export function SearchScope() {
  const { desk, state } = useSearch();
  const { query } = state;
  return (
    <div className="search-scope">
      {query.replacing ? (
        <p className="search-quiet">While replacing, the texts of files are searched and nothing else.</p>
      ) : (
        <div className="search-kinds" role="group" aria-label="What is searched">
          {kindNames.map(([kind, name]) => (
            <button
              key={kind}
              type="button"
              className="search-kind"
              aria-pressed={query.kinds.includes(kind)}
              onClick={() => {
                const kinds = kindNames
                  .map(([one]) => one)
                  .filter(one => query.kinds.includes(one) !== (one === kind));
                desk.change({ kinds });
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <button
        type="button"
        className="search-narrow"
        aria-expanded={query.narrowing}
        onClick={() => {
          desk.change({ narrowing: !query.narrowing });
        }}
      >
        <span className={`codicon codicon-chevron-${query.narrowing ? 'down' : 'right'}`} aria-hidden />
        {query.replacing ? 'Files to include or exclude' : 'Files, case and code'}
        {narrowed(query) && ' (narrowed)'}
      </button>
      {query.narrowing && <NarrowFields />}
    </div>
  );
}

function narrowed({
  include,
  exclude,
  case: one,
  code,
}: ReturnType<typeof useSearch>['state']['query']): boolean {
  return [include, exclude, one ?? '', code ?? ''].some(text => text.trim() !== '');
}

const nothing = {};
const none: readonly CaseSummary[] = [];

function NarrowFields() {
  const { desk, state } = useSearch();
  const { query } = state;
  return (
    <div className="search-narrowing">
      <TextField
        label="Files to include"
        placeholder="*.sql, analyses/"
        value={query.include}
        onChange={include => {
          desk.change({ include });
        }}
      />
      <TextField
        label="Files to exclude"
        placeholder="data/, *.jsonl"
        value={query.exclude}
        onChange={exclude => {
          desk.change({ exclude });
        }}
      />
      {!query.replacing && <CaseAndCode />}
    </div>
  );
}

/** What transcripts, quotations and events are of. */
function CaseAndCode() {
  const { desk, state } = useSearch();
  const { query } = state;
  const cases = useSessionPart(session => session.study?.cases ?? none);
  const answer = useAnswer('search.codes', nothing);
  const codes = answer.state === 'ready' ? answer.value : [];
  const any = { value: '', label: 'All' };
  const narrow = query.case !== null || query.code !== null;
  return (
    <>
      <SelectField
        label="Case"
        value={query.case ?? ''}
        options={[
          any,
          ...cases.map(({ id, shortName, name }) => ({ value: id, label: `${shortName}: ${name}` })),
        ]}
        onChange={value => {
          desk.change({ case: value === '' ? null : value });
        }}
      />
      <SelectField
        label="Code, with those beneath it"
        value={query.code ?? ''}
        options={[any, ...codes.map(({ id, path }) => ({ value: id, label: `${id} ${indented(path)}` }))]}
        onChange={value => {
          desk.change({ code: value === '' ? null : value });
        }}
      />
      {narrow && (
        <p className="search-quiet">
          {query.code === null
            ? 'Files, codes and memos are of no case and are left out.'
            : 'Only transcripts and quotations have codes; all else is left out.'}
        </p>
      )}
    </>
  );
}

/** The last name of a path, further in the deeper it stands. */
function indented(path: string): string {
  const names = path.split(' / ');
  return `${'\u2003'.repeat(names.length - 1)}${names.at(-1) ?? ''}`;
}
