import { lazy, Suspense } from 'react';
import type { TextComparisonProps } from './comparisonProps';

const MonacoComparison = lazy(async () => ({
  default: (await import('./MonacoComparison')).MonacoComparison,
}));

/** Two texts side by side, or one under the other where there is little room, with what differs marked. */
export function TextComparison(props: TextComparisonProps) {
  return (
    <Suspense fallback={<div className="text-editor" aria-busy="true" />}>
      <MonacoComparison {...props} />
    </Suspense>
  );
}
