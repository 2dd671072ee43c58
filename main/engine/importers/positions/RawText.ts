/** A text as its file has it, and as it is kept. */
export interface RawText {
  /** Without the byte-order mark; line ends as they are in the file. */
  readonly characters: string;
  readonly marked: boolean;
  /** As kept: line feeds alone end lines. Nothing else is changed. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

/** A text that is at hand as characters. */
export function rawText(whole: string, encoding: RawText['encoding'] = 'utf-8'): RawText {
  const marked = whole.startsWith('\uFEFF');
  const characters = marked ? whole.slice(1) : whole;
  const text = characters.includes('\r') ? characters.replaceAll(/\r\n?/g, '\n') : characters;
  return { characters, marked, text, encoding };
}

/** A text of a file: UTF-8, UTF-16 with a mark, or else Windows-1252, which any bytes are. */
export function decodedText(bytes: Uint8Array): RawText {
  const utf16 = utf16Of(bytes);
  if (utf16) return rawText(new TextDecoder(utf16, { ignoreBOM: true }).decode(bytes), 'utf-16');
  try {
    return rawText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return rawText(new TextDecoder('windows-1252').decode(bytes), 'windows-1252');
  }
}

/** Which UTF-16 the byte-order mark tells, if any. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
