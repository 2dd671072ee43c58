import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Whoever builds, a test too, gets what people get: React is twice as slow where this is anything else. */
process.env['NODE_ENV'] = 'production';

/** The window's page, for the oldest Chromium that must run it. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  logLevel: 'warn',
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
  },
});
