import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.dirname(import.meta.dirname)

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: /^server-only$/, replacement: path.join(root, 'node_modules/server-only/empty.js') },
    ],
  },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: '.config/vitest-database.ts',
    setupFiles: '.config/vitest-worker.ts',
    // Quicker to start than processes by a sixth of the whole time.
    pool: 'threads',
    maxWorkers: 2,
    // Node itself loads these: they run before anything is bundled, and use what only Node has.
    server: { deps: { external: [/\/scripts\/.+\.mjs$/] } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
