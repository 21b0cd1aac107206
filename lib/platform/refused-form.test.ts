import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { stillWorld } from '@/prisma/factories'
import { runDue } from '@/scripts/worker/due'
import { db } from './db'
import { findRefusedForm, hasRoomForRefusedForm, mostRefusedForms, saveRefusedForm } from './refused-form'

test('a refused form is found for ten minutes and removed by the next one after that', async () => {
  const world = stillWorld()
  const content = { values: { reason: 'ក'.repeat(2000) }, errors: [] }
  const id = randomUUID()
  await saveRefusedForm(id, content, world)
  expect(await findRefusedForm(id, world)).toEqual(content)
  expect(await findRefusedForm(randomUUID(), world)).toBeNull()
  world.pass(11)
  expect(await findRefusedForm(id, world)).toBeNull()
  await saveRefusedForm(randomUUID(), content, world)
  expect(await db.refusedForm.count({ where: { id } })).toBe(0)
})

test('the worker removes what was typed into a refused form, and a newer one stays', async () => {
  const world = stillWorld()
  const [early, late] = [randomUUID(), randomUUID()]
  await saveRefusedForm(early, { values: {}, errors: [] }, world)
  world.pass(9)
  await saveRefusedForm(late, { values: {}, errors: [] }, world)
  world.pass(2)
  await runDue(world)
  expect(await db.refusedForm.findMany({ where: { id: { in: [early, late] } }, select: { id: true } })).toEqual([
    { id: late },
  ])
})

test('there is room for 2,000 refused forms at a time, so a stranger can’t fill the disk', async () => {
  const world = stillWorld('2090-01-01T12:00:00Z')
  const forms = (length: number) =>
    Array.from({ length }, () => ({ id: randomUUID(), content: {}, refusedAt: world.now() }))
  await db.refusedForm.createMany({ data: forms(mostRefusedForms - 1) })
  expect(await hasRoomForRefusedForm(world)).toBe(true)
  await db.refusedForm.createMany({ data: forms(1) })
  expect(await hasRoomForRefusedForm(world)).toBe(false)
  world.pass(11)
  expect(await hasRoomForRefusedForm(world)).toBe(true)
  await db.refusedForm.deleteMany()
})
