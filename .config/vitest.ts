import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { reaches } from './import-graph'

const root = path.dirname(import.meta.dirname)
const tests = ['app', 'lib', 'scripts'].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(top, name)),
)

const outside = [
  'lib/platform/db.ts',
  'scripts/build/schema-engine.ts',
  'scripts/start/running.mjs',
  'fixtures/roles.ts',
]
const changesModules = (file: string) => /\bvi\.(resetModules|mock|stubEnv)\(/.test(readFileSync(file, 'utf8'))

/** A pure test imports none of these, even indirectly, and mocks no module or setting. */
const isPure = (file: string) => !changesModules(file) && !reaches(root, file, outside)
const pure = tests.filter((file) => isPure(path.join(root, file)))
const database = tests.filter((file) => !pure.includes(file))

/** Route folders have parentheses and brackets, which glob patterns interpret. */
const asPatterns = (files: string[]) => files.map((file) => file.replaceAll(path.sep, '/').replace(/[[\]()]/g, '\\$&'))

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: /^server-only$/, replacement: path.join(root, 'node_modules/server-only/empty.js') },
    ],
  },
  test: {
    // A sixth faster than processes.
    pool: 'threads',
    maxWorkers: 2,
    // Loaded by Node itself: they run before bundling and use Node-only features.
    server: { deps: { external: [/\/scripts\/.+\.mjs$/] } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        // Sharing modules between files halves the time.
        test: { name: 'pure', include: asPatterns(pure), setupFiles: '.config/vitest-pure.ts', isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: asPatterns(database),
          globalSetup: '.config/vitest-database.ts',
          setupFiles: '.config/vitest-worker.ts',
        },
      },
    ],
  },
})
