/** Spans of one document in the order in which they begin, with its codes counted from 0. */
export interface DocumentSpans {
  /** Which code each number stands for, as the caller numbers them. */
  readonly codes: readonly number[];
  /** Code of each span that covers anything. */
  readonly code: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Cuts columns that are sorted by document and start into documents. Empty spans leave only their code. */
export function* documentSpans(
  document: Int32Array,
  code: Int32Array,
  start: Int32Array,
  end: Int32Array,
): Generator<DocumentSpans> {
  let from = 0;
  for (let at = 1; at <= document.length; at++) {
    if (at < document.length && document[at] === document[from]) continue;
    yield spansOf(code.subarray(from, at), start.subarray(from, at), end.subarray(from, at));
    from = at;
  }
}

function spansOf(code: Int32Array, start: Int32Array, end: Int32Array): DocumentSpans {
  const codes = [...new Set(code)];
  const numbers = new Map(codes.map((one, number) => [one, number]));
  const full = Int32Array.from(code.keys()).filter(at => (start[at] ?? 0) < (end[at] ?? 0));
  return {
    codes,
    code: full.map(at => numbers.get(code[at] ?? -1) ?? 0),
    start: full.map(at => start[at] ?? 0),
    end: full.map(at => end[at] ?? 0),
  };
}

/** Numbers of the spans in the order in which they end. */
export const byEnd = ({ end }: DocumentSpans): Int32Array =>
  Int32Array.from(end.keys()).sort((one, other) => (end[one] ?? 0) - (end[other] ?? 0));
