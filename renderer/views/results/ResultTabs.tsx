import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Badge } from '../../components/Badge';
import { Codicon } from '../../components/Codicon';
import { IconButton } from '../../components/IconButton';
import { PopupMenu } from '../../components/PopupMenu';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { useLook } from './useResultView';
import type { StatementResult } from '../../../main/contract/result';
import './ResultTabs.css';

export const tabId = (path: string, index: number): string => `result-tab-${path}-${index}`;

/** From how many results on a list of all helps to find one. */
const many = 4;

/** A tab for the rows of each statement of a script, and for the failure of the last; nothing for one alone. */
export function ResultTabs({ path }: { readonly path: string }) {
  const run = useSessionPart(session => session.runs[path]);
  const dispatch = useDispatch();
  const list = useRef<HTMLDivElement>(null);
  const shown = run?.shown ?? 0;
  const count = (run?.results.length ?? 0) + (run?.failure ? 1 : 0);
  useEffect(() => {
    list.current?.children[shown]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown, count]);
  if (!run || count < 2) return null;

  const choose = (index: number) => {
    dispatch({ type: 'result.chosen', path, index });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextOf(event.key, shown, count);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    const tab = list.current?.children[next];
    if (tab instanceof HTMLElement) tab.focus();
  };
  const tab = (index: number) => ({
    id: tabId(path, index),
    selected: index === shown,
    onChoose: () => {
      choose(index);
    },
  });
  return (
    <div className="result-tabs">
      <div
        ref={list}
        className="result-tab-list"
        role="tablist"
        aria-label="Results of the statements"
        onKeyDown={onKeyDown}
      >
        {run.results.map((result, index) => (
          <RowsTab key={result.result} result={result} {...tab(index)} />
        ))}
        {run.failure && (
          <Tab {...tab(run.results.length)} title={run.failure.message} failed>
            <Codicon name="error" />
            <span className="result-tab-title">Error</span>
          </Tab>
        )}
      </div>
      {count >= many && (
        <AllResults titles={titlesOf(run.results, run.failure !== null)} {...{ shown, choose }} />
      )}
    </div>
  );
}

function titlesOf(results: readonly StatementResult[], failed: boolean): readonly string[] {
  return [...results.map(({ title }) => title), ...(failed ? ['Error'] : [])];
}

interface TabProps {
  readonly id: string;
  readonly selected: boolean;
  readonly onChoose: () => void;
}

function RowsTab({ result, ...tab }: TabProps & { readonly result: StatementResult }) {
  const rows = useLook(result)?.rows ?? result.rows;
  return (
    <Tab {...tab} title={result.title}>
      <span className="result-tab-title">{result.title}</span>
      <Badge count={rows} />
      <span className="unseen">{rows === 1 ? 'row' : 'rows'}</span>
    </Tab>
  );
}

interface DrawnTabProps extends TabProps {
  readonly title: string;
  readonly failed?: boolean;
  readonly children: ReactNode;
}

function Tab({ id, selected, onChoose, title, failed, children }: DrawnTabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={id}
      className={failed ? 'result-tab failed' : 'result-tab'}
      title={title}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}

interface AllResultsProps {
  readonly titles: readonly string[];
  readonly shown: number;
  readonly choose: (index: number) => void;
}

function AllResults({ titles, shown, choose }: AllResultsProps) {
  const [place, setPlace] = useState<{ readonly x: number; readonly y: number } | null>(null);
  return (
    <>
      <IconButton
        icon="list-unordered"
        label={`All ${titles.length} results`}
        onClick={event => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect();
          setPlace({ x: right - 260, y: bottom });
        }}
      />
      {place && (
        <PopupMenu
          {...place}
          label="Results of the statements"
          items={titles.map((title, index) => ({
            id: String(index),
            label: `${index + 1}  ${title}`,
            checked: index === shown,
          }))}
          onPick={id => {
            choose(Number(id));
          }}
          onClose={() => {
            setPlace(null);
          }}
        />
      )}
    </>
  );
}

function nextOf(key: string, now: number, count: number): number | null {
  if (key === 'ArrowRight') return (now + 1) % count;
  if (key === 'ArrowLeft') return (now - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
