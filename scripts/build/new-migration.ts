import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readConfig } from '../start/config.mjs'
import { findRunning } from '../start/postgres.mjs'
import { scriptToSchema } from './schema-engine.ts'

/* npm run migration:new -- <name>, while the site runs or with MIGRATION_DATABASE_URL, whose role needs CREATEDB */
const [name] = process.argv.slice(2)
const { world } = readConfig()
const url = process.env.MIGRATION_DATABASE_URL ?? (world ? findRunning(world)?.migrationUrl : undefined)
if (!name || !/^[a-z][a-z0-9_]*$/.test(name) || !url) {
  console.error(
    'Use: npm run migration:new -- <name_in_lower_case>, while the site runs or with MIGRATION_DATABASE_URL',
  )
  process.exit(1)
}
const script = await scriptToSchema(url)
if (script.trim() === '') {
  console.log('The migrations agree with the schema; nothing to write.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(import.meta.dirname, '..', '..', 'prisma', 'migrations', `${stamp}_${name}`)
  await mkdir(folder)
  await writeFile(path.join(folder, 'migration.sql'), script)
  console.log(`wrote ${path.relative(process.cwd(), folder)}/migration.sql; read it before you apply it`)
}
