import { tableNamed } from './catalogue';
import type { Catalogue } from './catalogue';
import { nameAt, sourceAt } from './explain';
import { placeIn } from './script';
import { nameOf } from './tokens';

/** A place in another file; lines from 1. */
export interface PlaceElsewhere {
  readonly path: string;
  readonly line: number;
}

/** Where else what stands at a place of a script comes from: a method's definition, a file that is read by its path. */
export function definedElsewhere(sql: string, offset: number, catalogue: Catalogue): PlaceElsewhere | null {
  const text = placeIn(sql, offset)?.typing;
  if (text?.kind === 'text') return fileNamed(text.text.slice(1, -1).replaceAll("''", "'"), catalogue);
  const place = nameAt(sql, offset);
  if (!place) return null;
  const name = nameOf(place.token).toLowerCase();
  if (place.statement.tokens[place.at + 1]?.text === '(') {
    const method = catalogue.methods.find(one => one.name === name);
    if (method) return { path: method.path, line: method.line };
  }
  const source = sourceAt(place);
  const table =
    source?.kind === 'table' ? tableNamed(catalogue, nameOf(source.names.at(-1) ?? place.token)) : null;
  // Of a table made from several files, none is where it comes from.
  const [file, ...others] = table && 'files' in table ? table.files : [];
  return file === undefined || others.length > 0 ? null : { path: file, line: 1 };
}

function fileNamed(path: string, { files }: Catalogue): PlaceElsewhere | null {
  return files.includes(path) ? { path, line: 1 } : null;
}
