import { expect, test } from 'vitest'
import { largeAgencyIn } from '@/fixtures/large-organization'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { movePeople } from '@/lib/people/organization/membership/move-people'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { readCount, recount } from '@/lib/record/cached-count/cached-count'
import { revoke } from '@/lib/record/certificate/revoke'
import { countDesk } from '@/lib/record/desk/count-desk'
import { readDesk, sumOf } from '@/lib/record/desk/queries'
import { listRoster, type RosterState, rosterStates } from '@/lib/record/roster/roster'
import { assign } from '@/lib/training/assignment/assign'
import { listOwnAssignments } from '@/lib/training/assignment/queries'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, enrolled, organization, stillWorld } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { recountNow, recountOld } from './recount'

const [course] = (await loadCatalog()).courses as [Course]
const about = `countdown:${course.id}`
const keptOf = (organizationId: string) => db.keptCount.findMany({ where: { organizationId } })

test('a small organization keeps no count, and an unknown name is not counted', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const small = (await organization(undefined, {}, world)).coordinator
  await recountNow(small, about, world)
  expect((await readDesk(small, course, world.now())).countedAt).toBeNull()
  expect(await keptOf(small.organizationId)).toEqual([])
  const { coordinator } = await largeAgencyIn(world)
  for (const wrong of [
    '',
    'desk:unknown',
    'countdown:unknown',
    'states:unknown',
    'reminders:x',
    `reminders:${crypto.randomUUID()}`,
    'constructor:x',
  ])
    await recountNow(coordinator, wrong, world)
  expect(await keptOf(coordinator.organizationId)).toEqual([])
})

test('the later of two counts stays, and only one runs at a time', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const { coordinator } = await largeAgencyIn(world)
  const at = (minute: number) => new Date(Date.parse('2026-11-20T12:00:00Z') + minute * 60_000)
  const says = (text: string) => ({ about: 'test', make: async () => ({ text }) })
  await recount(coordinator, says('later'), at(10))
  await recount(coordinator, says('earlier'), at(5))
  expect(await readCount(coordinator, says('never made'), at(20))).toEqual({
    content: { text: 'later' },
    countedAt: at(10),
  })
  const slow = async () => {
    await recount(coordinator, says('meanwhile'), at(31))
    return { text: 'slow' }
  }
  await recount(coordinator, { about: 'test', make: slow }, at(30))
  expect((await readCount(coordinator, says('never made'), at(40))).content).toEqual({ text: 'slow' })
})

test('more counts at a time than the pool has connections don’t wait for each other', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const { coordinator } = await largeAgencyIn(world)
  const make = async () => {
    const [one] = await query<{ one: number }>`select 1 as one`
    return one ?? {}
  }
  const many = Array.from({ length: 2 * Number(env.NORTHLIGHT_CONNECTIONS) }, (_, index) => `test:${index}`)
  await Promise.all(many.map((each) => recount(coordinator, { about: each, make }, world.now())))
  expect(await keptOf(coordinator.organizationId)).toHaveLength(many.length)
})

/** The same numbers each time (a linear congruential generator of Numerical Recipes). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('after any series of changes, the worker’s count agrees with the list of people and their due dates', async () => {
  const world = stillWorld('2026-11-20T12:00:00Z')
  const { coordinator, member } = await largeAgencyIn(world)
  const [lesson] = lessonsOf(course)
  if (!lesson) throw new Error('the course has no lesson')
  await createDivision(coordinator, { name: 'Troop B', parentId: null }, world)
  const divisionId = (await listDivisions(coordinator))[0]?.id ?? ''
  const people = [await member(), await member(), await member()]
  const serials = new Map<string, string>()
  const next = numbersFrom(22)
  const [begun, gone] = [new Set<string>(), new Set<string>()]
  await readDesk(coordinator, course, world.now())
  for (let step = 0; step < 14; step += 1) {
    const person = people[next(people.length)]
    if (!person || gone.has(person.accountId)) continue
    const { accountId } = person
    const serial = serials.get(accountId)
    const changes = [
      async () => {
        if (begun.has(accountId)) return
        begun.add(accountId)
        await enrolled(person, course, world)
        await lessonDone(person, course, lesson, world)
      },
      async () => {
        if (begun.has(accountId)) return
        begun.add(accountId)
        serials.set(accountId, await certified(person, course, world))
      },
      async () => void (serial && (await revoke(operator, { serial, reason: 'For the test' }, world))),
      () => assign(coordinator, { audience: 'person', accountId, course, dueOn: '2026-11-21' }, world),
      () => movePeople(coordinator, { accountIds: [accountId], divisionId }, world),
      async () => {
        if (gone.size > 0) return
        gone.add(accountId)
        await removeLearner(coordinator, { accountId, reason: 'Moved' }, world)
      },
    ]
    await changes[next(changes.length)]?.()
    world.pass(1)
  }
  world.pass(3 * 24 * 60)
  await recountOld(world)
  const now = world.now()
  const { divisions, countedAt } = await readDesk(coordinator, course, now)
  expect(countedAt).toEqual(now)
  const accountIds = people.map((one) => one.accountId)
  const rows = await listRoster(coordinator, { course, accountIds }, { after: null, limit: 10, now })
  const inState = (state: RosterState) => rows.filter((row) => row.state === state).length
  const due = await Promise.all(rows.map(({ accountId }) => dueOf(accountId)))
  expect(rows.map((row) => row.dueOn)).toEqual(due)
  expect(sumOf(divisions)).toEqual({
    ...Object.fromEntries(rosterStates.map((state) => [state, inState(state)])),
    people: 1001 + people.length - gone.size,
    'not-started': inState('not-started') + 1001,
    invited: 0,
    late: due.filter((day) => day && day < '2026-11-23').length,
    stuck: 0,
    silent: 0,
    expiring: 0,
    recent: inState('certified'),
  })
  expect((await countDesk(coordinator, course).make(now)).divisions).toHaveLength(divisions.length)

  async function dueOf(accountId: string): Promise<string | null> {
    const person = people.find((one) => one.accountId === accountId)
    const [own] = person ? await listOwnAssignments(person, coordinator.organizationId) : []
    return own?.dueOn ?? null
  }
})
