import { grouped } from '../grouped';

/** A transcript that quotes are sought in. */
export interface NamedText {
  readonly id: string;
  readonly name: string;
  /** Lines end with a line feed. */
  readonly text: string;
}

const endings = /\.(txt|docx?|rtf|pdf|odt|md|html?|vtt|srt)$/u;

function folded(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .trim();
  return plain.replace(endings, '').trim();
}

/** Ever looser ways to name a document: as it is; folded; without NVivo's folders; without ATLAS.ti's number. */
const ways: readonly ((name: string) => string)[] = [
  name => name,
  folded,
  name => folded(name.replace(/^.*\\/u, '')),
  name => folded(name.replace(/^.*\\/u, '').replace(/^\s*D?\s*\d+\s*:\s+/u, '')),
];

/** Finds documents by the names that a file gives them: those that the strictest way finds any for. */
export function byName<Text extends NamedText>(
  documents: readonly Text[],
): (name: string) => readonly Text[] {
  const indexes = ways.map(way => {
    const index = grouped(documents, ({ name }) => way(name));
    return { way, index };
  });
  return name => {
    for (const { way, index } of indexes) {
      const found = index.get(way(name));
      if (found) return found;
    }
    return [];
  };
}
