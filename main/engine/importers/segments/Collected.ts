import type { CodeCount, ListedCode, Segment, SegmentReject, SegmentTable } from './table';

/** What is read of a table while its rows are gone through. */
export class Collected {
  readonly segments: Segment[] = [];
  readonly codes: ListedCode[] = [];
  readonly counts: CodeCount[] = [];
  readonly rejects: SegmentReject[] = [];
  readonly notes: string[] = [];
  readonly #leftOut: { readonly line: number; readonly reason: string }[] = [];
  readonly #losses = new Map<string, { count: number; readonly why: string }>();

  /** A row that is none. Each reason is one kind of loss. */
  leaveOut(line: number, what: string, why: string): void {
    this.#leftOut.push({ line, reason: why });
    this.lose(what, why);
  }

  /** Something of a row that is not carried over. */
  lose(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const known = this.#losses.get(what);
    if (known) known.count += count;
    else this.#losses.set(what, { count, why });
  }

  reject(line: number, value: string | null, reason: string): void {
    this.rejects.push({ line, value, reason });
  }

  table(dialect: string, kind: SegmentTable['kind']): SegmentTable {
    return {
      dialect,
      kind,
      segments: this.segments,
      codes: this.codes,
      counts: this.counts,
      rejects: this.rejects,
      leftOut: this.#leftOut,
      losses: [...this.#losses].map(([what, { count, why }]) => ({ what, count, why })),
      notes: this.notes,
    };
  }
}
