import { beforeEach, expect, test } from 'vitest'
import { draftOf } from '@/fixtures/import-draft'
import { archiving, whileHeld } from '@/fixtures/while-held'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { findMemberDetails } from '@/lib/people/organization/membership/member-details'
import { setIdentifierRule } from '@/lib/people/organization/set-identifier-rule'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization } from '@/prisma/factories'
import { applyImport } from './apply-import'
import { checkImport } from './plan-import'

let coordinator: Coordinator
let one: Learner
let other: Learner

async function member(to = coordinator): Promise<Learner> {
  const { code } = await cohort(to, crypto.randomUUID())
  const person = await learner()
  await joined(person, code)
  return person
}

beforeEach(async () => {
  coordinator = (await organization()).coordinator
  ;[one, other] = [await member(), await member()]
})

async function check(lines: string[], by = coordinator) {
  return checkImport(by, await draftOf(lines))
}

async function apply(lines: string[], by = coordinator) {
  const { digest } = await check(lines, by)
  return applyImport(by, { draft: await draftOf(lines), digest })
}

const statesOf = async (lines: string[]) => (await check(lines)).rows.map(({ state }) => state)
const detailsOf = ({ accountId }: Learner) => findMemberDetails(coordinator, accountId)

test('an import doesn’t reveal people of another organization', async () => {
  const elsewhere = (await organization()).coordinator
  const stranger = await member(elsewhere)
  const plan = await check(['Email\tRank', `${stranger.email}\tSergeant`])
  const problems = [{ field: 'name', message: expect.stringMatching(/^No one here/) }]
  expect(plan.rows).toMatchObject([{ state: 'error', name: stranger.email, problems, change: null }])
  expect(plan.absent.shown.map(({ accountId }) => accountId).sort()).toEqual([one.accountId, other.accountId].sort())
  expect(await apply(['Email\tRank', `${stranger.email}\tSergeant`])).toEqual({
    ok: true,
    changed: 0,
    invited: 0,
    leftOut: 1,
  })
  expect(await actionsAbout(stranger)).not.toContain('organization.details-changed')
})

test('each wrong row says what is wrong, and the others are saved without the details that can’t be read', async () => {
  await setIdentifierRule(coordinator, { label: 'Officer number', pattern: '9999', isRequired: false })
  const lines = [
    'Email,Identifier,Rank,Division,Hire date,Supervisor',
    `${one.email.toUpperCase()},12,Sergeant,Nowhere,soon,nobody@test.example`,
    `${one.email},,Chief,,,`,
    ',,Chief,,,',
    `${other.email},4471,Officer,,1/31/2020,${one.email}`,
  ]
  const { rows } = await check(lines)
  const fieldsOf = (problems: { field: string }[]) => problems.map(({ field }) => field)
  expect(
    rows.map(({ line, state, problems, warnings }) => [line, state, fieldsOf(problems), fieldsOf(warnings)]),
  ).toEqual([
    [2, 'error', ['identifier'], ['hiredOn', 'supervisor']],
    [3, 'error', ['row'], []],
    [4, 'error', ['row'], []],
    [5, 'changed', [], []],
  ])
  expect(await apply(lines)).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 3 })
  expect(await detailsOf(one)).toMatchObject({ rank: '', version: 0 })
  expect(await detailsOf(other)).toMatchObject({
    ...{ identifier: '4471', rank: 'Officer', hiredOn: '2020-01-31', supervisorId: one.accountId, version: 1 },
  })
})

test('a member is changed without the details that can’t be read, and a supervisor is found by name', async () => {
  const { account, coordinator: chief } = await organization(undefined, { name: 'Zoé Thériault' })
  const [first, second] = [await member(chief), await member(chief)]
  const lines = [
    'Email,Rank,Division,Hire date,Supervisor',
    `${first.email},Sergeant,Nowhere,soon,Nobody Here`,
    `${second.email},Officer,,,"Chief Theriault, Zoe M."`,
  ]
  expect(await apply(lines, chief)).toEqual({ ok: true, changed: 2, invited: 0, leftOut: 0 })
  const nothing = { hiredOn: null, supervisorId: null }
  expect(await findMemberDetails(chief, first.accountId)).toMatchObject({ rank: 'Sergeant', ...nothing })
  expect(await findMemberDetails(chief, second.accountId)).toMatchObject({ supervisorId: account.accountId })
})

test('divisions that the list names are created with it, once, and not for a row that is left out', async () => {
  const lines = (division: string) => [
    'Email,Division',
    `${one.email},${division}`,
    `${other.email},${division.toUpperCase()}`,
    ',Nobody’s division',
  ]
  const { newDivisions, digest } = await check(lines('Marine Patrol'))
  expect(newDivisions).toEqual(['Marine Patrol'])
  expect(await apply(lines('Marine Patrol'))).toEqual({ ok: true, changed: 2, invited: 0, leftOut: 1 })
  const [division, ...others] = await listDivisions(coordinator)
  expect([division?.name, others]).toEqual(['Marine Patrol', []])
  for (const person of [one, other]) expect(await detailsOf(person)).toMatchObject({ divisionId: division?.id })
  expect((await check(lines('Marine Patrol'))).newDivisions).toEqual([])
  const late = await applyImport(coordinator, { draft: await draftOf(lines('Marine Patrol')), digest })
  expect(late).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await listDivisions(coordinator)).toHaveLength(1)
})

test('an identifier from before the rule stays, and the rest of its row is saved', async () => {
  const give = (id: string, rank: string) => ['Email,Identifier,Rank', `${one.email},${id},${rank}`]
  await apply(give('12', 'Officer'))
  await setIdentifierRule(coordinator, { label: 'Officer number', pattern: '9999', isRequired: true })
  expect(await statesOf(give('13', 'Sergeant'))).toEqual(['error'])
  expect(await statesOf(['Email,Rank', `${other.email},Sergeant`])).toEqual(['error'])
  expect(await apply(give('12', 'Sergeant'))).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  expect(await detailsOf(one)).toMatchObject({ identifier: '12', rank: 'Sergeant' })
})

test('an identifier that a refused row keeps is refused to the next row', async () => {
  const third = await member()
  const give = (...rows: [Learner, string][]) => [
    'Email,Identifier',
    ...rows.map(([{ email }, id]) => `${email},${id}`),
  ]
  await apply(give([one, '1'], [other, '2'], [third, '3']))
  const shift = give([one, '2'], [other, '3'])
  expect(await statesOf(shift)).toEqual(['error', 'error'])
  expect(await apply([...shift, `${third.email},4`])).toEqual({ ok: true, changed: 3, invited: 0, leftOut: 0 })
})

test('no one is imported into a division that is archived meanwhile', async () => {
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const { id } = (await listDivisions(coordinator))[0] ?? { id: '' }
  const outcome = await whileHeld(archiving('division', id), () => apply(['Email,Division', `${one.email},Troop B`]))
  expect(outcome).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await detailsOf(one)).divisionId).toBeNull()
})

test('the same file twice changes nothing the second time', async () => {
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const lines = ['Email;Rank;Division', `${one.email};Sergeant;TROOP B`, `${other.email};;`]
  expect(await statesOf(lines)).toEqual(['changed', 'unchanged'])
  expect(await apply(lines)).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  expect(await detailsOf(one)).toMatchObject({ rank: 'Sergeant', division: 'Troop B' })
  expect(await statesOf(lines)).toEqual(['unchanged', 'unchanged'])
  expect(await apply(lines)).toEqual({ ok: true, changed: 0, invited: 0, leftOut: 0 })
  const entries = (await actionsAbout(one)).filter((action) => action === 'organization.details-changed')
  expect(entries).toHaveLength(1)
})

test('people swap identifiers, and two never have one', async () => {
  const give = (first: string, second: string) => [
    'Email\tIdentifier',
    `${one.email}\t${first}`,
    `${other.email}\t${second}`,
  ]
  expect(await apply(give('A1', 'B2'))).toEqual({ ok: true, changed: 2, invited: 0, leftOut: 0 })
  expect(await apply(give('B2', 'A1'))).toEqual({ ok: true, changed: 2, invited: 0, leftOut: 0 })
  expect((await detailsOf(one)).identifier).toBe('B2')
  expect(await statesOf(give('C3', 'c3'))).toEqual(['error', 'error'])
  expect(await statesOf(['Email\tIdentifier', `${one.email}\ta1`])).toEqual(['error'])
  const byIdentifier = ['Identifier\tRank', 'b2\tSergeant']
  expect(await apply(byIdentifier)).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  expect(await detailsOf(one)).toMatchObject({ rank: 'Sergeant', identifier: 'B2' })
})

test('nothing is saved when someone changed a person after the report', async () => {
  const lines = ['Email\tRank', `${one.email}\tSergeant`, `${other.email}\tSergeant`]
  const { digest } = await check(lines)
  const details = { rank: 'Chief', identifier: '', hiredOn: null, supervisorId: null, divisionId: null }
  await changeDetails(coordinator, { accountId: one.accountId, version: 0, ...details })
  const input = { draft: await draftOf(lines), digest }
  expect(await applyImport(coordinator, input)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await detailsOf(other)).rank).toBe('')
})

test('one file applied twice at once is one import', async () => {
  const lines = ['Email\tRank', `${one.email}\tSergeant`, `${other.email}\tOfficer`]
  const { digest } = await check(lines)
  const outcomes = await Promise.all(
    [0, 1].map(async () => applyImport(coordinator, { draft: await draftOf(lines), digest })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const object = `organization:${coordinator.organizationId}`
  expect(await db.auditEvent.count({ where: { object, action: 'organization.people-imported' } })).toBe(1)
  expect((await detailsOf(one)).version).toBe(1)
})
