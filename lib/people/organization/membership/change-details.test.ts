import { describe, expect, test } from 'vitest'
import { whileHeld } from '@/fixtures/while-held'
import { asCoordinator, type Coordinator, operator } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { setIdentifierRule } from '../set-identifier-rule'
import { applyDetails } from './apply-details'
import { changeDetails } from './change-details'
import { listEveryone } from './current-members'
import { detailsInput } from './details-schema'
import { lockMembers } from './lock-members'
import { makeCoordinator } from './make-coordinator'
import { findMemberDetails, supervisorOptions } from './member-details'

const none = { rank: '', identifier: '', hiredOn: null, supervisorId: null, divisionId: null }

async function agency() {
  const { coordinator, account } = await organization()
  const { code } = await cohort(coordinator)
  const [one, other] = [await learner(), await learner()]
  for (const person of [one, other]) await joined(person, code)
  return { coordinator, account, code, one, other }
}

async function secondCoordinator({ organizationId, organizationName, timeZone }: Coordinator) {
  const person = await learner()
  await makeCoordinator(operator, { organizationId, accountId: person.accountId })
  return asCoordinator(person.accountId, { id: organizationId, name: organizationName, timeZone })
}

describe('changeDetails', () => {
  test('refuses another organization’s person, a stranger, and someone who left', async () => {
    const { coordinator, one, other } = await agency()
    const elsewhere = (await organization()).coordinator
    const missing = { code: 'not-found' }
    const change = { ...none, rank: 'Sergeant', version: 0 }
    const stranger = await learner()
    const { accountId } = one
    await expect(changeDetails(elsewhere, { accountId, ...change })).rejects.toMatchObject(missing)
    await expect(changeDetails(coordinator, { ...change, accountId: stranger.accountId })).rejects.toMatchObject(
      missing,
    )
    await removeLearner(coordinator, { accountId: other.accountId, reason: 'Left the agency' })
    await expect(changeDetails(coordinator, { ...change, accountId: other.accountId })).rejects.toMatchObject(missing)
    expect(await actionsAbout(one)).not.toContain('organization.details-changed')
  })

  test('refuses an identifier that is missing, of another pattern, or someone else’s in any case', async () => {
    const { coordinator, one, other } = await agency()
    const { accountId } = one
    await setIdentifierRule(coordinator, { label: 'Officer number', pattern: 'A99', isRequired: true })
    const save = (person: string, identifier: string) =>
      changeDetails(coordinator, { ...none, accountId: person, rank: 'Officer', identifier, version: 0 })
    expect(await save(accountId, '')).toEqual({ ok: false, reason: 'identifier-missing' })
    expect(await save(accountId, '417')).toEqual({ ok: false, reason: 'identifier-pattern' })
    expect(await save(accountId, 'b17')).toEqual({ ok: true })
    expect(await save(other.accountId, 'B17')).toEqual({ ok: false, reason: 'identifier-taken' })
    const elsewhere = await agency()
    const change = { ...none, accountId: elsewhere.one.accountId, identifier: 'B17', version: 0 }
    expect(await changeDetails(elsewhere.coordinator, change)).toEqual({ ok: true })
  })

  test('refuses a supervisor from elsewhere, and oneself', async () => {
    const { coordinator, account, one, other } = await agency()
    const { accountId } = one
    const stranger = await learner()
    const save = (supervisorId: string) => changeDetails(coordinator, { ...none, accountId, supervisorId, version: 0 })
    for (const wrong of [stranger.accountId, accountId])
      expect(await save(wrong)).toEqual({ ok: false, reason: 'supervisor' })
    expect(await save(other.accountId)).toEqual({ ok: true })
    const again = { ...none, accountId, supervisorId: account.accountId, version: 1 }
    expect(await changeDetails(coordinator, again)).toEqual({ ok: true })
    expect((await findMemberDetails(coordinator, accountId)).supervisor).toBe(account.name)
  })

  test('a supervisor who left stays a choice, and saving the form keeps them', async () => {
    const { coordinator, one, other } = await agency()
    const { accountId } = one
    const supervisorId = other.accountId
    await changeDetails(coordinator, { ...none, accountId, supervisorId, version: 0 })
    await removeLearner(coordinator, { accountId: supervisorId, reason: 'Left the agency' })
    const everyone = await listEveryone(coordinator, 500)
    expect(everyone.map((person) => person.accountId)).not.toContain(supervisorId)
    const options = supervisorOptions(await findMemberDetails(coordinator, accountId), everyone)
    expect(options[0]).toEqual({ value: supervisorId, text: other.name })
    expect(options).toHaveLength(everyone.length + 1)
    const save = { ...none, accountId, supervisorId, rank: 'Officer', version: 1 }
    expect(await changeDetails(coordinator, save)).toEqual({ ok: true })
    expect((await findMemberDetails(coordinator, accountId)).supervisor).toBe(other.name)
  })

  test('logs only what changed, with the values before', async () => {
    const { coordinator, one } = await agency()
    const { accountId } = one
    const world = stillWorld()
    const first = { accountId, ...none, rank: 'Officer', hiredOn: '2020-01-31', version: 0 }
    await changeDetails(coordinator, first, world)
    await changeDetails(coordinator, first, world)
    await changeDetails(coordinator, { ...first, rank: 'Sergeant', version: 1 }, world)
    const entries = await db.auditEvent.findMany({
      where: { subjectId: accountId, action: 'organization.details-changed' },
      include: { values: { orderBy: { field: 'asc' } } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ values }) => values.map(({ field, value }) => `${field} ${value}`))).toEqual([
      ['hiredOn 2020-01-31', 'rank Officer'],
      ['rank Sergeant', 'rank.old Officer'],
    ])
    const details = await findMemberDetails(coordinator, accountId)
    expect(details).toMatchObject({ rank: 'Sergeant', hiredOn: '2020-01-31', version: 2, changedAt: world.now() })
  })

  test('one of two coordinators who save together is shown what the other saved', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { coordinator, one } = await agency()
      const second = await secondCoordinator(coordinator)
      const { accountId } = one
      const outcomes = await Promise.all([
        changeDetails(coordinator, { ...none, accountId, rank: 'Sergeant', version: 0 }),
        changeDetails(second, { ...none, accountId, rank: 'Lieutenant', version: 0 }),
      ])
      const refused = outcomes.find((outcome) => !outcome.ok)
      const { rank, changedBy } = await findMemberDetails(coordinator, accountId)
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(refused).toMatchObject({ reason: 'changed-meanwhile', now: { rank, changedBy, version: 1 } })
    }
  })

  test('a form that waits for an import is shown what the import saved', async () => {
    const { coordinator, one } = await agency()
    const { accountId } = one
    const { membershipId } = await findMemberDetails(coordinator, accountId)
    const change = { membershipId, accountId, to: { rank: 'Chief' }, from: { rank: '' } }
    const outcome = await whileHeld(
      async (tx) => {
        await lockMembers(tx, coordinator, [accountId])
        await applyDetails(tx, coordinator, [change], new Date())
      },
      () => changeDetails(coordinator, { ...none, accountId, rank: 'Sergeant', version: 0 }),
    )
    expect(outcome).toMatchObject({ reason: 'changed-meanwhile', now: { rank: 'Chief', version: 1 } })
    expect((await findMemberDetails(coordinator, accountId)).rank).toBe('Chief')
  })

  test('two people never get one identifier when both are saved together', async () => {
    const { coordinator, one, other } = await agency()
    const outcomes = await Promise.all(
      [one, other].map(({ accountId }) =>
        changeDetails(coordinator, { ...none, accountId, identifier: '4471', version: 0 }),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'identifier-taken' })
  })

  test('an identifier is free again when its holder left', async () => {
    const { coordinator, one, other } = await agency()
    const give = ({ accountId }: { accountId: string }) =>
      changeDetails(coordinator, { ...none, accountId, identifier: '4471', version: 0 })
    await give(one)
    expect(await give(other)).toMatchObject({ ok: false })
    await removeLearner(coordinator, { accountId: one.accountId, reason: 'Left the agency' })
    expect(await give(other)).toEqual({ ok: true })
  })
})

test('a rule set twice is one rule, and another ends it', async () => {
  const { coordinator } = await organization()
  const rule = { label: 'Officer number', pattern: '9999', isRequired: false }
  await Promise.all([0, 1, 2].map(() => setIdentifierRule(coordinator, rule)))
  await setIdentifierRule(coordinator, { ...rule, isRequired: true })
  await setIdentifierRule(coordinator, null)
  const { organizationId } = coordinator
  const rows = await db.identifierRule.findMany({ where: { organizationId }, orderBy: { beganAt: 'asc' } })
  expect(rows.map(({ isRequired, endedById }) => [isRequired, endedById])).toEqual([
    [false, coordinator.accountId],
    [true, coordinator.accountId],
  ])
})

test('a form gives details without line breaks or hidden signs, and a real day', () => {
  const parse = (change: object) =>
    detailsInput.safeParse({ ...none, hiredOn: '', supervisorId: '', divisionId: '', ...change })
  expect(parse({ rank: ' Chief \n of  police ' }).data?.rank).toBe('Chief of police')
  for (const wrong of [
    { rank: '\u202egnihton' },
    { rank: 'x'.repeat(61) },
    { hiredOn: '2026-02-30' },
    { supervisorId: 'x' },
  ])
    expect(parse(wrong).success).toBe(false)
})
