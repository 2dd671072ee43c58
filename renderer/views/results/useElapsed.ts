import { useEffect, useState } from 'react';

const every = 100;

/** Milliseconds since a moment of `performance.now()`, drawn again ten times a second. */
export function useElapsed(startedAt: number): number {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now());
    }, every);
    return () => {
      clearInterval(timer);
    };
  }, [startedAt]);
  return Math.max(0, now - startedAt);
}
