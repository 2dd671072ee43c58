import type { MeasureText, TextStyle } from './measureText';

/** Breaks a text into lines no wider than the width; a word that is wider stands alone. */
export function wrapText(
  text: string,
  width: number,
  style: TextStyle,
  measure: MeasureText,
): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/).filter(each => each !== '')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer, style) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}
