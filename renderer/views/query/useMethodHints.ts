import { useEffect } from 'react';
import { offerMethods } from '../../adapters/monaco/knownMethods';
import { useAnswer } from '../../client/useAnswer';

const nothing = {};

/** Tells the SQL editors of the library's methods. */
export function useMethodHints(): void {
  const answer = useAnswer('library.methods', nothing);
  const methods = answer.state === 'ready' ? answer.value : null;
  useEffect(() => {
    if (methods) offerMethods(methods);
  }, [methods]);
}
