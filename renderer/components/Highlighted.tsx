/** Text with some of its letters marked, as a search found them. */
export function Highlighted({
  text,
  positions,
}: {
  readonly text: string;
  readonly positions: readonly number[];
}) {
  if (positions.length === 0) return text;
  const marked = new Set(positions);
  return runs(text, marked).map(run => (run.marked ? <b key={run.start}>{run.text}</b> : run.text));
}

interface TextRun {
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

function runs(text: string, marked: ReadonlySet<number>): readonly TextRun[] {
  const found: TextRun[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && marked.has(end) === marked.has(start)) continue;
    found.push({ start, text: text.slice(start, end), marked: marked.has(start) });
    start = end;
  }
  return found;
}
