import { db, query } from './db'
import type { Prisma } from './prisma/client'
import { systemWorld, type World } from './world'

const minutes = 10

/** Anyone can send a long form that is refused, and its row can have a hundred kilobytes. */
export const mostRefusedForms = 2000

/** Keeps what was typed for ten minutes. */
export async function saveRefusedForm(id: string, content: Prisma.InputJsonObject, world = systemWorld): Promise<void> {
  await forgetRefusedForms(world)
  await db.refusedForm.create({ data: { id, content, refusedAt: world.now() } })
}

export async function hasRoomForRefusedForm(world = systemWorld): Promise<boolean> {
  const since = new Date(world.now().getTime() - minutes * 60_000)
  return (await db.refusedForm.count({ where: { refusedAt: { gte: since } } })) < mostRefusedForms
}

/** Also a job of the worker, in case no further form is refused. */
export async function forgetRefusedForms(world: World): Promise<void> {
  const before = new Date(world.now().getTime() - minutes * 60_000)
  await db.refusedForm.deleteMany({ where: { refusedAt: { lt: before } } })
}

/** Null after ten minutes. */
export async function findRefusedForm(id: string, world = systemWorld): Promise<unknown> {
  const since = new Date(world.now().getTime() - minutes * 60_000)
  const [found] = await query<{ content: unknown }>`
    select content from refused_form where id = ${id}::uuid and refused_at >= ${since}`
  return found?.content ?? null
}
