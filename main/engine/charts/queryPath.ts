import { posix } from 'node:path';
import { Failure } from '../../contract/failure';
import type { Place } from '../../contract/failure';
import { libraryPrefix } from '../../contract/library';

/** The path of the saved query that a chart's `data.url` names; refuses every other address. */
export function queryPath(url: string, chart: string, place: Place): string {
  const isWhole = url.startsWith(libraryPrefix);
  const shipped = isWhole || chart.startsWith(libraryPrefix);
  const named = withoutPrefix(url);
  const path = posix.normalize(isWhole ? named : posix.join(posix.dirname(withoutPrefix(chart)), named));
  if (/^[a-z][a-z0-9+.-]*:/i.test(named) || /^[/\\]/.test(named) || named.includes('\\')) {
    throw refused(url, 'is an address outside the study', place);
  }
  if (path === '..' || path.startsWith('../')) {
    throw refused(url, `leaves the ${shipped ? 'library' : 'study'}`, place);
  }
  if (!path.toLowerCase().endsWith('.sql')) throw refused(url, 'is not a saved query', place);
  return shipped ? `${libraryPrefix}${path}` : path;
}

function withoutPrefix(path: string): string {
  return path.startsWith(libraryPrefix) ? path.slice(libraryPrefix.length) : path;
}

function refused(url: string, what: string, place: Place): Failure {
  return new Failure(
    'refused',
    `The chart asks for "${url}", which ${what}. A chart takes its data from a saved query (*.sql) of the study.`,
    place,
  );
}
