import { useEffect, useRef, useState } from 'react';
import type { Arrangement, ResultSummary } from '../../../main/contract/result';
import type { Cell } from '../../adapters/grid/selection';
import { IconButton } from '../../components/IconButton';
import { useFind } from './useFind';

interface FindBarProps {
  readonly result: ResultSummary;
  readonly shown: Arrangement;
  /** Indexes of the columns shown. */
  readonly columns: readonly number[];
  /** Rises each time that it is asked for, also while it is there. */
  readonly asked: number;
  readonly onFound: (cell: Cell) => void;
  readonly onClose: () => void;
}

/** Finds a text in the cells of all rows. */
export function FindBar({ asked, onClose, ...search }: FindBarProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { words, go } = useFind(text, search);
  useEffect(() => {
    field.current?.select();
  }, [asked]);
  const close = () => {
    field.current?.closest('.one-result')?.querySelector<HTMLElement>('[data-focus]')?.focus();
    onClose();
  };
  return (
    <search
      className="find-bar"
      aria-label="Find in result"
      onKeyDown={event => {
        if (event.key === 'Escape') close();
        else if (event.key === 'Enter' && event.target === field.current)
          go(event.shiftKey ? 'previous' : 'next');
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <input
        ref={field}
        className="filter-text"
        aria-label="Find in result"
        placeholder="Find in all rows"
        spellCheck={false}
        value={text}
        onChange={event => {
          setText(event.target.value);
        }}
      />
      <span className="find-facts" role="status">
        {words}
      </span>
      <IconButton
        icon="arrow-up"
        label="Previous"
        keys="Shift+Enter"
        onClick={() => {
          go('previous');
        }}
      />
      <IconButton
        icon="arrow-down"
        label="Next"
        keys="Enter"
        onClick={() => {
          go('next');
        }}
      />
      <IconButton icon="close" label="Close" keys="Escape" onClick={close} />
    </search>
  );
}
