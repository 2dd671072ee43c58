import type { Page } from 'playwright-core';

interface Watched {
  readonly page: Page;
  /** What it complained of since it was opened. */
  readonly errors: readonly string[];
}

/** The pages that tests drive now. */
export const watched = new Set<Watched>();

/** Notes what a page complains of until the returned function is called. */
export function watchPage(page: Page): () => void {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.stack ?? error.message));
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const own: Watched = { page, errors };
  watched.add(own);
  return () => void watched.delete(own);
}
