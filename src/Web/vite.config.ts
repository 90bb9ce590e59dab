import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const pages = resolve(import.meta.dirname, 'pages');
const entries = Object.fromEntries(readdirSync(pages)
  .filter(name => name.endsWith('.html'))
  .map(name => [name.slice(0, -'.html'.length), resolve(pages, name)]));

// One HTML file per page, hashed assets beside them, and embed.js under a name that other sites can rely on.
export default defineConfig({
  root: pages,
  publicDir: resolve(import.meta.dirname, 'public'),
  build: {
    outDir: resolve(import.meta.dirname, '../../artifacts/pages'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { ...entries, 'embed.js': resolve(import.meta.dirname, 'src/embed/element.ts') },
      output: { entryFileNames: chunk => chunk.name === 'embed.js' ? 'embed.js' : 'assets/[name]-[hash].js' },
    },
  },
  // Where pages are worked on: `npx vite` in front of a running server.
  server: { proxy: Object.fromEntries(['/api', '/live', '/hubs'].map(path => [path, { target: 'http://127.0.0.1:5080', ws: true }])) },
  test: { root: import.meta.dirname, include: ['tests/**/*.test.ts'] },
});
