/* Looks at what guards the record, in the database of a site that runs or is about to serve. */
import { guardNotes, guardSentences } from '../../lib/platform/guard/guard-sentences.mjs'
import { catalogPath, compareGuards, readGuards } from '../../lib/platform/guard/guards.mjs'
import { compareMigrations } from '../../lib/platform/migrations.mjs'
import { root } from './config.mjs'
import { connect } from './connection.mjs'

async function ask(url, work) {
  const client = await connect(url)
  try {
    return await work(async (text) => (await client.query(text)).rows)
  } finally {
    await client.end()
  }
}

const some = (list) => {
  const more = list.length - 3
  return list.slice(0, 3).join(', ') + (more > 0 ? `, and ${more} more` : '')
}
const fault = (text) => ({ level: 'fault', text })

/** `stop` for migrations of a later release; `note` for those that the next start applies. */
export async function checkMigrations({ migrationUrl }) {
  const applied = await ask(migrationUrl, async (rows) => {
    const [there] = await rows(
      `select to_regclass('public.applied_migration') as view, to_regclass('public._prisma_migrations') as "table"`,
    )
    // The app's role may read the view only, which databases of early releases do not have.
    const table = '(select migration_name as name from _prisma_migrations where finished_at is not null) as done'
    const source = there.view ?? (there.table && table)
    return source ? (await rows(`select name from ${source}`)).map(({ name }) => name) : []
  })
  const { missing, unknown } = compareMigrations(root, applied)
  if (unknown.length > 0) {
    const text = `The database is of a later release, whose migrations this one does not know (${some(unknown)}): start that release, or restore a backup that this release made.`
    return [{ level: 'stop', text }]
  }
  if (missing.length === 0) return []
  return [{ level: 'note', text: 'The database lacks migrations of this release: npm start applies them.' }]
}

/** For a database with all migrations of this release. */
export async function checkGuards({ url }) {
  const release = readGuards(root)
  const present = await ask(url, async (rows) => {
    await rows('begin read only')
    await rows(catalogPath)
    return rows(release.query)
  })
  const compared = compareGuards(present, release)
  return [...guardSentences(compared).map(fault), ...guardNotes(compared).map((text) => ({ level: 'note', text }))]
}
