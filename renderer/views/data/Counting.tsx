import { useEffect, useState } from 'react';
import { useClient } from '../../client/client';
import { Button } from '../../components/Button';
import { ProgressBar } from '../../components/ProgressBar';
import { countOf } from './words';

interface CountingProps {
  /** The job that counts. */
  readonly job: string;
  /** How many rows there are; null where that is to be counted too. */
  readonly rows: number | null;
  readonly onCancel: () => void;
}

const soonEnough = 300;

/** Says how far the counting has come, unless it is over at once. */
export function Counting({ job, rows, onCancel }: CountingProps) {
  const { listen } = useClient();
  const [late, setLate] = useState(false);
  const [fraction, setFraction] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, soonEnough);
    const stop = listen('job.progressed', told => {
      if (told.job === job) setFraction(told.fraction);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [listen, job]);
  if (!late) return null;
  return (
    <div className="counting" role="status">
      <p className="data-facts">Counting {rows === null ? 'its rows' : countOf(rows, 'row')}…</p>
      <ProgressBar label="Counting" fraction={fraction} />
      <div className="data-actions">
        <Button label="Cancel" onClick={onCancel} />
      </div>
    </div>
  );
}
