import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, learner, organization, stillWorld } from '@/prisma/factories'
import { endJoinLink } from '../end-join-link'
import { makeJoinLink } from '../make-join-link'
import { findJoinTarget, listCohorts, listMemberships } from '../queries'
import { joinCode } from '../schema'
import { join } from './join'

const unusable = { ok: false, reason: 'code-unusable' }

describe('join', () => {
  test('makes a learner of the organization and a member of the cohort', async () => {
    const { coordinator } = await organization()
    const { cohortId, code } = await cohort(coordinator)
    const person = await learner()
    expect(await join(person, { code })).toEqual({ ok: true, organizationId: coordinator.organizationId })
    expect(await listMemberships(person)).toEqual([
      { id: coordinator.organizationId, name: coordinator.organizationName },
    ])
    const [view] = await listCohorts(coordinator, new Date())
    expect(view).toMatchObject({ id: cohortId, members: 1 })
    expect(await actionsAbout(person)).toEqual(['account.registered', 'organization.joined'])
  })

  test('adds one membership when called four times concurrently', async () => {
    const { coordinator } = await organization()
    const { cohortId, code } = await cohort(coordinator)
    const person = await learner()
    const outcomes = await Promise.all([0, 1, 2, 3].map(() => join(person, { code })))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(await db.membership.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await db.cohortMember.count({ where: { cohortId } })).toBe(1)
    expect(await actionsAbout(person)).toEqual(['account.registered', 'organization.joined'])
  })

  test('a second cohort of the organization adds no second membership', async () => {
    const { coordinator } = await organization()
    const person = await learner()
    for (const name of ['Patrol', 'Detectives']) {
      const { code } = await cohort(coordinator, name)
      expect(await join(person, { code })).toMatchObject({ ok: true })
    }
    expect(await db.membership.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await db.cohortMember.count({ where: { accountId: person.accountId } })).toBe(2)
  })

  test('refuses a code that was never made', async () => {
    const person = await learner()
    expect(await join(person, { code: '0000000000' })).toEqual(unusable)
    expect(await listMemberships(person)).toEqual([])
  })

  test('refuses an ended code, and earlier members stay', async () => {
    const { coordinator } = await organization()
    const { code } = await cohort(coordinator)
    const early = await learner()
    const late = await learner()
    await join(early, { code })
    const { id } = await db.joinLink.findUniqueOrThrow({ where: { code } })
    await endJoinLink(coordinator, { joinLinkId: id })
    expect(await join(late, { code })).toEqual(unusable)
    expect(await findJoinTarget(code, new Date())).toBeNull()
    expect(await listMemberships(early)).toHaveLength(1)
    await endJoinLink(coordinator, { joinLinkId: id })
    const entries = { action: 'organization.join-link-ended', object: `join-link:${id}` }
    expect(await db.auditEvent.count({ where: entries })).toBe(1)
  })

  test('refuses a code after exactly ninety days', async () => {
    const { coordinator } = await organization()
    const { cohortId } = await cohort(coordinator)
    const world = stillWorld()
    const { code } = await makeJoinLink(coordinator, { cohortId }, world)
    world.pass(90 * 24 * 60 - 1)
    expect(await findJoinTarget(code, world.now())).toEqual({
      organization: coordinator.organizationName,
      cohort: 'Patrol',
    })
    world.pass(1)
    expect(await findJoinTarget(code, world.now())).toBeNull()
    expect(await join(await learner(), { code }, world)).toEqual(unusable)
  })
})

test('joinCode accepts codes as people type them', async () => {
  const { code } = await cohort((await organization()).coordinator)
  expect(joinCode.parse(code)).toBe(code)
  expect(joinCode.parse(' o1il-ab cd-ef ')).toBe('0111ABCDEF')
  expect(joinCode.safeParse('0111ABCDE').success).toBe(false)
  expect(joinCode.safeParse('0111ABCDEU').success).toBe(false)
})
