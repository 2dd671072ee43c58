import { useSessionPart } from './SessionProvider';
import type { Reveal } from './state';

/** The place in a document that was asked for last; the same object until another one is asked for. */
export function useReveal(path: string): Reveal | null {
  return useSessionPart(session => (session.reveal?.path === path ? session.reveal : null));
}
