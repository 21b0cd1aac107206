import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { reaches } from '@/.config/import-graph'
import { preparedFrom } from './database-steps.mjs'

// @once: it asks no database.

const root = path.join(import.meta.dirname, '..', '..')
const isCovered = (file: string) => preparedFrom.some((source) => file === source || file.startsWith(`${source}/`))

/** Modules whose change goes unnoticed by a database that was prepared before. */
const outside = ['e2e', 'fixtures', 'scripts'].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(top, name.replaceAll(path.sep, '/')))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !isCovered(file)),
)

test.each(['scripts/build/migrate.ts', 'prisma/seed.ts', 'scripts/build/publish.ts'])(
  '%s imports nothing that a skipped step would miss',
  (program) => {
    expect(reaches(root, path.join(root, program), ['lib/platform/db.ts', 'scripts/build/job-queues.ts'])).toBe(true)
    expect(outside.filter((file) => reaches(root, path.join(root, program), [file]))).toEqual([])
  },
)

test('a database is prepared again when a compiled lesson, a migration, a view, or a page changes', () => {
  const changed = ['.northlight/catalog.json', 'prisma/migrations', 'prisma/views', 'prisma/grants.sql', 'app']
  expect(changed.filter((file) => !isCovered(file))).toEqual([])
})
