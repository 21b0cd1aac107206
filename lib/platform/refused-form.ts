import { db, query } from './db'
import type { Prisma } from './prisma/client'
import { systemWorld } from './world'

const minutes = 10

/** Keeps what was typed for ten minutes, and removes what is older. */
export async function keepRefusedForm(id: string, content: Prisma.InputJsonObject, world = systemWorld): Promise<void> {
  const now = world.now()
  await db.refusedForm.deleteMany({ where: { refusedAt: { lt: new Date(now.getTime() - minutes * 60_000) } } })
  await db.refusedForm.create({ data: { id, content, refusedAt: now } })
}

/** Null after ten minutes. */
export async function findRefusedForm(id: string, world = systemWorld): Promise<unknown> {
  const since = new Date(world.now().getTime() - minutes * 60_000)
  const [found] = await query<{ content: unknown }>`
    select content from refused_form where id = ${id}::uuid and refused_at >= ${since}`
  return found?.content ?? null
}
