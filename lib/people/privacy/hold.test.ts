import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { actionsAbout, administrator, learner } from '@/prisma/factories'
import { endHold } from './end-hold'
import { placeHold } from './place-hold'

const fifty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work))

test('a hold that a form sends fifty times is placed once, and ended once', async () => {
  const { administrator: admin } = await administrator()
  const person = await learner()
  const { accountId } = person
  const form = new URLSearchParams({ once: crypto.randomUUID(), reason: 'Case 12' })
  const placed = await fifty(() =>
    placeHold(admin, { target: { accountId }, reason: 'Case 12' }, onceWorld('/admin/holds', form)),
  )
  const [holdId = ''] = new Set(placed.map((one) => one.holdId))
  expect(placed).toEqual(placed.map(() => ({ holdId })))
  await fifty(() => endHold(admin, { holdId, reason: 'Case closed' }))
  expect(await db.legalHold.findMany({ where: { accountId } })).toMatchObject([{ endReason: 'Case closed' }])
  const holds = (await actionsAbout(person)).filter((action) => action.startsWith('hold.'))
  expect(holds).toEqual(['hold.placed', 'hold.ended'])
})

test('another person or another reason cannot end a hold again', async () => {
  const { administrator: admin } = await administrator()
  const { administrator: other } = await administrator()
  const { accountId } = await learner()
  const { holdId } = await placeHold(admin, { target: { accountId }, reason: 'Case 12' })
  await endHold(admin, { holdId, reason: 'Case closed' })
  const notFound = { code: 'not-found' }
  await expect(endHold(other, { holdId, reason: 'Case closed' })).rejects.toMatchObject(notFound)
  await expect(endHold(admin, { holdId, reason: 'Another reason' })).rejects.toMatchObject(notFound)
})
