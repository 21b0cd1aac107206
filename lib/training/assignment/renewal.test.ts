import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { extend } from '@/lib/record/amendment/extend'
import { revoke } from '@/lib/record/certificate/revoke'
import { listRoster } from '@/lib/record/roster/roster'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { certified, cohort, enrolled, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { assign } from './assign'
import { listOwnAssignments } from './queries'
import { mostRenewDays } from './renewal-days'

const [plain] = (await loadCatalog()).courses as [Course]
const variant = (name: string, rules: Partial<Course>): Course => ({ ...plain, hash: name.padEnd(64, '0'), ...rules })
const recertification = { opensDays: 90 }
const course = variant('due-again', { expiry: { afterMonths: 24 }, recertification })
const day = 24 * 60
const renewal = { audience: 'everyone', course, renewDays: 60 } as const

const agency = () => agencyIn(stillWorld('2026-11-25T12:00:00Z'))

const own = async (person: Parameters<typeof listOwnAssignments>[0]) =>
  (await listOwnAssignments(person)).map(({ dueOn }) => dueOn)

test('a renewal is due only where one can be done before the certificate ends', async () => {
  const { coordinator, world } = await agency()
  for (const [expiry, most] of [
    [{ afterMonths: 24 }, 89],
    [{ on: '2029-12-31' }, null],
    [{ block: { years: 2, from: 2026 } }, null],
    [null, null],
  ] as const) {
    expect(mostRenewDays({ id: course.id, expiry, recertification })).toBe(most)
  }
  expect(await assign(coordinator, { ...renewal, course: plain }, world)).toEqual({
    ok: false,
    reason: 'renewal',
    most: null,
  })
  expect(await assign(coordinator, { ...renewal, renewDays: 90 }, world)).toMatchObject({ most: 89 })
  expect(await assign(coordinator, { ...renewal, renewDays: 89 }, world)).toEqual({ ok: true })
})

test('a certificate meets an assignment, and is due again days before it expires', async () => {
  const { world, coordinator, member } = await agency()
  const [person, other] = [await member(), await member()]
  await assign(coordinator, { ...renewal, renewDays: null, dueDays: 30 }, world)
  expect(await own(person)).toEqual(['2026-12-25'])
  const serial = await certified(person, course, world)
  expect(await own(person)).toEqual([null])
  await assign(coordinator, { ...renewal, renewDays: 60, dueDays: 30 }, world)
  expect(await own(person)).toEqual(['2028-09-26'])
  expect(await own(other)).toEqual(['2026-12-25'])
  const now = new Date('2028-09-27T12:00:00Z')
  const late = await listRoster(coordinator, { course, mark: 'late' }, { after: null, limit: 9, now })
  expect(new Map(late.map(({ accountId, dueOn }) => [accountId, dueOn]))).toEqual(
    new Map([
      [other.accountId, '2026-12-25'],
      [person.accountId, '2028-09-26'],
    ]),
  )
  await revoke(operator, { serial, reason: 'for the test' }, world)
  expect(await own(person)).toEqual(['2026-12-25'])
})

test('an extension moves a due date, and one from before the certificate does not move its renewal', async () => {
  const { world, coordinator, member } = await agency()
  const person = await member()
  await enrolled(person, course, world)
  await assign(coordinator, { ...renewal, dueDays: 30 }, world)
  const enrollmentId = (await listEnrollments(person))[0]?.id ?? ''
  const { accountId } = person
  const until = (dueOn: string) => extend(coordinator, { accountId, enrollmentId, dueOn, reason: 'On leave' }, world)
  await until('2027-03-01')
  expect(await own(person)).toEqual(['2027-03-01'])
  world.pass(day)
  await certified(person, course, world)
  expect(await own(person)).toEqual(['2028-09-27'])
  world.pass(700 * day)
  await until('2028-11-20')
  expect(await own(person)).toEqual(['2028-11-20'])
})

test('a certificate that the organization may not see, or that ended before the assignment, does not count', async () => {
  const { world, coordinator, code, member } = await agency()
  const person = await member()
  const newcomer = await learner({}, world)
  await certified(newcomer, course, world)
  await certified(person, course, world)
  const later = stillWorld('2026-12-01T12:00:00Z')
  await joined(newcomer, code, later)
  await assign(coordinator, { ...renewal, dueDays: 30 }, later)
  expect(await own(newcomer)).toEqual(['2026-12-31'])
  const nextAgency = await organization(undefined, {}, world)
  const { code: nextCode } = await cohort(nextAgency.coordinator, 'Patrol', world)
  await joined(person, nextCode, world)
  await removeLearner(coordinator, { accountId: person.accountId, reason: 'Moved' }, later)
  const late = stillWorld('2029-01-15T12:00:00Z')
  await assign(nextAgency.coordinator, { ...renewal, dueDays: 10 }, late)
  expect(await own(person)).toEqual(['2029-01-25'])
})
