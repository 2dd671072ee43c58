import { grouped } from '../grouped';
import type { Trial } from './trial';
import { isSettled } from './trial';

/** Pairs of neighbours found once that must ascend before the order of rows is believed. */
const proof = 5;
const passes = 5;

/** Chooses between finds by the rows around: as many equal rows as finds, or the place between two neighbours. */
export function applyNeighbours(trials: readonly Trial[]): void {
  const groups = [...grouped(trials, ({ document }) => document.id).values()];
  const ordered = isOrdered(groups);
  for (const own of groups) {
    let open = own.filter(trial => !isSettled(trial) && !trial.more);
    for (let pass = 0; pass < passes && open.length > 0; pass += 1) {
      const before = open.length;
      spreadEqualRows(open);
      if (ordered) keepOrder(own);
      open = open.filter(trial => !isSettled(trial));
      if (open.length === before) break;
    }
  }
}

/** Whether all rows found once follow their document, with enough of them to be no chance. */
function isOrdered(groups: readonly (readonly Trial[])[]): boolean {
  let ascending = 0;
  for (const own of groups) {
    const starts = own.filter(isSettled).map(({ spans }) => spans[0]?.start ?? 0);
    for (const [index, start] of starts.entries()) {
      const before = starts[index - 1] ?? start;
      if (before > start) return false;
      if (before < start) ascending += 1;
    }
  }
  return ascending >= proof;
}

/** Rows alike in all but their date, as many as there are finds, are one for each find: nobody codes a passage twice. */
function spreadEqualRows(open: readonly Trial[]): void {
  const alike = grouped(open, ({ segment: { codePath, coder, quote }, spans }) =>
    JSON.stringify([codePath, coder, quote, spans[0]?.start, spans.at(-1)?.start, spans.length]),
  );
  for (const rows of alike.values()) {
    const comments = new Set(rows.map(({ segment }) => segment.comment));
    const spans = rows[0]?.spans ?? [];
    if (spans.length !== rows.length || comments.size > 1) continue;
    rows.forEach((row, index) => {
      row.spans = spans.slice(index, index + 1);
      row.chosenBy = 'number of rows';
    });
  }
}

/** Keeps the finds that stand no earlier than the row above and no later than the row below. */
function keepOrder(own: readonly Trial[]): void {
  const highest: number[] = [];
  let next = Infinity;
  for (const trial of [...own].reverse()) {
    highest.push(next);
    if (isSettled(trial)) next = trial.spans[0]?.start ?? next;
  }
  let lowest = 0;
  for (const [index, trial] of own.entries()) {
    const most = highest[own.length - 1 - index] ?? Infinity;
    if (!isSettled(trial) && !trial.more) keepBetween(trial, lowest, most);
    if (isSettled(trial)) lowest = trial.spans[0]?.start ?? lowest;
  }
}

function keepBetween(trial: Trial, lowest: number, highest: number): void {
  const spans = trial.spans.filter(({ start }) => start >= lowest && start <= highest);
  if (spans.length === 0 || spans.length === trial.spans.length) return;
  trial.spans = spans;
  trial.chosenBy = 'order of rows';
}
