import type { Analysis } from '../main/contract/library';

/** The shipped library, in the order to show it. Adding an analysis adds its folder and one line here. */
export const analyses: readonly Analysis[] = [];
