import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { Arrangement, FindRequest, FoundCell, ResultSummary } from '../../../main/contract/result';
import type { Cell } from '../../adapters/grid/selection';
import { useClient } from '../../client/client';

interface Search {
  readonly result: ResultSummary;
  readonly shown: Arrangement;
  readonly columns: readonly number[];
  readonly onFound: (cell: Cell) => void;
}

const patience = 250;
const begin: Cell = { row: 0, column: 0 };

/** Looks for a text as it is typed, and goes on to the next or the previous cell that has it. */
export function useFind(text: string, { result, shown, columns, onFound }: Search) {
  const { ask } = useClient();
  const [words, setWords] = useState('');
  const from = useRef(begin);
  const under = useRef(new AbortController());
  const last = useRef(Promise.resolve());

  const look = async (direction: FindRequest['direction'], signal: AbortSignal): Promise<void> => {
    const ended = () => signal.aborted;
    if (ended()) return;
    if (text === '') {
      setWords('');
      return;
    }
    setWords('Looking…');
    const where = { result: result.result, ...shown, columns, text, from: from.current, direction };
    try {
      const found = await ask('result.find', where, signal);
      if (ended()) return;
      setWords(wordsOf(found));
      if (found.cells === 0) return;
      from.current = { row: found.row, column: found.column };
      onFound(from.current);
    } catch (error) {
      if (!ended()) setWords(failureData(error).message);
    }
  };
  // One after another, so that each press of a key goes one cell on.
  const then = (direction: FindRequest['direction'], { signal }: AbortController) => {
    last.current = last.current.then(() => look(direction, signal));
  };
  const lookHere = useEffectEvent((controller: AbortController) => {
    then('here', controller);
  });

  useEffect(() => {
    from.current = begin;
  }, [shown, columns]);
  useEffect(() => {
    const controller = new AbortController();
    under.current = controller;
    const timer = setTimeout(() => {
      lookHere(controller);
    }, patience);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, shown, columns]);

  return {
    words,
    go: (direction: 'next' | 'previous') => {
      then(direction, under.current);
    },
  };
}

function wordsOf({ cells, place }: FoundCell): string {
  if (cells === 0) return 'Not found';
  return `${place.toLocaleString('en-GB')} of ${cells.toLocaleString('en-GB')}`;
}
