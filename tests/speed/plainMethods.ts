import { codings, documents, membership, sequences, series, ties } from './methodData';

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string | number): readonly (readonly Row[])[] {
  const groups = new Map<string | number, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()];
}

/** Means, limits and the four rules of a process chart, series by series. */
export function plainLimits(): number {
  let signals = 0;
  for (const points of grouped(series.rows, row => row.series)) {
    const values = points.map(({ value }) => value);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
    const average = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    const kept = ranges.filter(range => range < 3.267 * average(ranges));
    const limit = 2.66 * average(kept);
    values.forEach((value, index) => {
      const seven = values.slice(index, index + 7);
      const sides = new Set(seven.map(each => Math.sign(each - mean)));
      const steps = new Set(seven.slice(1).map((each, at) => Math.sign(each - (seven[at] ?? 0))));
      const three = values.slice(index, index + 3).filter(each => Math.abs(each - mean) > (2 / 3) * limit);
      if (Math.abs(value - mean) > limit) signals++;
      if (seven.length === 7 && (sides.size === 1 || steps.size === 1)) signals++;
      if (three.length > 1) signals++;
    });
  }
  return signals;
}

/** Distances and shortest paths of every actor (Brandes), with maps and arrays. */
export function plainNodes(): ReadonlyMap<string, number> {
  const out = new Map<string, string[]>();
  for (const { from_actor: from, to_actor: to } of ties.rows) {
    out.set(from, [...(out.get(from) ?? []), to]);
    if (!out.has(to)) out.set(to, []);
  }
  const betweenness = new Map<string, number>();
  for (const source of out.keys()) {
    const distance = new Map([[source, 0]]);
    const paths = new Map([[source, 1]]);
    const before = new Map<string, string[]>();
    const order = [source];
    for (const actor of order) {
      for (const next of out.get(actor) ?? []) {
        if (!distance.has(next)) {
          distance.set(next, (distance.get(actor) ?? 0) + 1);
          order.push(next);
        }
        if (distance.get(next) === (distance.get(actor) ?? 0) + 1) {
          paths.set(next, (paths.get(next) ?? 0) + (paths.get(actor) ?? 0));
          before.set(next, [...(before.get(next) ?? []), actor]);
        }
      }
    }
    const share = new Map<string, number>();
    for (const actor of order.reverse()) {
      for (const one of before.get(actor) ?? []) {
        const part = ((paths.get(one) ?? 0) / (paths.get(actor) ?? 1)) * (1 + (share.get(actor) ?? 0));
        share.set(one, (share.get(one) ?? 0) + part);
      }
      if (actor !== source) betweenness.set(actor, (betweenness.get(actor) ?? 0) + (share.get(actor) ?? 0));
    }
  }
  return betweenness;
}

/** Optimal matching of every pair, cost 2 and indel 1. */
export function plainDistances(): number {
  const all = grouped(sequences.rows, row => row.case_id).map(rows => rows.map(({ state }) => state));
  let sum = 0;
  for (let one = 0; one < all.length; one++)
    for (let other = one + 1; other < all.length; other++) sum += matching(all[one] ?? [], all[other] ?? []);
  return sum;
}

function matching(one: readonly string[], other: readonly string[]): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 2;
      now.push(
        Math.min((before[column - 1] ?? 0) + same, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1),
      );
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}

/** Prime implicants by merging pairs that differ in one place, remainders taken as present. */
export function plainMinimise(): number {
  const rows = grouped(membership.rows, row => row.case_id);
  const outcome = new Map<string, number>();
  for (const row of rows)
    outcome.set(
      row
        .slice(0, 10)
        .map(each => each.membership)
        .join(''),
      row[10]?.membership ?? 0,
    );
  let terms = new Set(
    Array.from({ length: 1024 }, (_, index) => index.toString(2).padStart(10, '0')).filter(
      term => outcome.get(term) !== 0,
    ),
  );
  let primes = 0;
  while (terms.size > 0) {
    const merged = new Set<string>();
    const used = new Set<string>();
    for (const term of terms) {
      for (let at = 0; at < term.length; at++) {
        const flipped = { 0: '1', 1: '0' }[term[at] ?? ''];
        const partner = flipped === undefined ? '' : term.slice(0, at) + flipped + term.slice(at + 1);
        if (!terms.has(partner)) continue;
        merged.add(`${term.slice(0, at)}-${term.slice(at + 1)}`);
        used.add(term);
      }
    }
    primes += terms.size - used.size;
    terms = merged;
  }
  return primes;
}

/** Overlaps of every two codings of a document. */
export function plainCooccurrence(): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const group of grouped(codings.rows, row => row.document_id)) {
    for (const one of group)
      for (const other of group) {
        const overlaps = one.start_char < other.end_char && other.start_char < one.end_char;
        if (one.code_id >= other.code_id || !overlaps) continue;
        const key = `${one.code_id} ${other.code_id}`;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
  }
  return pairs;
}

/** What two coders did with every character of every document, code by code. */
export function plainAgreement(): number {
  let agreed = 0;
  const byDocument = new Map(
    grouped(codings.rows, row => row.document_id).map(rows => [rows[0]?.document_id, rows]),
  );
  for (const { document_id: id, text } of documents.rows) {
    for (const rows of grouped(byDocument.get(id) ?? [], row => row.code_id)) {
      const marks = { RB: new Uint8Array(text.length), KM: new Uint8Array(text.length) };
      for (const { coder, start_char: start, end_char: end } of rows)
        marks[coder === 'RB' ? 'RB' : 'KM'].fill(1, start, end);
      for (let at = 0; at < text.length; at++) if (marks.RB[at] === marks.KM[at]) agreed++;
    }
  }
  return agreed;
}
