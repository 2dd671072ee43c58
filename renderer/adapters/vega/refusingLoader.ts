import type { Loader } from 'vega';

const refuse = (address: unknown): Promise<never> =>
  Promise.reject(
    new Error(`The chart asked for “${String(address)}”, and charts may not load anything by themselves.`),
  );

/** A loader for Vega that loads nothing: a chart's rows come from the engine, and an address leads out of it. */
export const refusingLoader: Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
};
