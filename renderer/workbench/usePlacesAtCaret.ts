import { useEffect, useState } from 'react';
import { useSessionStore } from '../session/SessionProvider';
import type { NamedPlace } from './namedPlace';
import { hasPlaces, placesAt, placesIn } from './placesIn';

/** The places of a text and those of them that hold the caret. */
interface CaretPlaces {
  readonly places: readonly NamedPlace[];
  readonly holding: readonly NamedPlace[];
}

const none: CaretPlaces = { places: [], holding: [] };
/** How long nothing is typed and the caret stays before they are looked for, in milliseconds. */
const pause = 150;
/** Longer texts are no scripts, and would take long to read. */
const mostCharacters = 500_000;

/** Follows the caret of a document from place to place, but not from letter to letter. */
export function usePlacesAtCaret(path: string): CaretPlaces {
  const store = useSessionStore();
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (!hasPlaces(path)) return;
    let text: string | undefined;
    let offset: number | undefined;
    let read: CaretPlaces = none;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const { documents, carets } = store.get();
      const fresh = documents[path]?.text ?? '';
      const places =
        fresh === text ? read.places : fresh.length > mostCharacters ? [] : placesIn(path, fresh);
      text = fresh;
      offset = carets[path]?.offset;
      const holding = placesAt(places, offset ?? 0);
      const isSame =
        places === read.places &&
        holding.length === read.holding.length &&
        holding.every((place, index) => place === read.holding[index]);
      if (isSame) return;
      read = { places, holding };
      setFound(read);
    };
    const follow = () => {
      const { documents, carets } = store.get();
      if (documents[path]?.text === text && carets[path]?.offset === offset) return;
      clearTimeout(timer);
      timer = setTimeout(look, pause);
    };
    look();
    const stop = store.subscribe(follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, path]);
  return found;
}
