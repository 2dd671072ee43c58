import { useEffect } from 'react';
import { useDispatch, useSessionPart } from '../session/SessionProvider';
import { strangeKeys } from './strangeKeys';
import { useRegistry } from './useCommands';

/** Finds the lines of the person's keys whose command there is not. */
export function useStrangeKeys(): void {
  const registry = useRegistry();
  const dispatch = useDispatch();
  const rules = useSessionPart(session => session.settings.rules);
  useEffect(() => {
    let known = '';
    const look = () => {
      const ids = registry.known().map(({ id }) => id);
      // Commands come and go; that others become known is rare.
      if (ids.join() === known) return;
      known = ids.join();
      dispatch({ type: 'keys.checked', strange: strangeKeys(rules, ids) });
    };
    look();
    return registry.subscribe(look);
  }, [registry, dispatch, rules]);
}
