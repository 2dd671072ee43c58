import { createContext, useContext } from 'react';
import type { Views } from './view';

const ViewsContext = createContext<Views>({ side: [], editors: [], panels: [], dialogs: [] });
export const ViewsProvider = ViewsContext.Provider;

/** Every view of the program. */
export function useViews(): Views {
  return useContext(ViewsContext);
}
