import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { mailTo } from '@/fixtures/mail'
import { providerOf } from '@/fixtures/sign-on'
import { candidate, casesOf } from '@/fixtures/spaced-practice'
import { eraseValues } from '@/lib/audit/log/erase-values'
import { record } from '@/lib/audit/log/record'
import { verifyLog } from '@/lib/audit/verification/verify-log'
import { type Learner, operator } from '@/lib/people/account/actor'
import { writeMail } from '@/lib/people/mail/write-mail'
import { endHold } from '@/lib/people/privacy/end-hold'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { db, query, transact } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { stop } from '@/lib/record/spaced-practice/stop'
import { administrator, cohort, joined, learner, organization } from '@/prisma/factories'
import { carryOutRetention } from './carry-out'

const day = 86_400_000
const reason = 'case 2026-114'

/** Each run is a day after the last one, and after every period. */
let now = Date.now() + 5000 * day
beforeEach(() => {
  now += 2 * day
})
const later = (): World => ({ ...systemWorld, now: () => new Date(now) })
const longAgo = new Date('2020-01-01T12:00:00Z')

const searches = [
  'log.searched',
  'organization.people-viewed',
  'organization.people-exported',
  'organization.invitations-viewed',
  'certificate.list-viewed',
] as const

/** One old row of each kind. */
async function withOldRows(person: Learner): Promise<void> {
  const { accountId } = person
  const times = { startedAt: longAgo, seenAt: longAgo, expiresAt: longAgo }
  await db.session.create({ data: { id: randomUUID(), accountId, version: 1, device: 'Firefox', ...times } })
  await db.endedSession.create({ data: { id: randomUUID(), accountId, endedAt: longAgo } })
  await db.knownDevice.create({ data: { accountId, tokenHash: randomUUID(), lastUsedAt: longAgo } })
  const link = { id: randomUUID(), accountId, tokenHash: randomUUID(), createdAt: longAgo, expiresAt: longAgo }
  await db.passwordReset.create({ data: link })
  await transact((tx) => writeMail(tx, mailTo(person, `test:${randomUUID()}`)))
  await query`update mail set state = 'sent', settled_at = ${longAgo} where account_id = ${accountId}::uuid`
  const stranger = { accountId: null, role: 'stranger' } as const
  const failure = { action: 'account.sign-in-failed', actor: stranger, values: { address: '192.0.2.7' } } as const
  await transact((tx) => record(tx, { ...failure, subjectId: accountId }, longAgo))
  for (const action of searches)
    await transact((tx) => record(tx, { action, actor: person, values: { name: 'Ann' } }, longAgo))
  const issuer = `https://${randomUUID()}.example`
  const { id: providerId } = await providerOf(null, issuer)
  const subject = { issuer, subject: randomUUID(), providerId }
  await db.signOnSubject.create({ data: { ...subject, accountId, name: 'Ann', boundAt: longAgo } })
  await db.signOnSession.create({ data: { sessionId: randomUUID(), ...subject, startedAt: longAgo } })
}

async function rowsOf({ accountId }: Learner) {
  const where = { accountId }
  const [values] = await query<{ count: number }>`
    select count(*)::int as count from audit_event e join audit_value v on v.event_id = e.id
    where ${accountId}::uuid in (e.subject_id, e.actor_id)
      and e.action = any(${['account.sign-in-failed', ...searches]}::text[])`
  const issuer = (await db.signOnSubject.findFirst({ where }))?.issuer ?? ''
  return {
    sessions: (await db.session.count({ where })) + (await db.endedSession.count({ where })),
    signOns: await db.signOnSession.count({ where: { issuer } }),
    devices: await db.knownDevice.count({ where }),
    links: await db.passwordReset.count({ where }),
    mailTexts: await db.mail.count({ where: { accountId, text: { not: '' } } }),
    values: values?.count,
  }
}
const all = { sessions: 2, signOns: 1, devices: 1, links: 1, mailTexts: 1, values: 6 }
const none = { sessions: 0, signOns: 0, devices: 0, links: 0, mailTexts: 0, values: 0 }

async function lastEntry() {
  return db.auditEvent.findFirstOrThrow({ where: { action: 'retention.carried-out' }, orderBy: { id: 'desc' } })
}

test('a run removes what is past its period, leaves the rest, and makes one entry with counts', async () => {
  const [old, recent] = [await learner(), await learner()]
  await withOldRows(old)
  const link = { id: randomUUID(), accountId: recent.accountId, tokenHash: randomUUID(), createdAt: longAgo }
  await db.passwordReset.create({ data: { ...link, expiresAt: new Date(now - 30 * day) } })
  const entries = await db.auditEvent.count({ where: { action: 'retention.carried-out' } })
  // Tests in other files seal this log by clocks of their own.
  const { firstBad } = await verifyLog()
  await Promise.all([carryOutRetention(later()), carryOutRetention(later())])
  expect(await rowsOf(old)).toEqual(none)
  expect((await rowsOf(recent)).links).toBe(1)
  expect(await db.auditEvent.count({ where: { action: 'retention.carried-out' } })).toBe(entries + 1)
  const { actorRole, details } = await lastEntry()
  expect(actorRole).toBe('system')
  expect(details).toMatchObject({ 'reset-links': expect.any(Number), mail: expect.any(Number) })
  expect(await db.mail.findFirst({ where: { accountId: old.accountId } })).toMatchObject({
    ...{ recipient: '', subject: '', text: '', html: '', state: 'sent', clearedAt: new Date(now) },
  })
  expect(await verifyLog()).toMatchObject({ firstBad })
})

test('a second run on the same day removes nothing', async () => {
  await carryOutRetention(later())
  const person = await learner()
  await withOldRows(person)
  await carryOutRetention(later())
  expect(await rowsOf(person)).toEqual(all)
})

test('a run that was interrupted is finished by the next look, and its entry has all counts', async () => {
  const id = randomUUID()
  const counts = { devices: 1_000_000 }
  await query`insert into retention_run (id, started_at, counts)
    values (${id}::uuid, ${new Date(now)}, ${JSON.stringify(counts)}::jsonb)`
  const person = await learner()
  await withOldRows(person)
  await carryOutRetention(later())
  const { object, details } = await lastEntry()
  expect(object).toBe(`retention:${id}`)
  expect((details as typeof counts).devices).toBeGreaterThan(1_000_000)
})

test('a held person’s rows are kept until the hold ends', async () => {
  const { administrator: admin } = await administrator()
  const person = await learner()
  await withOldRows(person)
  const { holdId } = await placeHold(admin, { target: { accountId: person.accountId }, reason })
  await carryOutRetention(later())
  expect(await rowsOf(person)).toEqual(all)
  await endHold(admin, { holdId, reason: 'the case is closed' })
  now += 2 * day
  await carryOutRetention(later())
  expect(await rowsOf(person)).toEqual(none)
})

test('a hold on an organization keeps what is about its people, and about those who left', async () => {
  const { administrator: admin } = await administrator()
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  const [member, left, stranger] = [await learner(), await learner(), await learner()]
  await joined(member, code)
  await joined(left, code)
  await query`update membership set ended_at = now(), end_reason = 'moved'
    where account_id = ${left.accountId}::uuid and role = 'learner'`
  for (const person of [member, left, stranger]) await withOldRows(person)
  await placeHold(admin, { target: { organizationId: coordinator.organizationId }, reason })
  await carryOutRetention(later())
  expect([await rowsOf(member), await rowsOf(left), await rowsOf(stranger)]).toEqual([all, all, none])
})

test('a hold placed while rows are removed keeps each row that is left when it is placed', async () => {
  const { administrator: admin } = await administrator()
  for (let round = 0; round < 8; round++) {
    now += 2 * day
    const person = await learner()
    await withOldRows(person)
    const running = carryOutRetention(later())
    await placeHold(admin, { target: { accountId: person.accountId }, reason })
    const kept = await rowsOf(person)
    await running
    expect(await rowsOf(person)).toEqual(kept)
  }
})

test('values of a held person cannot be erased from the log by a command', async () => {
  const { administrator: admin } = await administrator()
  const person = await learner()
  const { accountId, email } = person
  await placeHold(admin, { target: { accountId }, reason })
  await expect(eraseValues(operator, { accountId, email, reason })).rejects.toMatchObject({ code: 'conflict' })
})

test('answered cases go only after the practice has ended', async () => {
  const { person, world, asks, answers } = await candidate()
  await asks()
  await answers()
  await carryOutRetention(later())
  expect(await casesOf(person)).toHaveLength(2)
  await stop(person, world)
  now += 2 * day
  await carryOutRetention(later())
  expect((await casesOf(person)).filter(({ answeredAt }) => answeredAt !== null)).toEqual([])
})
