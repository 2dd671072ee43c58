/** Asks the workbench, from anywhere in the page, to run the command whose id is its detail. */
export const commandEvent = 'golden-thread:command';
