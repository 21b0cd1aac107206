import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { endJoinLink } from '@/lib/people/organization/end-join-link'
import { makeJoinLink, mostJoinLinks } from '@/lib/people/organization/make-join-link'
import { db } from '@/lib/platform/db'
import { assign } from '@/lib/training/assignment/assign'
import { sayLate } from '@/lib/training/assignment/say-late'
import { cohort, enrolled, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { mostPackets, requestPacket } from './packet/request-packet'

const [course] = (await loadCatalog()).courses
if (!course) throw new Error('no course')

const reasonsOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []))

test('a cohort has ten join links at a time, and an ended one makes room', async () => {
  const { coordinator } = await organization()
  const { cohortId } = await cohort(coordinator)
  const made = await Promise.allSettled(Array.from({ length: 50 }, () => makeJoinLink(coordinator, { cohortId })))
  const reasons = reasonsOf(made)
  expect(reasons).toHaveLength(50 - (mostJoinLinks - 1))
  expect(reasons[0]).toContain('End one that you no longer need')
  const [link] = await db.joinLink.findMany({ where: { cohortId } })
  await endJoinLink(coordinator, { joinLinkId: link?.id ?? '' })
  expect((await makeJoinLink(coordinator, { cohortId })).code).toHaveLength(10)
  expect(await db.joinLink.count({ where: { cohortId, endedAt: null } })).toBe(mostJoinLinks)
})

test('an organization requests thirty packets in an hour, and more in the next', async () => {
  const world = stillWorld()
  const { coordinator } = await organization(undefined, {}, world)
  const { cohortId } = await cohort(coordinator, 'Patrol', world)
  const request = () => requestPacket(coordinator, { cohortId }, world)
  const reasons = reasonsOf(await Promise.allSettled(Array.from({ length: 50 }, request)))
  expect(reasons).toHaveLength(50 - mostPackets)
  expect(reasons[0]).toContain('try again in an hour')
  world.pass(61)
  expect(await request()).toMatch(/^[\da-f-]{36}$/)
})

test('a learner sends five notes about one due date in a day', async () => {
  const world = stillWorld()
  const { coordinator } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const person = await learner({}, world)
  await joined(person, code, world)
  await enrolled(person, course, world)
  await assign(coordinator, { audience: 'everyone', course, dueOn: '2026-12-31' }, world)
  const say = (text: string) => sayLate(person, { courseId: course.id, text }, world)
  for (const text of ['1', '2', '3', '4', '5']) {
    await say(text)
    world.pass(1)
  }
  await expect(say('6')).rejects.toMatchObject({ code: 'too-many' })
  expect(await db.lateNote.count({ where: { accountId: person.accountId } })).toBe(5)
  world.pass(24 * 60)
  await say('6')
  expect(await db.lateNote.count({ where: { accountId: person.accountId } })).toBe(6)
})
