/** The parts of a code's name at one separator; empty parts (a code that begins with it) leave the name whole. */
function parts(name: string, separator: RegExp): readonly string[] {
  const found = name.split(separator).map(part => part.trim());
  return found.every(part => part !== '') ? found : [name.trim()];
}

/** MAXQDA and Dedoose: `Parent\Code`. Newer MAXQDA joins by ` > `. */
export function backslashPath(name: string): readonly string[] {
  return name.includes('\\') ? parts(name, /\\+/u) : parts(name, / > /u);
}

/** NVivo: `Codes\\Parent\\Code`; the folder of all codes is no code. */
export function nvivoPath(name: string): readonly string[] {
  const path = parts(name, /\\+/u);
  const [folder = ''] = path;
  return path.length > 1 && /^(nodes|codes|knoten|codierungen)$/iu.test(folder) ? path.slice(1) : path;
}

/** ATLAS.ti: `Category: code` of newer versions, `Parent::Code` as many wrote it in older ones. */
export function colonPath(name: string): readonly string[] {
  return name.includes('::') ? parts(name, /::/u) : parts(name, /: /u);
}

/** QualCoder: `category>>code`. */
export function arrowPath(name: string): readonly string[] {
  return parts(name, />>/u);
}

/** Taguette takes `parent.code` as a tree; a point within numbers, abbreviations or before a space is no join. */
export function pointPath(name: string): readonly string[] {
  return parts(name, /(?<=[\p{L}\p{N}]{2})\.(?=\p{L}{2})/u);
}

/** The codes of a cell: one a line where any cell of the column has several lines, else between semicolons. */
export function codesOf(cells: readonly (string | null)[]): (cell: string) => readonly string[] {
  const byLine = cells.some(cell => /[\r\n]/u.test(cell?.trim() ?? ''));
  return cell =>
    cell
      .split(byLine ? /[\r\n]+/u : /;/u)
      .map(code => code.trim())
      .filter(code => code !== '');
}
