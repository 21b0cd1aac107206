import { beforeEach, expect, test } from 'vitest'
import { draftOf } from '@/fixtures/import-draft'
import { invitation } from '@/fixtures/invitation'
import { deliver } from '@/fixtures/mailbox'
import { archiving, whileHeld } from '@/fixtures/while-held'
import type { Coordinator } from '@/lib/people/account/actor'
import { acceptMemberInvitation } from '@/lib/people/member-invitation/accept-member-invitation'
import { listOpenInvitations } from '@/lib/people/member-invitation/open-invitations'
import { writeInvitationMails } from '@/lib/people/member-invitation/write-invitation-mails'
import { setIdentifierRule } from '@/lib/people/organization/set-identifier-rule'
import { db, query, transact } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { applyImport } from './apply-import'
import { checkImport } from './plan-import'
import { saveDraft } from './save-draft'

let coordinator: Coordinator
beforeEach(async () => {
  coordinator = (await organization()).coordinator
})

const check = async (lines: string[], world?: World) => {
  return checkImport(coordinator, await draftOf(lines), world)
}

async function apply(
  lines: string[],
  how: { cohort?: { id: string } | { name: string }; byMail?: boolean } = {},
  world?: World,
) {
  const { digest } = await check(lines, world)
  return applyImport(coordinator, { draft: await draftOf(lines), digest, ...how }, world)
}

const statesOf = async (lines: string[]) =>
  (await check(lines)).rows.map(({ state, problems }) => [state, ...problems.map(({ field }) => field)].join(' '))
const open = () =>
  db.memberInvitation.findMany({
    where: { organizationId: coordinator.organizationId, acceptedAt: null, endedAt: null },
    orderBy: { nameKey: 'asc' },
  })
const domain = `${crypto.randomUUID()}.example`
const header = 'Name,Email,Badge,Rank,Supervisor'

test('a row for someone who is not here is refused without a name, with a wrong or a taken identifier', async () => {
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  await query`update membership set identifier = '1111' where account_id = ${person.accountId}::uuid`
  await invitation(coordinator, { identifier: '2222' })
  await setIdentifierRule(coordinator, { label: 'Badge', pattern: '9999', isRequired: true })
  const lines = [
    header,
    `,one@${domain},3333,,`,
    `Two,not-an-address,3334,,`,
    `Three,three@${domain},12,,`,
    `Four,four@${domain},,,`,
    `Five,five@${domain},1111,,`,
    `Six,six@${domain},3335,,nobody@${domain}`,
    `Seven,seven@${domain},3336,,`,
    `Seven,SEVEN@${domain},3337,,`,
    `Eight,eight@${domain},3338,,`,
    `Nine,,3338,,`,
    `Ten,,,,`,
  ]
  expect(await statesOf(lines)).toEqual([
    'error name',
    'new',
    'error identifier',
    'error identifier',
    'error identifier',
    'new',
    'new',
    'error row',
    'error identifier',
    'error identifier',
    'error identifier',
  ])
  expect(await apply(lines)).toEqual({ ok: true, changed: 0, invited: 3, leftOut: 8 })
  expect(await open()).toMatchObject([
    { identifier: '2222' },
    { name: 'Seven' },
    { name: 'Six', supervisor: '' },
    { name: 'Two', email: '', identifier: '3334' },
  ])
})

test('new people are invited, with a supervisor from the same list, and the same file again changes nothing', async () => {
  const { cohortId } = await cohort(coordinator)
  const lines = [header, `Ana Reyes,Ana@${domain},4471,Officer,4472`, 'Ben Stone,,4472,Sergeant,']
  expect(await statesOf(lines)).toEqual(['new', 'new'])
  expect(await apply(lines, { cohort: { id: cohortId } })).toEqual({ ok: true, changed: 0, invited: 2, leftOut: 0 })
  const [ana, ben] = await open()
  expect(ana).toMatchObject({
    name: 'Ana Reyes',
    email: `Ana@${domain}`,
    identifier: '4471',
    supervisor: '4472',
    cohortId,
  })
  expect(ben).toMatchObject({ name: 'Ben Stone', email: '', identifier: '4472', mailings: 0 })
  expect(await statesOf(lines)).toEqual(['invited', 'invited'])
  expect(await apply(lines, { cohort: { id: cohortId } })).toEqual({ ok: true, changed: 0, invited: 0, leftOut: 0 })
  expect(await open()).toEqual([ana, ben])
  expect(await acceptMemberInvitation(await learner(), { code: ben?.code ?? '' })).toMatchObject({ ok: true })
  expect(await statesOf(lines)).toEqual(['invited', 'unchanged'])
})

test('new people join a cohort that is created with them, unless another has its name', async () => {
  const lines = [header, 'Ana Reyes,,4471,,']
  const taken = `Recruits ${crypto.randomUUID()}`
  await cohort(coordinator, taken)
  expect(await apply(lines, { cohort: { name: taken } })).toEqual({ ok: false, reason: 'cohort-name' })
  expect(await open()).toEqual([])
  expect(await apply(lines, { cohort: { name: 'Spring class' } })).toMatchObject({ ok: true, invited: 1 })
  const { organizationId } = coordinator
  const created = await db.cohort.findFirstOrThrow({ where: { organizationId, name: 'Spring class' } })
  expect(await open()).toMatchObject([{ name: 'Ana Reyes', cohortId: created.id }])
  const where = { object: `cohort:${created.id}`, action: 'organization.cohort-created' }
  expect(await db.auditEvent.count({ where })).toBe(1)
})

test('the report warns of a name that someone here or an open invitation has', async () => {
  const person = await learner({ name: 'José Cyr' })
  await joined(person, (await cohort(coordinator)).code)
  await query`update membership set identifier = '1111' where account_id = ${person.accountId}::uuid`
  await invitation(coordinator, { name: 'Ben Stone', identifier: '' })
  const { rows } = await check([header, '"Cyr, Jose",,2222,,', 'Ben Stone,,3333,,', 'Ana Reyes,,4444,,'])
  expect(rows.map(({ state, warnings }) => [state, ...warnings.map(({ message }) => message)])).toEqual([
    ['new', expect.stringMatching(/^Someone here has the same name and the identifier 1111\. /)],
    ['new', expect.stringMatching(/^An open invitation has the same name\. /)],
    ['new'],
  ])
  const theirs = await checkImport((await organization()).coordinator, await draftOf([header, 'José Cyr,,2222,,']))
  expect(theirs.rows[0]?.warnings).toEqual([])
})

test('a first and a last name make the name of an invitation', async () => {
  const lines = ['Last Name,First Name,Email Address', `Álvarez,Ana María,ana@${domain}`, `Baptiste,,eva@${domain}`]
  expect(await apply(lines)).toEqual({ ok: true, changed: 0, invited: 2, leftOut: 0 })
  expect((await open()).map(({ name }) => name).sort()).toEqual(['Ana María Álvarez', 'Baptiste'])
})

test('an open invitation is found by address or identifier and changes', async () => {
  const lines = (rank: string, email: string) => [header, `Ana Reyes,${email},4471,${rank},`]
  await apply(lines('Officer', ''))
  const [before] = await open()
  expect(await apply(lines('Sergeant', `ana@${domain}`))).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  expect(await open()).toEqual([{ ...before, rank: 'Sergeant', email: `ana@${domain}`, emailKey: `ana@${domain}` }])
  const twice = [header, `Ana Reyes,second@${domain},4471,,`, `Other,second@${domain},,,`]
  expect(await statesOf(twice)).toEqual(['invited', 'error row'])
})

test('an expired invitation and one of a person who joined by a link don’t refuse a new list', async () => {
  const world = stillWorld()
  const person = await learner()
  const lines = [header, 'Ana Reyes,,4471,,', `Ben,${person.email},4472,,`]
  await apply(lines, {}, world)
  await joined(person, (await cohort(coordinator)).code)
  world.pass(90 * 24 * 60)
  expect(await apply(lines, {}, world)).toEqual({ ok: true, changed: 1, invited: 1, leftOut: 0 })
  expect((await open()).map(({ name }) => name)).toEqual(['Ana Reyes'])
})

test('each new person with an address gets one mail, which names no organization', async () => {
  const email = `ana@${domain}`
  const lines = [header, `Ana Reyes,${email},,,`, 'Ben Stone,,4472,,']
  await apply(lines, { byMail: true })
  await apply(lines, { byMail: true })
  await Promise.all([writeInvitationMails(stillWorld()), writeInvitationMails(stillWorld())])
  const mails = await db.mail.findMany({ where: { recipient: email } })
  expect(mails).toHaveLength(1)
  const [ana] = await open()
  const text = `${mails[0]?.subject} ${mails[0]?.text}`
  expect(text).not.toContain(coordinator.organizationName)
  expect(text).not.toContain(ana?.code)
  await apply([header, `Ben Stone,ben@${domain},4472,,`], { byMail: true })
  await writeInvitationMails(stillWorld())
  expect(await db.mail.count({ where: { recipient: `ben@${domain}` } })).toBe(1)
})

test('a corrected address gets a new code and a mail at once, and the wrong address can’t join', async () => {
  const [wrong, right, last] = [`wrong@${domain}`, `right@${domain}`, `last@${domain}`] as const
  const lines = (email: string) => [header, `Ana Reyes,${email},4471,,`]
  const world = stillWorld()
  const stateNow = async () => (await listOpenInvitations(coordinator, {}, { limit: 1, now: world.now() }))[0]?.state
  await apply(lines(wrong), { byMail: true }, world)
  await writeInvitationMails(world)
  const [first] = await open()
  await apply(lines(right), { byMail: true }, world)
  expect(await stateNow()).toBe('queued')
  await writeInvitationMails(world)
  expect(await acceptMemberInvitation(await learner(), { code: first?.code ?? '' }, world)).toMatchObject({ ok: false })
  expect(await deliver(wrong, world)).toEqual([])
  const [second] = await open()
  const mails = await deliver(right, world)
  expect(mails.map(({ text }) => text)).toEqual([expect.stringContaining(`/join/${second?.code}`)])
  await apply(lines(right.toUpperCase()), { byMail: true }, world)
  expect(await open()).toMatchObject([{ code: second?.code, mailings: second?.mailings }])
  await apply(lines(last), {}, world)
  expect(await stateNow()).toBe('sheet')
})

test('no one is invited into a cohort that is archived meanwhile, and the list stays', async () => {
  const { cohortId } = await cohort(coordinator)
  const lines = [header, 'Ana Reyes,,4471,,']
  const draft = await saveDraft(coordinator, { ...(await draftOf(lines)), source: new Uint8Array() })
  const outcome = await whileHeld(archiving('cohort', cohortId), () => apply(lines, { cohort: { id: cohortId } }))
  expect(outcome).toEqual({ ok: false, reason: 'cohort' })
  expect(await open()).toEqual([])
  expect(await db.importDraft.count({ where: { id: draft } })).toBe(1)
})

test('two people who use one list at once invite each person once', async () => {
  const lines = [header, 'Ana Reyes,,4471,,', `Ben,ben@${domain},,,`]
  const { digest } = await check(lines)
  const outcomes = await Promise.all(
    [0, 1].map(async () => applyImport(coordinator, { draft: await draftOf(lines), digest })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await open()).toHaveLength(2)
})

test('an import whose connection is cut in the middle leaves nothing half-written', async () => {
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  const lines = [
    header,
    `,${person.email},,Sergeant,`,
    ...Array.from({ length: 50 }, (_, row) => `Person ${row},,${row},,`),
  ]
  const draft = await saveDraft(coordinator, { ...(await draftOf(lines)), source: new Uint8Array() })
  const { digest } = await check(lines)
  const { organizationId } = coordinator
  // Holds the log, for which the import waits in the middle.
  await transact(async (tx) => {
    await query(tx)`lock table unsealed_event in share row exclusive mode`
    const importing = applyImport(coordinator, { draft: await draftOf(lines), digest })
    importing.catch(() => {})
    const waiting = () => query`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ilike '%insert into audit_event%'`
    while ((await waiting()).length === 0);
    await expect(importing).rejects.toThrow()
  })
  expect(await open()).toEqual([])
  expect(await db.membership.count({ where: { organizationId, rank: 'Sergeant' } })).toBe(0)
  expect(
    await db.auditEvent.count({
      where: { object: `organization:${organizationId}`, action: 'organization.people-imported' },
    }),
  ).toBe(0)
  expect(await db.importDraft.count({ where: { id: draft } })).toBe(1)
  expect(await applyImport(coordinator, { draft: await draftOf(lines), digest })).toEqual({
    ok: true,
    changed: 1,
    invited: 50,
    leftOut: 0,
  })
})

test('a list of names alone invites them, and sent again finds them, also after they joined under another name', async () => {
  const names = ['Name,Phone', 'Ada Rowe,207-555-0101', 'Bo Pike,', 'Cy Dunn,']
  expect(await apply(names)).toEqual({ ok: true, changed: 0, invited: 3, leftOut: 0 })
  const [ada, bo] = await open()
  expect([ada?.email, ada?.identifier]).toEqual(['', ''])
  expect(await statesOf(names)).toEqual(['invited', 'invited', 'invited'])

  const [adaline, pike] = [await learner({ name: 'Adaline Rowe' }), await learner({ name: 'Bo Pike' })]
  expect(await acceptMemberInvitation(adaline, { code: ada?.code ?? '' })).toMatchObject({ ok: true })
  expect(await acceptMemberInvitation(pike, { code: bo?.code ?? '' })).toMatchObject({ ok: true })
  expect(await statesOf(names)).toEqual(['unchanged', 'unchanged', 'invited'])
  expect(await apply(['Name,Rank', 'ada rowe,Captain'])).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  const membership = await db.membership.findFirstOrThrow({ where: { accountId: adaline.accountId } })
  expect(membership.rank).toBe('Captain')
})

test('a name alone is refused when it is two people’s, here or in the list', async () => {
  const { code } = await cohort(coordinator)
  for (const name of ['Ada Rowe', 'Ada Rowe']) await joined(await learner({ name }), code)
  const { rows } = await check([
    'Name,Email',
    'Ada Rowe,',
    'Bo Pike,',
    `"Pike, Bo",`,
    `Cy Dunn,cy@${domain}`,
    'Cy Dunn,',
  ])
  const apart = 'Add an email address or an identifier to tell them apart.'
  expect(rows.map(({ problems }) => problems.map(({ message }) => message).join())).toEqual([
    `2 people here have this name. ${apart}`,
    '',
    `Line 3 has the same name. ${apart}`,
    '',
    `Line 5 has the same name. ${apart}`,
  ])
})
