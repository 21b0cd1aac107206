import { expect, test } from 'vitest'
import { holder, oneDay, practiceDeeds } from '@/fixtures/spaced-practice'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { revoke } from '@/lib/record/certificate/revoke'
import { cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { listFollowUpCounts } from './follow-up-counts'
import { listFollowUpQuestions } from './queries'
import { replyFollowUp } from './reply-follow-up'
import { followUpInput, followUpReplies } from './schema'

test('the question appears after 30 days and disappears once answered', async () => {
  const world = stillWorld()
  const { person, serial, certificateId } = await holder(world)
  const reply = { certificateId, days: 30, reply: 'used' } as const
  expect(await listFollowUpQuestions(person, world.now())).toEqual([])
  expect(await replyFollowUp(person, reply, world)).toEqual({ ok: false, reason: 'not-asked' })
  world.pass(30 * oneDay)
  expect(await listFollowUpQuestions(person, world.now())).toMatchObject([{ certificateId, days: 30 }])
  const replied = await Promise.all([1, 2, 3].map(() => replyFollowUp(person, reply, world)))
  expect(replied.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await replyFollowUp(person, { ...reply, reply: 'not_used' }, world)).toMatchObject({
    reason: 'already-replied',
  })
  expect(await listFollowUpQuestions(person, world.now())).toEqual([])
  expect(await db.followUp.findMany({ where: { certificateId } })).toMatchObject([{ days: 30, reply: 'used' }])
  expect(await practiceDeeds(person)).toEqual(['follow-up-replied'])
  world.pass(60 * oneDay)
  await revoke(operator, { serial, reason: 'issued in error' }, world)
  expect(await listFollowUpQuestions(person, world.now())).toEqual([])
  expect(await replyFollowUp(person, { ...reply, days: 90 }, world)).toMatchObject({ reason: 'not-asked' })
})

test('a reply for another learner’s certificate is refused', async () => {
  const world = stillWorld()
  const { certificateId } = await holder(world)
  world.pass(30 * oneDay)
  const reply = { certificateId, days: 30, reply: 'used' } as const
  await expect(replyFollowUp(await learner(), reply, world)).rejects.toMatchObject({ code: 'not-found' })
})

test('the form accepts 30 or 90 days and one of the three replies', () => {
  const sent = { certificateId: '00000000-0000-4000-8000-000000000000', days: '90', reply: 'used' }
  expect(followUpInput.parse(sent)).toEqual({ ...sent, days: 90 })
  const wrong = [{ days: '60' }, { days: '' }, { reply: 'maybe' }, { certificateId: 'x' }]
  for (const part of wrong) expect(followUpInput.safeParse({ ...sent, ...part }).success).toBe(false)
})

test('a coordinator sees only sums of five or more people, for their own cohorts', async () => {
  const world = stillWorld()
  const { coordinator } = await organization()
  const { cohortId, code } = await cohort(coordinator)
  const counts = () => listFollowUpCounts(coordinator, cohortId)
  const people = await Promise.all(Array.from({ length: 6 }, () => holder(world)))
  world.pass(30 * oneDay)
  for (const [index, { person, certificateId }] of people.entries()) {
    if (index > 0) await joined(person, code)
    const reply = followUpReplies[index % 3] ?? 'used'
    await replyFollowUp(person, { certificateId, days: 30, reply }, world)
    if (index < 5) expect(await counts()).toEqual([])
  }
  expect(await counts()).toEqual([{ days: 30, people: 5, used: 1, noOccasion: 2, notUsed: 2 }])
  const other = await organization()
  expect(await listFollowUpCounts(other.coordinator, cohortId)).toEqual([])
})
