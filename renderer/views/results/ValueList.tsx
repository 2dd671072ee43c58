import { useEffect, useState } from 'react';
import type { Filter } from '../../../main/contract/result';
import { useAnswer } from '../../client/useAnswer';

interface ValueListProps {
  readonly result: string;
  readonly column: number;
  /** Those of the other columns. */
  readonly filters: readonly Filter[];
  readonly chosen: Filter['values'];
  readonly onChoose: (chosen: Filter['values']) => void;
}

const patience = 200;

/** The values of a column with how many rows have each, to choose from; chosen ones are listed first. */
export function ValueList({ result, column, filters, chosen, onChoose }: ValueListProps) {
  const [search, setSearch] = useState('');
  const [first] = useState(chosen);
  const answer = useAnswer('result.values', { result, column, filters, search: useSettled(search) });
  const listed = answer.state === 'ready' ? answer.value.values : [];
  const counts = new Map(listed.map(({ text, rows }) => [text, rows]));
  const shown = search === '' ? [...new Set([...first, ...counts.keys()])] : [...counts.keys()];
  return (
    <>
      <input
        data-first=""
        className="filter-text"
        aria-label="Find a value"
        placeholder="Find a value"
        spellCheck={false}
        value={search}
        onChange={event => {
          setSearch(event.target.value);
        }}
      />
      <div className="value-list" role="group" aria-label="Values">
        {shown.map(text => (
          <label key={text === null ? 'null' : `=${text}`} title={text ?? 'NULL'}>
            <input
              type="checkbox"
              checked={chosen.includes(text)}
              onChange={event => {
                const others = chosen.filter(each => each !== text);
                onChoose(event.target.checked ? [...others, text] : others);
              }}
            />
            <span className={text === null ? 'value-name null' : 'value-name'}>
              {text === '' ? '(empty text)' : (text ?? 'NULL')}
            </span>
            <span className="value-rows">{counts.get(text)?.toLocaleString('en-GB')}</span>
          </label>
        ))}
      </div>
      <p className="value-facts" aria-live="polite">
        {answer.state === 'pending' && 'Counting the values…'}
        {answer.state === 'failed' && answer.failure.message}
        {answer.state === 'ready' && factsOf(listed.length, answer.value.distinct, chosen.length)}
      </p>
    </>
  );
}

function factsOf(listed: number, distinct: number, chosen: number): string {
  const count = (number: number) => number.toLocaleString('en-GB');
  const picked = chosen === 0 ? '' : ` · ${count(chosen)} chosen`;
  if (listed === distinct) return `${count(distinct)} ${distinct === 1 ? 'value' : 'values'}${picked}`;
  return `${count(listed)} of ${count(distinct)} values, the most frequent${picked}`;
}

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, patience);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}
