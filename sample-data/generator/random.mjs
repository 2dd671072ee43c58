/** A small seeded generator (mulberry32): numbers from 0 up to 1. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Near enough to a normal deviate without logarithms or cosines. */
export function deviate(random) {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}

export function shuffled(values, random) {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}

/** One of the values. */
export const pick = (values, random) => values[Math.floor(random() * values.length)];

/** Rows of objects as CSV; the keys of the first are the columns. */
export function csv(rows) {
  const columns = Object.keys(rows[0]);
  const cell = value => {
    const text = value === null ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map(row => columns.map(name => row[name]))]
    .map(cells => `${cells.map(cell).join(',')}\n`)
    .join('');
}

/** The first Monday on or after a day. */
export function monday(text) {
  const date = new Date(`${text}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}
