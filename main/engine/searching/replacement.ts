/** A part of what takes a match's place: words as they are, or what a group found. */
type Part = string | { readonly group: string | number };

/** What takes a match's place, ready to be filled in for each. */
export type Replacement = readonly Part[];

const reference = /\$(?:(\d{1,2})|<([^<>]+)>|([&$]))|\\([nt\\])/g;

/**
 * Reads a replacement. Of a regular expression, `$1` and `$<name>` are what a group found, `$&` the whole match, `$$` a
 * dollar, `\n` and `\t` the end of a line and a tab; of plain words all is as it stands.
 */
export function readReplacement(text: string, regular: boolean): Replacement {
  const plain = text.replace(/\r\n?/g, '\n');
  if (!regular) return [plain];
  const parts: Part[] = [];
  let from = 0;
  for (const found of plain.matchAll(reference)) {
    const [whole, number, name, sign, letter] = found;
    parts.push(plain.slice(from, found.index));
    from = found.index + whole.length;
    if (number !== undefined) parts.push({ group: Number(number) });
    else if (name !== undefined) parts.push({ group: name });
    else if (sign !== undefined) parts.push(sign === '&' ? { group: 0 } : '$');
    else parts.push(letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\');
  }
  return [...parts, plain.slice(from)];
}

/** What takes the place of one match. A group that is not in the expression stands as it was written. */
export function filledIn(replacement: Replacement, match: RegExpMatchArray): string {
  return replacement
    .map(part => {
      if (typeof part === 'string') return part;
      const { group } = part;
      if (typeof group === 'string')
        return match.groups && group in match.groups ? (match.groups[group] ?? '') : `$<${group}>`;
      if (group < match.length) return match[group] ?? '';
      // `$12` where there are fewer groups is `$1` and the digit 2, as JavaScript has it.
      const first = Math.floor(group / 10);
      return group > 9 && first < match.length ? `${match[first] ?? ''}${group % 10}` : `$${group}`;
    })
    .join('');
}
