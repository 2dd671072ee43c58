/** The environment variable, `1`, by which a launcher asks the desktop to say when its window is there. */
export const launcherVariable = 'GOLDEN_THREAD_LAUNCHER';

/** What the desktop then says on standard output. */
export const readyLine = 'golden-thread: window ready';
