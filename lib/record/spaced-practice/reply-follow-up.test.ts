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

test('the question is asked after 30 days, answered once and never again', async () => {
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

test('nobody answers it for another', async () => {
  const world = stillWorld()
  const { certificateId } = await holder(world)
  world.pass(30 * oneDay)
  const reply = { certificateId, days: 30, reply: 'used' } as const
  await expect(replyFollowUp(await learner(), reply, world)).rejects.toMatchObject({ code: 'not-found' })
})

test('a form may send the days that are asked, and one of the three answers', () => {
  const sent = { certificateId: '00000000-0000-4000-8000-000000000000', days: '90', reply: 'used' }
  expect(followUpInput.parse(sent)).toEqual({ ...sent, days: 90 })
  const wrong = [{ days: '60' }, { days: '' }, { reply: 'maybe' }, { certificateId: 'x' }]
  for (const part of wrong) expect(followUpInput.safeParse({ ...sent, ...part }).success).toBe(false)
})

test('a coordinator sees sums of five people and more, of their own cohort, and nobody’s reply', async () => {
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
