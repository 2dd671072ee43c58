import { useId } from 'react';
import type { ReactNode } from 'react';

interface FoldedPartProps {
  readonly title: string;
  readonly fact?: string;
  readonly tone?: 'good' | 'warning';
  readonly children: ReactNode;
}

/** A part of what is told of a file, open until it is folded. */
export function FoldedPart({ title, fact, tone, children }: FoldedPartProps) {
  const id = useId();
  return (
    <details className="import-part" open aria-labelledby={id}>
      <summary>
        <span id={id} className="import-part-title">
          {title}
        </span>
        {fact !== undefined && <span className={`import-part-fact ${tone ?? ''}`}>{fact}</span>}
      </summary>
      {children}
    </details>
  );
}
