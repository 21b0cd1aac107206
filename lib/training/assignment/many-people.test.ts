import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { assignToPeople } from './assign'
import { listOwnAssignments } from './queries'
import { remind } from './remind'

const [course] = (await loadCatalog()).courses as [Course]
const world = stillWorld('2026-11-25T12:00:00Z')
const due = { course, dueOn: '2026-12-18', dueDays: null }

async function agency() {
  const { coordinator } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const people = [await learner({}, world), await learner({ confirmed: false }, world)]
  for (const person of people) await joined(person, code, world)
  return { coordinator, people, accountIds: people.map(({ accountId }) => accountId) }
}

test('a course goes to all of the chosen people or to none', async () => {
  const { coordinator, people, accountIds } = await agency()
  const elsewhere = await agency()
  const mixed = [...accountIds, ...elsewhere.accountIds]
  await expect(assignToPeople(coordinator, { accountIds: mixed, ...due }, world)).rejects.toMatchObject({
    code: 'not-found',
  })
  const past = { ...due, dueOn: '2026-11-24' }
  expect(await assignToPeople(coordinator, { accountIds, ...past }, world)).toEqual({ ok: false, reason: 'past' })
  for (const person of people) expect(await listOwnAssignments(person)).toEqual([])
  expect(await assignToPeople(coordinator, { accountIds, ...due }, world)).toEqual({ ok: true })
  for (const person of people) {
    expect(await listOwnAssignments(person)).toMatchObject([{ courseId: course.id, dueOn: '2026-12-18' }])
  }
})

test('a reminder is one mail for a person and day, and none without a confirmed address', async () => {
  const { coordinator, people, accountIds } = await agency()
  const elsewhere = await agency()
  const mixed = { accountIds: [...accountIds, elsewhere.accountIds[0] ?? ''] }
  await expect(remind(coordinator, mixed, world)).rejects.toMatchObject({ code: 'not-found' })
  const mails = () => db.mail.count({ where: { accountId: { in: accountIds }, kind: 'reminder' } })
  expect(await mails()).toBe(0)
  const outcomes = await Promise.all([0, 1, 2].map(() => remind(coordinator, { accountIds }, world)))
  expect(outcomes.map(({ sent }) => sent).sort()).toEqual([0, 0, 1])
  expect(await mails()).toBe(1)
  const tomorrow = stillWorld('2026-11-26T12:00:00Z')
  expect(await remind(coordinator, { accountIds }, tomorrow)).toEqual({ sent: 1, already: 0, unconfirmed: 1 })
  const [person] = people
  const reminded = person ? await actionsAbout(person) : []
  expect(reminded.filter((action) => action === 'organization.reminded')).toHaveLength(2)
})
