import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { outsideJpeg, outsidePdf, outsidePng } from '@/fixtures/outside'
import {
  acceptedOutside,
  outsideAgency,
  outsideFields,
  outsideStatesOf,
  outsideWorld,
  sendOutsideFile,
  sentOutside,
} from '@/fixtures/outside-agency'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout } from '@/prisma/factories'
import { addOutside } from './add-outside'
import { correctOutside } from './correct-outside'
import { decideOutside } from './decide-outside'
import { downloadOutside } from './download-outside'
import { listOutside, requireOutside } from './queries'
import { outsideCorrection, outsideDecision, outsideInput, outsideWithdrawal } from './schema'
import { withdrawOutside } from './withdraw-outside'

const changedSince = { ok: false, reason: 'changed-since' }

test('a learner sends a file, a coordinator accepts and corrects it, and each version stays', async () => {
  const { coordinator, member, versionId, certificateId } = await acceptedOutside()
  const correction = { ...outsideFields, hours: 60, versionId, reason: 'The certificate says one hour' }
  expect(await correctOutside(coordinator, { ...correction, earnedOn: '2027-01-01' }, outsideWorld)).toMatchObject({
    ok: false,
  })
  expect(await correctOutside(coordinator, correction, outsideWorld)).toEqual({ ok: true })
  expect(await correctOutside(coordinator, correction, outsideWorld)).toEqual(changedSince)
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
  const [one, two] = [await sentOutside(), await acceptedOutside()]
  const refusal = { versionId: one.versionId, outcome: 'refused' as const, reason: 'Not readable' }
  expect(await decideOutside(one.coordinator, refusal, outsideWorld)).toEqual({ ok: true })
  expect(await decideOutside(one.coordinator, { versionId: one.versionId, outcome: 'accepted' }, outsideWorld)).toEqual(
    changedSince,
  )
  expect(await withdrawOutside(one.member, { versionId: one.versionId, reason: 'x' }, outsideWorld)).toEqual(
    changedSince,
  )
  expect(await listOutside(one.member, { limit: 10 })).toMatchObject([{ state: 'refused', reason: 'Not readable' }])
  const { coordinator, member, versionId, certificateId } = two
  expect(await withdrawOutside(member, { versionId, reason: 'x' }, outsideWorld)).toEqual(changedSince)
  await removeLearner(coordinator, { accountId: member.accountId, reason: 'Left' }, outsideWorld)
  expect(await withdrawOutside(coordinator, { versionId, reason: 'Entered twice' }, outsideWorld)).toEqual({ ok: true })
  expect(await outsideStatesOf(member, certificateId)).toEqual(['sent', 'accepted', 'withdrawn'])
})

describe('refuses one of two at once:', () => {
  test('an acceptance and the learner’s withdrawal', async () => {
    const { coordinator, member, versionId, certificateId } = await sentOutside()
    const both = await Promise.all([
      decideOutside(coordinator, { versionId, outcome: 'accepted' }, outsideWorld),
      withdrawOutside(member, { versionId, reason: 'The wrong file' }, outsideWorld),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(changedSince)
    expect(await outsideStatesOf(member, certificateId)).toEqual(['sent', both[0]?.ok ? 'accepted' : 'withdrawn'])
  })

  test('a correction and a withdrawal of what counts', async () => {
    const { coordinator, member, versionId, certificateId } = await acceptedOutside()
    const both = await Promise.all([
      correctOutside(coordinator, { ...outsideFields, hours: 30, versionId, reason: 'Half of it' }, outsideWorld),
      withdrawOutside(coordinator, { versionId, reason: 'Entered twice' }, outsideWorld),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await requireOutside(member, certificateId)).toHaveLength(3)
  })
})

test('a form that is sent twice makes one certificate and one decision', async () => {
  const { coordinator, member } = await outsideAgency()
  const again = () => onceWorld('/any', new URLSearchParams({ once: '00000000-0000-4000-8000-000000000000', ...own }))
  const own = { account: member.accountId }
  const bytes = outsidePng()
  const twice = await Promise.all(
    [1, 2].map(() => addOutside(coordinator, { ...outsideFields, accountId: member.accountId, bytes }, again())),
  )
  expect(twice[0]).toMatchObject({ ok: true })
  expect(twice[1]).toEqual(twice[0])
  const versionId = twice[0]?.ok ? twice[0].certificateId : ''
  const later = () => onceWorld('/later', new URLSearchParams({ once: '00000000-0000-4000-8000-000000000000', ...own }))
  const withdraw = () => withdrawOutside(coordinator, { versionId, reason: 'Wrong person' }, later())
  expect(await Promise.all([withdraw(), withdraw()])).toEqual([{ ok: true }, { ok: true }])
  expect(await outsideStatesOf(member, versionId)).toEqual(['accepted', 'withdrawn'])
})

test('a download has our name and the kind by content, and is logged', async () => {
  const { coordinator, member } = await outsideAgency()
  const bytes = outsideJpeg()
  const added = await sendOutsideFile(member, coordinator, bytes)
  const file = await downloadOutside(coordinator, added.ok ? added.certificateId : '', outsideWorld)
  expect(file).toMatchObject({ type: 'image/jpeg' })
  expect(file.name).toMatch(/^outside-certificate-2026-11-20-[0-9a-f]{8}\.jpg$/)
  expect(Buffer.compare(file.bytes, bytes)).toBe(0)
  expect(await actionsAbout(member)).toContain('outside-certificate.downloaded')
})

test('Postgres refuses a file with another hash and a version out of place', async () => {
  const { member, coordinator, versionId } = await sentOutside()
  const { accountId } = member
  const { organizationId } = coordinator
  const wrong = { organizationId, accountId, sha256: '0'.repeat(64), bytes: outsidePdf(), keptAt: outsideWorld.now() }
  await expect(db.outsideFile.create({ data: wrong })).rejects.toThrow()
  const row = await db.outsideCertificate.findUniqueOrThrow({ where: { id: versionId } })
  for (const part of [{ minutes: 0 }, { mediaType: 'text/html' }, { certificateId: versionId }, { state: 'refused' }]) {
    const data = { ...row, id: crypto.randomUUID(), certificateId: crypto.randomUUID(), ...part }
    await expect(db.outsideCertificate.create({ data: data as typeof row })).rejects.toThrow()
  }
})

test('closing an account deletes files that do not count, and keeps those that do', async () => {
  const { coordinator, member } = await acceptedOutside()
  const waiting = await sendOutsideFile(member, coordinator)
  const { accountId } = member
  expect(await db.outsideFile.count({ where: { accountId } })).toBe(2)
  await closeAccount(member, accountId, 'Asked', outsideWorld)
  const left = await db.outsideFile.findMany({ where: { accountId }, select: { sha256: true } })
  const counting = await listOutside(coordinator, { limit: 10 })
  const versionId = waiting.ok ? waiting.certificateId : ''
  const late = decideOutside(coordinator, { versionId, outcome: 'accepted' }, outsideWorld)
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect(left).toEqual([{ sha256: counting.find(({ state }) => state === 'accepted')?.sha256 }])
})

test('a form needs provider, title, day and hours; a refusal needs its reason', () => {
  const form = { ...outsideFields, hours: '1,5' }
  expect(outsideInput.parse(form)).toEqual(outsideFields)
  for (const part of [{ provider: ' ' }, { title: '' }, { earnedOn: 'May' }, { hours: '0' }, { title: '\u202eexe' }])
    expect(outsideInput.safeParse({ ...form, ...part }).success).toBe(false)
  const version = crypto.randomUUID()
  expect(outsideDecision.safeParse({ outcome: 'accepted', version }).success).toBe(true)
  expect(outsideDecision.safeParse({ outcome: 'refused', version, refusalReason: ' ' }).success).toBe(false)
  expect(outsideCorrection.safeParse({ ...form, version, correctionReason: '' }).success).toBe(false)
  expect(outsideWithdrawal.safeParse({ version, withdrawalReason: '' }).success).toBe(false)
})
