import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { reaches } from './import-graph'

const root = path.dirname(import.meta.dirname)
/** Matches tests that race, send their own SQL, change rows as a superuser, or use triggers, migrations, or other releases' databases. */
const whatPostgresDecides =
  /Promise\.all\(|\b(query|queryRaw)(`|<|\()|\bpg\.|superuser|tampered\(|trigger|deadlock|migrat|roundTrips|SIGKILL|ownDatabase|frozenDatabase/i
/** CI runs database tests again on Debian's Postgres: those that could differ there, without the files marked `// @once: why`. */
function isLeftOut(file: string): boolean {
  if (!process.env.TEST_DATABASE_URL) return false
  const text = readFileSync(path.join(root, file), 'utf8')
  return /^\/\/ @once: /m.test(text) || !whatPostgresDecides.test(text)
}
const tests = ['app', 'lib', 'scripts'].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(top, name))
    .filter((file) => !isLeftOut(file)),
)

const outside = [
  'lib/platform/db.ts',
  'scripts/build/schema-engine.ts',
  'scripts/start/running.mjs',
  'scripts/start/check-database.mjs',
  'fixtures/roles.ts',
]
/** True if the file could leave other modules, settings, or a closed connection to the next one. */
const changesModules = (file: string) =>
  /\bvi\.(resetModules|mock|stubEnv|stubGlobal)\(|process\.env(\.\w+|\[.+\]) = |assign\(process\.env|frozenDatabase|ownDatabase|fixtures\/roles|\$disconnect/.test(
    readFileSync(file, 'utf8'),
  )

/** A pure test imports none of these, even indirectly. */
const isPure = (file: string) => !reaches(root, file, outside)
const alone = tests.filter((file) => changesModules(path.join(root, file)))
const pure = tests.filter((file) => !alone.includes(file) && isPure(path.join(root, file)))
const database = tests.filter((file) => !alone.includes(file) && !pure.includes(file))

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
    // CI alone, where a slow machine must not cost a landing.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 30_000,
    // Sharing modules between files takes a third off the time.
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: asPatterns(pure), setupFiles: '.config/vitest-pure.ts', isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: asPatterns(database),
          isolate: false,
          globalSetup: '.config/vitest-database.ts',
          setupFiles: '.config/vitest-worker.ts',
        },
      },
      {
        extends: true,
        // Changes modules or settings, so that each file needs its own.
        test: {
          name: 'database-alone',
          include: asPatterns(alone),
          globalSetup: '.config/vitest-database.ts',
          setupFiles: '.config/vitest-worker.ts',
        },
      },
    ],
  },
})
