import { posix } from 'node:path';
import { Failure, type Place } from '../../contract/failure';

const library = 'library:';

/** The path of the saved query that a chart's `data.url` names; refuses every other address. */
export function queryPath(url: string, chart: string, place: Place): string {
  const shipped = url.startsWith(library) || chart.startsWith(library);
  const named = url.startsWith(library) ? url.slice(library.length) : url;
  const folder = posix.dirname(chart.startsWith(library) ? chart.slice(library.length) : chart);
  const path = posix.normalize(url.startsWith(library) ? named : posix.join(folder, named));
  if (/^[a-z][a-z0-9+.-]*:/i.test(named) || /^[/\\]/.test(named) || named.includes('\\')) {
    throw refused(url, 'is an address outside the study', place);
  }
  if (path === '..' || path.startsWith('../')) {
    throw refused(url, `leaves the ${shipped ? 'library' : 'study'}`, place);
  }
  if (!path.toLowerCase().endsWith('.sql')) throw refused(url, 'is not a saved query', place);
  return shipped ? `${library}${path}` : path;
}

function refused(url: string, what: string, place: Place): Failure {
  return new Failure(
    'refused',
    `The chart asks for "${url}", which ${what}. A chart takes its data from a saved query (*.sql) of the study.`,
    place,
  );
}
