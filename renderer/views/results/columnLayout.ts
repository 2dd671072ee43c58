/** How the columns of a result are laid out; columns go by their index. */
export interface ColumnLayout {
  /** All columns from the left, the pinned ones first. */
  readonly order: readonly number[];
  readonly hidden: readonly number[];
  readonly pinned: readonly number[];
  /** Widths that the person chose. */
  readonly widths: Readonly<Record<number, number>>;
}

export function plainLayout(columns: number): ColumnLayout {
  return { order: Array.from({ length: columns }, (_, index) => index), hidden: [], pinned: [], widths: {} };
}

/** The columns to show, from the left. */
export function shownColumns({ order, hidden }: ColumnLayout): readonly number[] {
  const away = new Set(hidden);
  return order.filter(column => !away.has(column));
}

/** How many of the columns shown stay in place at the left. */
export function pinnedShown({ pinned, hidden }: ColumnLayout): number {
  return pinned.filter(column => !hidden.includes(column)).length;
}

/** Hides a column or shows it again; the last one stays. */
export function toggleColumn(layout: ColumnLayout, column: number): ColumnLayout {
  const { hidden } = layout;
  if (hidden.includes(column)) return { ...layout, hidden: hidden.filter(each => each !== column) };
  return shownColumns(layout).length > 1 ? { ...layout, hidden: [...hidden, column] } : layout;
}

export function togglePin(layout: ColumnLayout, column: number): ColumnLayout {
  const { pinned } = layout;
  const now = pinned.includes(column) ? pinned.filter(each => each !== column) : [...pinned, column];
  return pinnedFirst({ ...layout, pinned: now });
}

/** Puts a column at a place among those shown; pinned ones stay before the others. */
export function moveColumn(layout: ColumnLayout, column: number, place: number): ColumnLayout {
  const shown = shownColumns(layout);
  const before = shown.filter(each => each !== column)[place];
  const others = layout.order.filter(each => each !== column);
  const at = before === undefined ? others.length : others.indexOf(before);
  return pinnedFirst({ ...layout, order: [...others.slice(0, at), column, ...others.slice(at)] });
}

function pinnedFirst(layout: ColumnLayout): ColumnLayout {
  const isPinned = (column: number) => layout.pinned.includes(column);
  const { order } = layout;
  return { ...layout, order: [...order.filter(isPinned), ...order.filter(column => !isPinned(column))] };
}
