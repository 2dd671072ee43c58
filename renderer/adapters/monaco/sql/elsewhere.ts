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

/** Where else what stands at a place of a script comes from: the file of a method, of a view, of a table, or one read by its path. */
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
  if (source?.kind !== 'table') return null;
  const named = nameOf(source.names.at(-1) ?? place.token);
  const table = tableNamed(catalogue, named);
  const view = catalogue.views.find(one => one.name.toLowerCase() === named.toLowerCase());
  // Of a table made from several files, none is where it comes from.
  const [file = null, ...others] = table && 'files' in table ? table.files : view ? [view.path] : [];
  return file === null || others.length > 0 ? null : { path: file, line: 1 };
}

function fileNamed(path: string, { files }: Catalogue): PlaceElsewhere | null {
  return files.includes(path) ? { path, line: 1 } : null;
}
