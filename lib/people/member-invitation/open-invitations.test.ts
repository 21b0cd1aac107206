import { beforeEach, expect, test } from 'vitest'
import { invitation } from '@/fixtures/invitation'
import { deliver } from '@/fixtures/mailbox'
import type { Coordinator } from '@/lib/people/account/actor'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { db, query, transact } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { administrator, learner, organization, stillWorld } from '@/prisma/factories'
import { acceptMemberInvitation } from './accept-member-invitation'
import { endMemberInvitations } from './end-member-invitations'
import { mailAgain } from './mail-invitations'
import { countInvitations, type InvitationFilter, listOpenInvitations } from './open-invitations'
import { removeOldInvitations } from './remove-old-invitations'
import { writeInvitationMails } from './write-invitation-mails'

const day = 24 * 60
let coordinator: Coordinator
let world: ReturnType<typeof stillWorld>
beforeEach(async () => {
  coordinator = (await organization()).coordinator
  world = stillWorld()
})

const list = (filter: InvitationFilter = {}, after?: string, limit = 10) =>
  listOpenInvitations(coordinator, filter, { after, limit, now: world.now() })
const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name)
const newAddress = () => `${crypto.randomUUID()}@test.example`
const remove = (minutes: number) => {
  world.pass(minutes)
  return transact((tx) =>
    removeOldInvitations(tx, new Date(world.now().getTime() - 30 * day * 60_000), 1000, world.now()),
  )
}

test('open invitations are found by any part of name, address or identifier, page by page, for one organization', async () => {
  const elsewhere = (await organization()).coordinator
  const email = newAddress()
  await invitation(elsewhere, { name: 'Ana Elsewhere' }, { world })
  await invitation(coordinator, { name: 'Ana Aña', email }, { world })
  await invitation(coordinator, { name: 'Ben Stone', identifier: 'B-4471' }, { world })
  await invitation(coordinator, { name: 'Cal Stone' }, { world })
  expect(namesOf(await list({ text: 'stone b' }))).toEqual(['Ben Stone'])
  expect(namesOf(await list({ text: '4471' }))).toEqual(['Ben Stone'])
  expect(namesOf(await list({ text: email.slice(0, 12).toUpperCase() }))).toEqual(['Ana Aña'])
  const [first] = await list({}, undefined, 1)
  expect(namesOf(await list({}, first?.id))).toEqual(['Ben Stone', 'Cal Stone'])
  const theirs = await listOpenInvitations(elsewhere, { ids: [first?.id ?? ''] }, { limit: 10, now: world.now() })
  expect(theirs).toEqual([])
})

test('a mail is written once, and again a day later or when it failed', async () => {
  const email = newAddress()
  const { id, code } = await invitation(coordinator, { email }, { byMail: true, world })
  const stateNow = async () => (await list({ ids: [id] }))[0]?.state
  expect(await stateNow()).toBe('queued')
  await Promise.all([writeInvitationMails(world), writeInvitationMails(world)])
  expect(await mailAgain(coordinator, [id], world)).toBe(0)
  const [mail] = await deliver(email, world)
  expect(mail?.text).toContain(`/join/${code}`)
  expect(await stateNow()).toBe('mailed')
  expect(await mailAgain(coordinator, [id], world)).toBe(0)
  world.pass(day + 1)
  expect(await mailAgain((await organization()).coordinator, [id], world)).toBe(0)
  expect(await mailAgain(coordinator, [id, (await invitation(coordinator, {}, { world })).id], world)).toBe(1)
  await writeInvitationMails(world)
  await query`update mail set state = 'failed', settled_at = ${world.now()} where recipient = ${email} and state = 'queued'`
  expect(await stateNow()).toBe('failed')
  expect(await countInvitations(coordinator, world.now())).toEqual({ open: 2, failed: 1, expired: 0 })
  expect(await mailAgain(coordinator, [id], world)).toBe(1)
  expect(await endMemberInvitations(coordinator, [id], world)).toBe(1)
  await writeInvitationMails(world)
  expect(await db.mail.count({ where: { recipient: email } })).toBe(2)
})

test('ending an invitation withdraws its mail', async () => {
  const email = newAddress()
  const { id } = await invitation(coordinator, { email }, { byMail: true, world })
  await writeInvitationMails(world)
  await endMemberInvitations(coordinator, [id], world)
  expect(await deliver(email, world)).toEqual([])
})

test('name, address and mail go thirty days after an invitation ended, expired or was accepted', async () => {
  const emails = [newAddress(), newAddress(), newAddress()]
  const [accepted, ended, open] = await Promise.all(
    emails.map((email) => invitation(coordinator, { email }, { byMail: true, world })),
  )
  await writeInvitationMails(world)
  for (const email of emails) await deliver(email, world)
  await acceptMemberInvitation(await learner(), accepted ?? { code: '' }, world)
  await endMemberInvitations(coordinator, [ended?.id ?? ''], world)
  await remove(30 * day)
  expect(await db.memberInvitation.count({ where: { organizationId: coordinator.organizationId } })).toBe(3)
  await remove(1)
  const left = await db.memberInvitation.findMany({ where: { organizationId: coordinator.organizationId } })
  expect(left.map(({ id }) => id)).toEqual([open?.id])
  await remove(90 * day)
  expect(await db.memberInvitation.count({ where: { organizationId: coordinator.organizationId } })).toBe(0)
  expect(await db.mail.count({ where: { recipient: { in: emails } } })).toBe(0)
})

test('a legal hold on the organization keeps its invitations', async () => {
  const { administrator: admin } = await administrator()
  const { organizationId } = coordinator
  await invitation(coordinator, {}, { world })
  await placeHold(admin, { target: { organizationId }, reason: 'case 2026-114' })
  await remove(200 * day)
  expect(await db.memberInvitation.count({ where: { organizationId } })).toBe(1)
})

test('closing an account deletes the invitation that it accepted', async () => {
  const person = await learner()
  await acceptMemberInvitation(person, await invitation(coordinator, {}, { world }), world)
  await closeAccount(person, person.accountId, 'asked')
  expect(await db.memberInvitation.count({ where: { acceptedById: person.accountId } })).toBe(0)
})

test('Postgres refuses a second open invitation to an address or identifier, in any case, and one that was used and ended', async () => {
  const email = newAddress()
  const { id } = await invitation(coordinator, { email, identifier: 'A1' }, { world })
  const again = (invitee: { email?: string; identifier?: string }) => invitation(coordinator, invitee, { world })
  await expect(again({ email: email.toUpperCase() })).rejects.toMatchObject({ code: '23505' })
  await expect(again({ identifier: 'a1' })).rejects.toMatchObject({ code: '23505' })
  await invitation((await organization()).coordinator, { email, identifier: 'A1' }, { world })
  const { accountId } = await learner()
  const both = query`update member_invitation set accepted_at = now(), accepted_by_id = ${accountId}::uuid, ended_at = now()
    where id = ${id}::uuid`
  await expect(both).rejects.toMatchObject({ code: '23514' })
  await endMemberInvitations(coordinator, [id], world)
  await again({ email, identifier: 'A1' })
})
