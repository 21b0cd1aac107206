import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { operator } from '@/lib/people/account/actor'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { makeJoinLink } from '@/lib/people/organization/make-join-link'
import { makeResetLink } from '@/lib/people/organization/make-reset-link'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import type { World } from '@/lib/platform/world'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { unlock } from '@/lib/training/attempt/unlock'
import { finalOf, lessonsOf } from '@/prisma/course-parts'
import { certified, cohort, enrolled, joined, learner, organization } from '@/prisma/factories'
import { annotate } from './amendment/annotate'
import { extend } from './amendment/extend'
import { reset } from './amendment/reset'
import { waive } from './amendment/waive'
import { revoke } from './certificate/revoke'
import { requestPacket } from './packet/request-packet'

const [course] = (await loadCatalog()).courses as [Course]
const [taught, unread] = lessonsOf(course) as [Unit, Unit]
const reason = 'Sent twice by a slow line'

let coordinator: Coordinator
let person: Learner
let cohortId: string

beforeAll(async () => {
  coordinator = (await organization()).coordinator
  const made = await cohort(coordinator)
  cohortId = made.cohortId
  person = await learner()
  await joined(person, made.code)
  await enrolled(person, course)
})

function sent(fields: Record<string, string> = {}, once: string = randomUUID()): World {
  return onceWorld('/manage/somewhere', new URLSearchParams({ once, ...fields }))
}

/** Fifty requests with one token. */
function fifty<T>(action: (world: World) => Promise<T>): Promise<T[]> {
  const once = randomUUID()
  return Promise.all(Array.from({ length: 50 }, () => action(sent({}, once))))
}
const entries = (action: string) =>
  db.auditEvent.count({ where: { action, subjectId: person.accountId, actorId: coordinator.accountId } })

describe('a form posted fifty times leaves one row and one entry:', () => {
  test('a note', async () => {
    await fifty((world) => annotate(coordinator, { accountId: person.accountId, object: null, text: reason }, world))
    expect(await db.annotation.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('amendment.annotated')).toBe(1)
  })

  test('a reset', async () => {
    const outcomes = await fifty((world) =>
      reset(coordinator, { accountId: person.accountId, unit: taught, reason }, world),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await db.reset.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('amendment.reset')).toBe(1)
  })

  test('a waiver', async () => {
    const outcomes = await fifty((world) =>
      waive(coordinator, { accountId: person.accountId, unit: unread, reason }, world),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await db.waiver.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('amendment.waived')).toBe(1)
    const another = await waive(coordinator, { accountId: person.accountId, unit: unread, reason }, sent())
    expect(another).toMatchObject({ ok: false })
  })

  test('an extension', async () => {
    const { id: enrollmentId } = await db.enrollment.findFirstOrThrow({ where: { accountId: person.accountId } })
    const input = { accountId: person.accountId, enrollmentId, dueOn: '2090-01-31', reason }
    await fifty((world) => extend(coordinator, input, world))
    expect(await db.extension.count({ where: { enrollmentId } })).toBe(1)
    expect(await entries('amendment.extended')).toBe(1)
  })

  test('an unlock', async () => {
    const input = { accountId: person.accountId, unitId: finalOf(course).id, reason }
    await fifty((world) => unlock(coordinator, input, world))
    expect(await db.unlock.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('attempt.unlocked')).toBe(1)
  })

  test('a join link, with the same code each time', async () => {
    const before = await db.joinLink.count({ where: { cohortId } })
    const made = await fifty((world) => makeJoinLink(coordinator, { cohortId }, world))
    expect(new Set(made.map(({ code }) => code)).size).toBe(1)
    expect(await db.joinLink.count({ where: { cohortId } })).toBe(before + 1)
  })

  test('a packet, to which each answer leads', async () => {
    const ids = await fifty((world) => requestPacket(coordinator, { accountId: person.accountId }, world))
    expect(new Set(ids).size).toBe(1)
    expect(await db.packet.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('packet.requested')).toBe(1)
  })

  test('a cohort, and a different one of its name is refused', async () => {
    const outcomes = await fifty((world) => createCohort(coordinator, { name: 'Sent twice' }, world))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    const { organizationId } = coordinator
    expect(await db.cohort.count({ where: { organizationId, name: 'Sent twice' } })).toBe(1)
    expect(await createCohort(coordinator, { name: 'Sent twice' }, sent())).toMatchObject({ ok: false })
  })

  test('a request for an identifier, also after it was ended', async () => {
    const once = randomUUID()
    const ask = () => askIdentifier(coordinator, { label: 'Badge' }, sent({}, once))
    await Promise.all(Array.from({ length: 50 }, ask))
    await askIdentifier(coordinator, { label: null })
    await ask()
    const { organizationId } = coordinator
    expect(await db.identifierRequest.count({ where: { organizationId } })).toBe(1)
  })

  test('an accommodation', async () => {
    const input = { accountId: person.accountId, timeFactor: 1.5, extraAttempts: 1, reason }
    await fifty((world) => grantAccommodation(coordinator, input, world))
    expect(await db.accommodation.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('attempt.accommodation-granted')).toBe(1)
  })

  test('a password link, the same each time until it is used', async () => {
    const once = randomUUID()
    const make = () => makeResetLink(coordinator, { accountId: person.accountId }, sent({}, once))
    const made = await Promise.all(Array.from({ length: 50 }, make))
    expect(new Set(made.map(({ token }) => token)).size).toBe(1)
    expect(await db.passwordReset.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await entries('account.reset-link-made')).toBe(1)
    await db.passwordReset.updateMany({ where: { accountId: person.accountId }, data: { usedAt: new Date() } })
    expect((await make()).token).not.toBe(made[0]?.token)
  })

  test('a revocation; a different reason is answered that it was revoked before', async () => {
    const serial = await certified(await learner(), course)
    const outcomes = await fifty(() => revoke(operator, { serial, reason }))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await db.revocation.count({ where: { certificate: { serial } } })).toBe(1)
    expect(await revoke(operator, { serial, reason: 'Another reason' })).toMatchObject({ ok: false })
  })
})

test('the same token with other words is another action, and so is a form without a token', () => {
  const once = randomUUID()
  const ids = [sent({ text: 'One' }, once), sent({ text: 'One' }, once), sent({ text: 'Two' }, once)].map((world) =>
    world.id(),
  )
  expect(ids[0]).toBe(ids[1])
  expect(ids[0]).not.toBe(ids[2])
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const plain = onceWorld('/manage/somewhere', new URLSearchParams({ text: 'One' }))
  expect(plain.id()).not.toBe(plain.id())
})
