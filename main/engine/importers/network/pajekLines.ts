/** A line of a Pajek file with its number, from 1, and its fields. */
export interface PajekLine {
  readonly line: number;
  readonly text: string;
  readonly fields: readonly string[];
}

/** A section of a Pajek file: its keyword in small letters, what follows it on its line, and the lines below it. */
export interface PajekSection {
  readonly keyword: string;
  readonly head: PajekLine;
  readonly lines: readonly PajekLine[];
}

/** A Pajek file by its sections, and the lines above the first. Lines that begin with % are comments. */
export function pajekSections(text: string): {
  readonly sections: readonly PajekSection[];
  readonly above: readonly PajekLine[];
  readonly comments: number;
} {
  const above: PajekLine[] = [];
  const sections: { keyword: string; head: PajekLine; lines: PajekLine[] }[] = [];
  let comments = 0;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line.startsWith('%')) comments++;
    if (line === '' || line.startsWith('%')) return;
    const [, keyword, rest = ''] = /^\*([a-z]+)(.*)$/i.exec(line) ?? [];
    if (keyword === undefined) (sections.at(-1)?.lines ?? above).push(lineOf(line, index + 1));
    else sections.push({ keyword: keyword.toLowerCase(), head: lineOf(rest.trim(), index + 1), lines: [] });
  });
  return { sections, above, comments };
}

function lineOf(text: string, line: number): PajekLine {
  const fields = text.match(/"[^"]*"|\[[^\]]*\]|[^\s"]+/g) ?? [];
  return { line, text, fields: fields.map(field => (field.startsWith('"') ? field.slice(1, -1) : field)) };
}
