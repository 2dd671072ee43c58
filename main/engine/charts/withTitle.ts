import { isRecord } from '../../contract/check';
import { textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { titleText } from './chartWords';

/** Pixels that a letter of a title and of a subtitle takes on average. */
const letter = { title: 8.2, subtitle: 6.1 };

/** The chart with its figure's title above it, broken into lines that fit the width. */
export function withTitle(specification: ChartJson, title: string, width: number): ChartJson {
  if (title === '') return specification;
  const own = specification['title'];
  const given = isRecord(own) ? own : {};
  const text = Array.isArray(own) && titleText(own) === title ? own : broken(title, width / letter.title);
  const subtitle = textAt(given, 'subtitle');
  const below = subtitle === null ? {} : { subtitle: broken(subtitle, width / letter.subtitle) };
  return { ...specification, title: { ...given, text, ...below } };
}

function broken(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
