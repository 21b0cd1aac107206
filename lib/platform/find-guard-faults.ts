import { query, transact } from './db'
import { guardSentences } from './guard/guard-sentences.mjs'
import { type CatalogRow, catalogPath, compareGuards, type Difference, readGuards } from './guard/guards.mjs'
import { compareMigrations } from './migrations.mjs'
import { Prisma } from './prisma/client'

export interface GuardFaults {
  differences: Difference[]
  sentences: string[]
}

let release: ReturnType<typeof readGuards> | undefined

/** The differences of the database's code from this release's; null if its migrations differ, as during an upgrade. */
export async function findGuardFaults(): Promise<GuardFaults | null> {
  release ??= readGuards(process.cwd())
  const { query: text } = release
  const { present, applied } = await transact(async (tx) => {
    await query(tx)`${Prisma.raw(catalogPath)}`
    const done = await query(tx)<{ name: string }>`select name from public.applied_migration`
    return { present: await query(tx)<CatalogRow>`${Prisma.raw(text)}`, applied: done.map(({ name }) => name) }
  })
  const { missing, unknown } = compareMigrations(process.cwd(), applied)
  if (missing.length + unknown.length > 0) return null
  const compared = compareGuards(present, release)
  return { differences: compared.differences, sentences: guardSentences(compared) }
}
