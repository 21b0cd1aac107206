import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { scriptToSchema } from './schema-engine.ts'

/* MIGRATION_DATABASE_URL=<a role with CREATEDB> npm run migration:new -- <name> */
const [name] = process.argv.slice(2)
const url = process.env.MIGRATION_DATABASE_URL
if (!name || !/^[a-z][a-z0-9_]*$/.test(name) || !url) {
  console.error('Use: MIGRATION_DATABASE_URL=<owner, with CREATEDB> npm run migration:new -- <name_in_lower_case>')
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
