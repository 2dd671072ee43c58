import { useEffect, useState } from 'react';
import { useClient } from './client';

/** A number that rises whenever answers may have become others: the study changed, or the engine started again. */
export function useRound(): number {
  const { listen, onRestart } = useClient();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const again = () => {
      setRound(last => last + 1);
    };
    const stops = [listen('study.changed', again), onRestart(again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [listen, onRestart]);
  return round;
}
