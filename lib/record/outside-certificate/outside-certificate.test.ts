import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { outsideJpeg, outsidePdf, outsidePng } from '@/fixtures/outside'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { mostOutsideFiles, mostWaiting } from './add-first'
import { addOutside } from './add-outside'
import { correctOutside } from './correct-outside'
import { decideOutside } from './decide-outside'
import { downloadOutside } from './download-outside'
import { mostOutsideBytes } from './file-kind'
import { openToPeople } from './open-to-people'
import { countWaitingOutside, isOpenToPeople, listOpenOrganizations, listOutside, requireOutside } from './queries'
import { outsideCorrection, outsideDecision, outsideInput, outsideWithdrawal } from './schema'
import { sendOutside } from './send-outside'
import { withdrawOutside } from './withdraw-outside'

const world = stillWorld('2026-11-25T12:00:00Z')
const fields = {
  ...{ provider: 'State academy', title: 'Interviewing', earnedOn: '2026-11-20', hours: 90 },
  topics: 'Interviewing',
}
const missing = { code: 'not-found' }
const changedSince = { ok: false, reason: 'changed-since' }

async function agency() {
  const { coordinator } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const member = await learner({}, world)
  await joined(member, code, world)
  await openToPeople(coordinator, { isOpen: true }, world)
  return { coordinator, member, code }
}

function send(member: Learner, { organizationId }: Coordinator, bytes = outsidePdf()) {
  return sendOutside(member, { ...fields, organizationId, bytes }, world)
}

async function sent() {
  const { coordinator, member } = await agency()
  const added = await send(member, coordinator)
  if (!added.ok) throw new Error(added.reason)
  return { coordinator, member, versionId: added.certificateId, certificateId: added.certificateId }
}

async function accepted() {
  const one = await sent()
  await decideOutside(one.coordinator, { versionId: one.versionId, outcome: 'accepted' }, world)
  const versionId = (await requireOutside(one.coordinator, one.certificateId)).at(-1)?.id ?? ''
  return { ...one, versionId }
}

const statesOf = async (reader: Coordinator | Learner, certificateId: string) =>
  (await requireOutside(reader, certificateId)).map(({ state }) => state)

describe('refuses', () => {
  test('another kind, an empty file, one over 5 MB, and a day that has not come', async () => {
    const { coordinator, member } = await agency()
    const { accountId } = member
    const add = (part: object) => addOutside(coordinator, { ...fields, accountId, bytes: outsidePdf(), ...part }, world)
    const large = Buffer.concat([outsidePdf(), Buffer.alloc(mostOutsideBytes)])
    const why = (reason: string) => ({ ok: false, reason })
    expect(await add({ bytes: Buffer.from('%PDF-1.7 named so only') })).toEqual(why('another-kind'))
    expect(await add({ bytes: Buffer.alloc(0) })).toEqual(why('another-kind'))
    expect(await add({ bytes: large })).toEqual(why('too-large'))
    expect(await add({ earnedOn: '2026-11-26' })).toEqual(why('future'))
    expect(await db.outsideFile.count({ where: { accountId } })).toBe(0)
    expect(await listOutside(member, { limit: 10 })).toEqual([])
  })

  test('people and coordinators of another organization', async () => {
    const [ours, theirs] = [await sent(), await agency()]
    const { versionId, certificateId, member, coordinator } = ours
    await expect(send(theirs.member, coordinator)).rejects.toMatchObject(missing)
    const { accountId } = member
    const added = addOutside(theirs.coordinator, { ...fields, accountId, bytes: outsidePdf() }, world)
    await expect(added).rejects.toMatchObject(missing)
    const strangers: (Coordinator | Learner)[] = [theirs.coordinator, theirs.member]
    for (const stranger of strangers) {
      await expect(requireOutside(stranger, certificateId)).rejects.toMatchObject(missing)
      await expect(downloadOutside(stranger, certificateId, world)).rejects.toMatchObject(missing)
      await expect(withdrawOutside(stranger, { versionId, reason: 'x' }, world)).rejects.toMatchObject(missing)
      expect(await listOutside(stranger, { limit: 10 })).toEqual([])
    }
    const { coordinator: other } = theirs
    const correction = { ...fields, versionId, reason: 'x' }
    await expect(decideOutside(other, { versionId, outcome: 'accepted' }, world)).rejects.toMatchObject(missing)
    await expect(correctOutside(other, correction, world)).rejects.toMatchObject(missing)
    expect(await statesOf(member, certificateId)).toEqual(['sent'])
  })

  test('coordinators who decide about themselves', async () => {
    const { account, coordinator } = await organization(undefined, {}, world)
    await joined(account, (await cohort(coordinator, 'Patrol', world)).code, world)
    await openToPeople(coordinator, { isOpen: true }, world)
    const { accountId } = coordinator
    const forbidden = { code: 'forbidden' }
    const add = addOutside(coordinator, { ...fields, accountId, bytes: outsidePdf() }, world)
    await expect(add).rejects.toMatchObject(forbidden)
    const own = await send(account, coordinator)
    const versionId = own.ok ? own.certificateId : ''
    await expect(decideOutside(coordinator, { versionId, outcome: 'accepted' }, world)).rejects.toMatchObject(forbidden)
  })

  test('the same file twice, until the first is refused or withdrawn', async () => {
    const { coordinator, member } = await agency()
    const bytes = outsidePdf()
    const both = await Promise.all([send(member, coordinator, bytes), send(member, coordinator, bytes)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both).toContainEqual({ ok: false, reason: 'same-file' })
    const add = () => addOutside(coordinator, { ...fields, accountId: member.accountId, bytes }, world)
    expect(await add()).toEqual({ ok: false, reason: 'same-file' })
    const versionId = both.flatMap((one) => (one.ok ? one.certificateId : [])).join()
    await decideOutside(coordinator, { versionId, outcome: 'refused', reason: 'Not readable' }, world)
    expect(await add()).toMatchObject({ ok: true })
    expect(await db.outsideFile.count({ where: { accountId: member.accountId } })).toBe(1)
  })

  test('more than ten that wait, and more than forty in all', async () => {
    const { coordinator, member } = await agency()
    for (let count = 0; count < mostWaiting; count += 1) await send(member, coordinator)
    expect(await send(member, coordinator)).toEqual({ ok: false, reason: 'too-many-waiting' })
    expect([await countWaitingOutside(coordinator, 99), await countWaitingOutside(coordinator, 4)]).toEqual([10, 5])
    const { accountId } = member
    const add = () => addOutside(coordinator, { ...fields, accountId, bytes: outsidePdf() }, world)
    for (let count = mostWaiting; count < mostOutsideFiles; count += 1) expect(await add()).toMatchObject({ ok: true })
    expect(await add()).toEqual({ ok: false, reason: 'too-many' })
  })

  test('files from people while the organization takes none', async () => {
    const { coordinator, member } = await agency()
    expect(await isOpenToPeople(coordinator)).toBe(true)
    for (const _ of [1, 2]) await openToPeople(coordinator, { isOpen: false }, world)
    expect(await listOpenOrganizations(member)).toEqual([])
    await expect(send(member, coordinator)).rejects.toMatchObject(missing)
    const object = `organization:${coordinator.organizationId}`
    expect(await db.auditEvent.count({ where: { object, action: 'organization.outside-closed' } })).toBe(1)
  })
})

test('a learner sends a file, a coordinator accepts and corrects it, and each version stays', async () => {
  const { coordinator, member, versionId, certificateId } = await accepted()
  const correction = { ...fields, hours: 60, versionId, reason: 'The certificate says one hour' }
  expect(await correctOutside(coordinator, { ...correction, earnedOn: '2027-01-01' }, world)).toMatchObject({
    ok: false,
  })
  expect(await correctOutside(coordinator, correction, world)).toEqual({ ok: true })
  expect(await correctOutside(coordinator, correction, world)).toEqual(changedSince)
  const versions = await requireOutside(member, certificateId)
  expect(versions).toMatchObject([
    { state: 'sent', minutes: 90, recordedBy: member.name, reason: null },
    { state: 'accepted', minutes: 90, reason: null },
    { state: 'accepted', minutes: 60, reason: 'The certificate says one hour' },
  ])
  expect(await listOutside(coordinator, { accountId: member.accountId, limit: 10 })).toMatchObject([{ minutes: 60 }])
  const bytes = await db.outsideFile.findFirstOrThrow({ where: { accountId: member.accountId } })
  const sha256 = createHash('sha256').update(bytes.bytes).digest('hex')
  expect(versions.map((one) => one.sha256)).toEqual([sha256, sha256, sha256])
  const object = `outside-certificate:${certificateId}`
  const logged = await db.auditEvent.findFirstOrThrow({ where: { object } })
  expect(logged).toMatchObject({ action: 'outside-certificate.sent', subjectId: member.accountId, details: { sha256 } })
  expect(await actionsAbout(member)).toEqual(
    expect.arrayContaining(['outside-certificate.accepted', 'outside-certificate.corrected']),
  )
})

test('a refusal and a withdrawal keep their reason and end the certificate, also after the person left', async () => {
  const [one, two] = [await sent(), await accepted()]
  const refusal = { versionId: one.versionId, outcome: 'refused' as const, reason: 'Not readable' }
  expect(await decideOutside(one.coordinator, refusal, world)).toEqual({ ok: true })
  expect(await decideOutside(one.coordinator, { versionId: one.versionId, outcome: 'accepted' }, world)).toEqual(
    changedSince,
  )
  expect(await withdrawOutside(one.member, { versionId: one.versionId, reason: 'x' }, world)).toEqual(changedSince)
  expect(await listOutside(one.member, { limit: 10 })).toMatchObject([{ state: 'refused', reason: 'Not readable' }])
  const { coordinator, member, versionId, certificateId } = two
  expect(await withdrawOutside(member, { versionId, reason: 'x' }, world)).toEqual(changedSince)
  await removeLearner(coordinator, { accountId: member.accountId, reason: 'Left' }, world)
  expect(await withdrawOutside(coordinator, { versionId, reason: 'Entered twice' }, world)).toEqual({ ok: true })
  expect(await statesOf(member, certificateId)).toEqual(['sent', 'accepted', 'withdrawn'])
})

describe('refuses one of two at once:', () => {
  test('an acceptance and the learner’s withdrawal', async () => {
    const { coordinator, member, versionId, certificateId } = await sent()
    const both = await Promise.all([
      decideOutside(coordinator, { versionId, outcome: 'accepted' }, world),
      withdrawOutside(member, { versionId, reason: 'The wrong file' }, world),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(changedSince)
    expect(await statesOf(member, certificateId)).toEqual(['sent', both[0]?.ok ? 'accepted' : 'withdrawn'])
  })

  test('a correction and a withdrawal of what counts', async () => {
    const { coordinator, member, versionId, certificateId } = await accepted()
    const both = await Promise.all([
      correctOutside(coordinator, { ...fields, hours: 30, versionId, reason: 'Half of it' }, world),
      withdrawOutside(coordinator, { versionId, reason: 'Entered twice' }, world),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await requireOutside(member, certificateId)).toHaveLength(3)
  })
})

test('a form that is sent twice makes one certificate and one decision', async () => {
  const { coordinator, member } = await agency()
  const again = () => onceWorld('/any', new URLSearchParams({ once: '00000000-0000-4000-8000-000000000000', ...own }))
  const own = { account: member.accountId }
  const bytes = outsidePng()
  const twice = await Promise.all(
    [1, 2].map(() => addOutside(coordinator, { ...fields, accountId: member.accountId, bytes }, again())),
  )
  expect(twice[0]).toMatchObject({ ok: true })
  expect(twice[1]).toEqual(twice[0])
  const versionId = twice[0]?.ok ? twice[0].certificateId : ''
  const later = () => onceWorld('/later', new URLSearchParams({ once: '00000000-0000-4000-8000-000000000000', ...own }))
  const withdraw = () => withdrawOutside(coordinator, { versionId, reason: 'Wrong person' }, later())
  expect(await Promise.all([withdraw(), withdraw()])).toEqual([{ ok: true }, { ok: true }])
  expect(await statesOf(member, versionId)).toEqual(['accepted', 'withdrawn'])
})

test('a download has our name and the kind by content, and is logged', async () => {
  const { coordinator, member } = await agency()
  const bytes = outsideJpeg()
  const added = await send(member, coordinator, bytes)
  const file = await downloadOutside(coordinator, added.ok ? added.certificateId : '', world)
  expect(file).toMatchObject({ type: 'image/jpeg' })
  expect(file.name).toMatch(/^outside-certificate-2026-11-20-[0-9a-f]{8}\.jpg$/)
  expect(Buffer.compare(file.bytes, bytes)).toBe(0)
  expect(await actionsAbout(member)).toContain('outside-certificate.downloaded')
})

test('Postgres refuses a file with another hash and a version out of place', async () => {
  const { member, coordinator, versionId } = await sent()
  const { accountId } = member
  const { organizationId } = coordinator
  const wrong = { organizationId, accountId, sha256: '0'.repeat(64), bytes: outsidePdf(), keptAt: world.now() }
  await expect(db.outsideFile.create({ data: wrong })).rejects.toThrow()
  const row = await db.outsideCertificate.findUniqueOrThrow({ where: { id: versionId } })
  for (const part of [{ minutes: 0 }, { mediaType: 'text/html' }, { certificateId: versionId }, { state: 'refused' }]) {
    const data = { ...row, id: crypto.randomUUID(), certificateId: crypto.randomUUID(), ...part }
    await expect(db.outsideCertificate.create({ data: data as typeof row })).rejects.toThrow()
  }
})

test('closing an account deletes files that do not count, and keeps those that do', async () => {
  const { coordinator, member } = await accepted()
  const waiting = await send(member, coordinator)
  const { accountId } = member
  expect(await db.outsideFile.count({ where: { accountId } })).toBe(2)
  await closeAccount(member, accountId, 'Asked', world)
  const left = await db.outsideFile.findMany({ where: { accountId }, select: { sha256: true } })
  const counting = await listOutside(coordinator, { limit: 10 })
  const versionId = waiting.ok ? waiting.certificateId : ''
  const late = decideOutside(coordinator, { versionId, outcome: 'accepted' }, world)
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect(left).toEqual([{ sha256: counting.find(({ state }) => state === 'accepted')?.sha256 }])
})

test('a form needs provider, title, day and hours; a refusal needs its reason', () => {
  const form = { ...fields, hours: '1,5' }
  expect(outsideInput.parse(form)).toEqual(fields)
  for (const part of [{ provider: ' ' }, { title: '' }, { earnedOn: 'May' }, { hours: '0' }, { title: '\u202eexe' }])
    expect(outsideInput.safeParse({ ...form, ...part }).success).toBe(false)
  const version = crypto.randomUUID()
  expect(outsideDecision.safeParse({ outcome: 'accepted', version }).success).toBe(true)
  expect(outsideDecision.safeParse({ outcome: 'refused', version, refusalReason: ' ' }).success).toBe(false)
  expect(outsideCorrection.safeParse({ ...form, version, correctionReason: '' }).success).toBe(false)
  expect(outsideWithdrawal.safeParse({ version, withdrawalReason: '' }).success).toBe(false)
})
