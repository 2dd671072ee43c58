import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { durationText } from '../../workbench/durationText';
import { useElapsed } from './useElapsed';

interface RearrangingProps {
  readonly since: number;
  readonly onCancel: () => void;
  /** What is told until it takes a while. */
  readonly children: ReactNode;
}

const patience = 300;

/** Says that the rows in sight are still those of before, in place of their facts. */
export function Rearranging({ since, onCancel, children }: RearrangingProps) {
  const elapsed = useElapsed(since);
  if (elapsed < patience) return children;
  return (
    <div className="run-facts">
      <span role="status">Filtering and sorting; these are still the rows of before</span>
      <span aria-hidden="true">· {durationText(Math.floor(elapsed / 100) * 100)}</span>
      <Button label="Cancel" icon="debug-stop" onClick={onCancel} />
    </div>
  );
}
