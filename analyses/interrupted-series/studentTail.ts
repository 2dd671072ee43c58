/** Γ(a + ½) / Γ(a) by its series in 1/a (DLMF 5.11.13) from where that is exact to the last digits. */
function gammaRatio(half: number): number {
  let factor = 1;
  let a = half;
  for (; a < 100; a++) factor *= a / (a + 0.5);
  const y = 1 / a;
  return (
    factor *
    Math.sqrt(a) *
    (1 + y * (-1 / 8 + y * (1 / 128 + y * (5 / 1024 + y * (-21 / 32768 - (y * 399) / 262144)))))
  );
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method. */
function fraction(a: number, b: number, x: number): number {
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

/**
 * P(|T| ≥ |t|) of Student's t, the incomplete beta function I_x(ν/2, ½) at x = ν/(ν + t²), to ten digits or more in the
 * tails too. Written here because a library that is as exact brings 200 packages, or a WebAssembly module that is not
 * ready at once.
 */
export function studentTail(t: number, freedom: number): number {
  if (Number.isNaN(t)) return NaN;
  if (t === 0) return 1;
  const a = freedom / 2;
  const square = (t * t) / freedom;
  if (square === Infinity) return 0;
  const [x, rest] = [1 / (1 + square), square / (1 + square)];
  const power = Math.exp(-a * Math.log1p(square)) * Math.sqrt(rest / Math.PI) * gammaRatio(a);
  return x < (a + 1) / (a + 2.5) ? (power / a) * fraction(a, 0.5, x) : 1 - 2 * power * fraction(0.5, a, rest);
}

/** The t beyond which, on both sides together, lies one in twenty. Newton's steps from the normal's rise to it. */
export function studentMargin(freedom: number): number {
  const height = gammaRatio(freedom / 2) / Math.sqrt(Math.PI * freedom);
  let t = normalMargin;
  for (let step = 0; step < 100; step++) {
    const density = height * Math.exp((-(freedom + 1) / 2) * Math.log1p((t * t) / freedom));
    const move = (studentTail(t, freedom) - 0.05) / (2 * density);
    t += move;
    if (Math.abs(move) < 1e-13 * t) break;
  }
  return t;
}

/** The same of the normal distribution. */
export const normalMargin = 1.959963984540054;
