import { beforeAll, expect, test } from 'vitest'
import { mailTo } from '@/fixtures/mail'
import { acceptedOutside } from '@/fixtures/outside-agency'
import { owner } from '@/fixtures/roles'
import { candidate } from '@/fixtures/spaced-practice'
import { verifyLog } from '@/lib/audit/verification/verify-log'
import { type Learner, operator } from '@/lib/people/account/actor'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { writeMail } from '@/lib/people/mail/write-mail'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { endHold } from '@/lib/people/privacy/end-hold'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { db, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { recordedStateOf } from '@/lib/record/certificate/status'
import { closeAccount } from '@/lib/record/close-account'
import { withdrawOutside } from '@/lib/record/outside-certificate/withdraw-outside'
import { administrator, cohort, joined, learner, organization, testPassword } from '@/prisma/factories'
import { carryOutRetention } from './carry-out'

const reason = 'asked by the person'
const inDays = (days: number) => ({ ...systemWorld, now: () => new Date(Date.now() + days * 86_400_000) })

beforeAll(async () => {
  await owner.connect()
  return () => owner.end()
})

/** Tables and columns with the text. */
async function placesOf(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ table: string }>(
    "select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  )
  const places: string[] = []
  for (const { table } of rows) {
    const found = await owner.query(`select from ${table} t where position($1 in t::text) > 0 limit 1`, [text])
    if (found.rowCount) places.push(table)
  }
  return places
}

async function nameOf({ accountId }: Learner): Promise<string> {
  return (await db.account.findUniqueOrThrow({ where: { id: accountId } })).name
}

test('closing replaces name and address everywhere but in what an agency must keep, and all of it verifies', async () => {
  const { person, serial } = await candidate()
  const { accountId, name, email } = person
  const { coordinator } = await organization()
  await joined(person, (await cohort(coordinator)).code)
  await transact((tx) => writeMail(tx, mailTo(person, `test:${accountId}`)))
  await verifyCredentials({ email, password: 'wrong', address: '192.0.2.9' })
  const attempts = await db.attempt.count({ where: { accountId } })
  // Tests in other files seal this log by clocks of their own.
  const { firstBad } = await verifyLog()
  await closeAccount(operator, accountId, reason)

  expect(await placesOf(email)).toEqual([])
  expect(await placesOf(name.toLowerCase())).toEqual([])
  const kept = await placesOf(name)
  expect(kept.filter((table) => !/^(certificate|credential|attestation|name_confirmation)/.test(table))).toEqual([])
  expect(await nameOf(person)).toBe(`Closed account ${accountId.slice(0, 8)}`)
  expect(await recordedStateOf(serial)).toBe('current')
  expect(await db.attempt.count({ where: { accountId } })).toBe(attempts)
  expect(await verifyLog()).toMatchObject({ firstBad })
  const entry = { action: 'account.pseudonymized', subjectId: accountId, actorRole: 'system' }
  expect(await db.auditEvent.count({ where: entry })).toBe(1)
})

test('clears rank, identifier, hire date, division, and supervisor of each membership', async () => {
  const { coordinator, account } = await organization()
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  const { accountId } = person
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const [division] = await listDivisions(coordinator)
  const details = { rank: 'Sergeant', identifier: '4117', hiredOn: '2020-03-01', divisionId: division?.id ?? null }
  const changed = await changeDetails(coordinator, {
    ...details,
    accountId,
    supervisorId: account.accountId,
    version: 0,
  })
  expect(changed).toMatchObject({ ok: true })
  await closeAccount(operator, accountId, reason)
  const membership = await db.membership.findFirstOrThrow({ where: { accountId } })
  const cleared = { rank: '', identifier: '', hiredOn: null, divisionId: null, supervisorId: null }
  expect(membership).toMatchObject(cleared)
})

test('a closed account cannot sign in under either address', async () => {
  const person = await learner()
  await closeAccount(operator, person.accountId, reason)
  for (const email of [person.email, `${person.accountId}@closed.invalid`])
    expect(await verifyCredentials({ email, password: testPassword, address: '192.0.2.9' })).toMatchObject({
      ok: false,
    })
})

test('a held person keeps the name after closing, until the hold has ended and the worker looked', async () => {
  const { administrator: admin } = await administrator()
  const person = await learner()
  const { holdId } = await placeHold(admin, { target: { accountId: person.accountId }, reason: 'case 2026-114' })
  await closeAccount(person, person.accountId, reason)
  expect(await nameOf(person)).toBe(person.name)
  await carryOutRetention(inDays(9000))
  expect(await nameOf(person)).toBe(person.name)
  await endHold(admin, { holdId, reason: 'judgment is final' })
  await carryOutRetention(inDays(9002))
  expect(await nameOf(person)).toMatch(/^Closed account /)
})

test('the file of a certificate that was withdrawn after its account was closed goes, once no hold keeps it', async () => {
  const { administrator: admin } = await administrator()
  const open = await acceptedOutside()
  const closed = await acceptedOutside()
  const held = await acceptedOutside()
  const counting = await acceptedOutside()
  const filesLeft = () =>
    Promise.all(
      [open, closed, held, counting].map(({ member: { accountId } }) => db.outsideFile.count({ where: { accountId } })),
    )
  for (const { member } of [closed, held, counting]) await closeAccount(member, member.accountId, reason)
  const { holdId } = await placeHold(admin, { target: { accountId: held.member.accountId }, reason })
  for (const { coordinator, versionId } of [open, closed, held])
    await withdrawOutside(coordinator, { versionId, reason })
  await carryOutRetention(inDays(9100))
  expect(await filesLeft()).toEqual([1, 0, 1, 1])
  const [run] = await db.retentionRun.findMany({ orderBy: { startedAt: 'desc' }, take: 1 })
  expect(run?.counts).toMatchObject({ 'outside-files': expect.any(Number) })
  await endHold(admin, { holdId, reason: 'the case is closed' })
  await carryOutRetention(inDays(9102))
  expect(await filesLeft()).toEqual([1, 0, 0, 1])
})
