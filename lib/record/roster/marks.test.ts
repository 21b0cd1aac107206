import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { asAuditor } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { assign } from '@/lib/training/assignment/assign'
import { remind } from '@/lib/training/assignment/remind'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt, certified, enrolled, stillWorld, unitDone } from '@/prisma/factories'
import { requiredIds } from './course-state'
import type { Mark } from './marks'
import { listRoster, type RosterFilter } from './roster'

const [course] = (await loadCatalog()).courses as [Course]
const required = course.modules.flatMap(({ units }) => units).filter(({ id }) => requiredIds(course).includes(id))

const listOf = (coordinator: Coordinator, filter: Omit<RosterFilter, 'course'>, now: Date) =>
  listRoster(coordinator, { course, ...filter }, { after: null, limit: 50, now })

const marked = async (coordinator: Coordinator, mark: Mark, now: Date) =>
  (await listOf(coordinator, { mark }, now)).map(({ name }) => name)

test('half of the required units is the middle, and a row shows progress, due date, last day, and last final', async () => {
  const { world, coordinator, member } = await agencyIn(stillWorld())
  const person = await member({ name: 'Ann' })
  const { accountId } = person
  await assign(
    coordinator,
    { audience: 'person', accountId, cohortId: null, dueDays: null, course, dueOn: '2026-12-18' },
    world,
  )
  await enrolled(person, course, world)
  const row = async () => (await listOf(coordinator, {}, world.now()))[0]
  expect(await row()).toMatchObject({ state: 'not-started', done: 0, dueOn: '2026-12-18', activeAt: null, score: null })
  const lessons = required.filter(({ kind }) => kind === 'lesson')
  const half = Math.ceil(required.length / 2)
  expect(lessons.length).toBeGreaterThanOrEqual(half)
  for (const unit of lessons.slice(0, half - 1)) await unitDone(person, course, unit, world)
  expect(await row()).toMatchObject({ state: 'started', done: half - 1 })
  world.pass(24 * 60)
  for (const unit of lessons.slice(half - 1, half)) await unitDone(person, course, unit, world)
  expect(await row()).toMatchObject({ state: 'halfway', done: half, activeAt: world.now() })
  await submit(
    person,
    { attemptId: await answeredAttempt(person, course, { quiz: finalOf(course), wrong: 99, world }) },
    world,
  )
  expect(await row()).toMatchObject({ state: 'failed', score: { raw: 0 } })
})

test('stuck is begun and without progress for ten days; done is never stuck', async () => {
  const { world, coordinator, member } = await agencyIn(stillWorld())
  const [idle, begun, done] = [
    await member({ name: 'Idle' }),
    await member({ name: 'Begun' }),
    await member({ name: 'Done' }),
  ]
  for (const person of [idle, begun]) await enrolled(person, course, world)
  const [unit] = required
  if (unit) await unitDone(begun, course, unit, world)
  await certified(done, course, world)
  world.pass(10 * 24 * 60)
  expect(await marked(coordinator, 'stuck', world.now())).toEqual([])
  world.pass(1)
  expect(await marked(coordinator, 'stuck', world.now())).toEqual(['Begun'])
})

test('silent is reminded on two days and not seen since', async () => {
  const { world, coordinator, member } = await agencyIn(stillWorld())
  const [quiet, seen] = [await member({ name: 'Quiet' }), await member({ name: 'Seen' })]
  const remindAll = () => remind(coordinator, { accountIds: [quiet.accountId, seen.accountId] }, world)
  world.pass(60)
  await remindAll()
  await remindAll()
  expect(await marked(coordinator, 'silent', world.now())).toEqual([])
  world.pass(24 * 60)
  await remindAll()
  expect(await marked(coordinator, 'silent', world.now())).toEqual(['Quiet', 'Seen'])
  const now = world.now()
  await db.session.create({
    data: {
      ...{ id: crypto.randomUUID(), accountId: seen.accountId, version: 0, device: '' },
      ...{ startedAt: now, seenAt: now, expiresAt: now },
    },
  })
  expect(await marked(coordinator, 'silent', now)).toEqual(['Quiet'])
})

test('a list by due date has those for whom the course is due on that day', async () => {
  const { world, coordinator, member } = await agencyIn(stillWorld())
  const [one] = [await member({ name: 'One' }), await member({ name: 'Two' })]
  await assign(
    coordinator,
    { audience: 'everyone', cohortId: null, accountId: null, dueDays: null, course, dueOn: '2026-12-18' },
    world,
  )
  const { accountId } = one
  await assign(
    coordinator,
    { audience: 'person', accountId, cohortId: null, dueDays: null, course, dueOn: '2026-12-10' },
    world,
  )
  const due = async (dueOn: string) => (await listOf(coordinator, { dueOn }, world.now())).map(({ name }) => name)
  expect([await due('2026-12-10'), await due('2026-12-18'), await due('2026-12-11')]).toEqual([['One'], ['Two'], []])
})

test('an auditor reads no progress, due date, last day, or score', async () => {
  const { world, coordinator, member } = await agencyIn(stillWorld())
  const person = await member()
  await enrolled(person, course, world)
  const { organizationId, organizationName, timeZone } = coordinator
  const auditor = asAuditor(person.accountId, { id: organizationId, name: organizationName, timeZone })
  const [row] = await listRoster(auditor, { course }, { after: null, limit: 1, now: world.now() })
  expect(row).toMatchObject({ done: null, dueOn: null, activeAt: null, score: null })
})
