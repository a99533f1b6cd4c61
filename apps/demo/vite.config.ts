import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig } from 'vite'

/** A folder of static files that runs from any path: `base` is relative, and nothing is fetched from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  resolve: {
    // Workspace packages are read from their sources, in the page and in the worker.
    conditions: ['@freecurve/source', ...defaultClientConditions],
    alias: { '@example': fileURLToPath(new URL('../../data/example', import.meta.url)) },
  },
  worker: { format: 'es' },
  // Nothing is inlined: the page's Content-Security-Policy allows no data: URLs.
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: true },
})
