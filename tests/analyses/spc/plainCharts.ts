/** Process charts by plain loops, after the code of NHSRplotthedots 0.2.2, with means of whole numbers of any size. */
export interface PlainOptions {
  readonly improvement?: 'increase' | 'decrease' | 'neutral';
  readonly fixAfter?: number;
  readonly counting?: boolean;
  readonly screen?: boolean;
}

export interface PlainPoint {
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly outside: boolean | null;
  readonly trend: boolean;
  readonly two: boolean | null;
  readonly shift: boolean;
  readonly signal: string | null;
  readonly variation: string;
}

/** A double as a whole number of 2^-1074. */
function whole(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const all = bits.getBigUint64(0);
  const exponent = Number((all >> 52n) & 0x7ffn);
  const fraction = all & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return value < 0 ? -size : size;
}

/** The double nearest to the exact mean, ties apart. */
export function exactMean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + whole(value), 0n);
  const scaled = ((sum < 0n ? -sum : sum) << 80n) / BigInt(values.length);
  const spare = BigInt(Math.max(0, scaled.toString(2).length - 64));
  const size = Number(scaled >> spare) * 2 ** (Number(spare) - 577) * 2 ** -577;
  return sum < 0n ? -size : size;
}

export function plainChart(ys: readonly number[], options: PlainOptions = {}): readonly PlainPoint[] {
  const { counting = false, screen = !counting, fixAfter = Infinity } = options;
  const better = { increase: 1, decrease: -1, neutral: 0 }[options.improvement ?? 'neutral'];
  const base = ys.slice(0, fixAfter);
  const mean = exactMean(base) ?? NaN;
  let ranges = base.slice(1).map((y, i) => Math.abs(y - at(base, i)));
  const before = exactMean(ranges) ?? NaN;
  if (screen) ranges = ranges.filter(range => range < 3.267 * before);
  const amr = exactMean(ranges);
  const upper = amr === null ? null : mean + 2.66 * amr;
  const lower = amr === null ? null : mean - 2.66 * amr;
  const nearby = 2 * (2.66 / 3) * (amr ?? NaN);
  const sides = ys.map(y => Math.sign(y - mean));
  const outside = ys.map(y => upper !== null && lower !== null && (y > upper || y < lower));
  const near = ys.map(
    (y, i) => (y > mean + nearby || y < mean - nearby) && (counting || outside[i] === false),
  );
  const windows = (size: number, met: (from: number) => boolean) =>
    ys.map((_, i) =>
      Array.from({ length: size }, (_each, k) => i - k).some(
        from => from >= 0 && from + size <= ys.length && met(from),
      ),
    );
  const steps = (from: number, sign: number) =>
    [1, 2, 3, 4, 5, 6].every(k => Math.sign(at(ys, from + k) - at(ys, from + k - 1)) === sign);
  const sum = (list: readonly (number | boolean)[], from: number, size: number) =>
    list.slice(from, from + size).reduce<number>((total, each) => total + Number(each), 0);
  const rising = windows(7, from => steps(from, 1));
  const falling = windows(7, from => steps(from, -1));
  const shift = windows(7, from => Math.abs(sum(sides, from, 7)) === 7);
  const three = windows(3, from => Math.abs(sum(sides, from, 3)) === 3 && sum(near, from, 3) >= 2);
  return ys.map((y, i) => {
    const trend = rising[i] === true || falling[i] === true;
    const two = near[i] === true && three[i] === true;
    const next = rising[i + 1] === true || falling[i + 1] === true;
    const step = trend && next ? at(ys, i + 1) - y : y - at(ys, i - 1);
    const side = at(sides, i) > 0 ? 1 : -1;
    const met: readonly (readonly [string, boolean, readonly number[]])[] = [
      ['astronomical', outside[i] === true, [side]],
      ['trend', trend, [rising[i] === true ? 1 : 0, falling[i] === true ? -1 : 0]],
      ['two_of_three', two, [side]],
      ['shift', shift[i] === true, [side]],
    ];
    const good = met.find(
      ([, is, ways]) => counting && better !== 0 && is && ways.some(way => way === better),
    );
    const signal = (good ?? met.find(([, is]) => is))?.[0] ?? null;
    const way = good ? better : signal === 'trend' ? (step > 0 ? 1 : -1) : side;
    return {
      mean,
      lower,
      upper,
      outside: upper === null ? null : outside[i] === true,
      trend,
      two: upper === null ? null : two,
      shift: shift[i] === true,
      signal,
      variation: signal === null ? 'common_cause' : named(way, better),
    };
  });
}

function named(way: number, better: number): string {
  if (better === 0) return way === 1 ? 'neutral_high' : 'neutral_low';
  return way === better ? 'improvement' : 'concern';
}

const at = (list: readonly number[], index: number) => list[index] ?? NaN;
