import { stringify } from 'yaml';

/** The block of a transcript's file that says whose it is; all of it that is not the words themselves. */
const block = /^---\n[\s\S]*?\n---\n/;

/** How many characters of a file stand before the words of the transcript. */
export function frontMatterLength(text: string): number {
  return block.exec(text)?.[0].length ?? 0;
}

/** A front matter with the facts given; empty ones are left out. */
export function frontMatter(facts: ReadonlyMap<string, string | null>): string {
  const given = [...facts].filter(([, value]) => value !== null && value !== '');
  return `---\n${stringify(Object.fromEntries(given), { lineWidth: 0 })}---\n`;
}

/** Unicode code points of a text. */
export function pointsOf(text: string): number {
  let points = 0;
  for (let unit = 0; unit < text.length; points++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return points;
}
