/** Windows-1252 where it is not Latin-1: 0x80 to 0x9F; the five bytes it leaves out stay the controls they are. */
const upper =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Decodes Windows-1252, which Node's own decoder takes for Latin-1 in some versions. */
export function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, letter => upper[letter.charCodeAt(0) - 0x80] ?? letter);
}
