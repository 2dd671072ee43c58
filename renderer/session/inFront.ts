import { createContext, useContext } from 'react';

const InFront = createContext(true);
export const InFrontProvider = InFront.Provider;

/** Whether the editor is the one, of those that show its document, that places and texts are meant for. */
export function useInFront(): boolean {
  return useContext(InFront);
}
