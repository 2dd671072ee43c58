import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const entry = (name: string) => resolve(import.meta.dirname, 'main', name);

/** Everything outside the window: CommonJS, because Electron loads its main script and preload so. */
export default defineConfig({
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
    rollupOptions: {
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
