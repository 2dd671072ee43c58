import type { Layout } from './layout';

/** Every layout that can be told from its headings or asked for, one line each. */
export const layouts: readonly Layout[] = [];

/** Whether there is a layout of that id. */
export function isLayout(id: string): boolean {
  return layouts.some(layout => layout.id === id);
}

/** The ids of all layouts, for messages. */
export function layoutNames(): string {
  return layouts.map(({ id }) => id).join(', ');
}
