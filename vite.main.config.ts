import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const entry = (name: string) => resolve(import.meta.dirname, 'main', name);

/** Vega fetches its canvas with a top-level await, which CommonJS has not; here the canvas is always there. */
const requireCanvas: Plugin = {
  name: 'require-canvas',
  transform(code, id) {
    if (!id.endsWith('vega-canvas.node.js')) return null;
    const required = code.replace("await import('canvas')", 'installedCanvas');
    if (required === code) this.error('vega-canvas no longer fetches its canvas as it did.');
    return { code: `import * as installedCanvas from 'canvas';\n${required}`, map: null };
  },
};

/** Everything outside the window: CommonJS, because Electron loads its main script and preload so. */
export default defineConfig({
  plugins: [requireCanvas],
  ssr: {
    noExternal: true,
    external: ['electron', '@duckdb/node-api', 'canvas', '@resvg/resvg-js', 'pdfkit', 'svg-to-pdfkit'],
  },
  build: {
    ssr: true,
    target: 'node18',
    outDir: resolve(import.meta.dirname, 'out/main'),
    emptyOutDir: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: entry('index.ts'),
        preload: entry('preload.ts'),
        engineProcess: entry('engineProcess.ts'),
        cli: entry('cli/index.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
});
