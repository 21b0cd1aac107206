import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { actionsAbout, administrator, certified, learner, stillWorld } from '@/prisma/factories'
import { correct } from './correct'
import { certificateSnapshot } from './document/snapshot'
import { issue } from './issue'
import { findPublicCertificate } from './public-certificate'
import { listCertificates } from './queries'
import { revoke } from './revoke'
import { correctionInput } from './schema'
import { recordedStateOf } from './status'

const [course] = (await loadCatalog()).courses as [Course]
const ends = { ...course, hash: 'corrected'.padEnd(64, '0'), expiry: { afterMonths: 24 } }
const reason = 'misspelled at sign-up'

const rowOf = (serial: string) =>
  db.certificate.findUniqueOrThrow({
    where: { serial },
    include: { document: true, credential: true, correction: true, supersedes: true },
  })

async function holder() {
  const person = await learner()
  return { person, serial: await certified(person, ends, stillWorld()) }
}

describe('correct', () => {
  test('replaces the certificate with one that differs in the name only', async () => {
    const { person, serial } = await holder()
    const { administrator: admin } = await administrator()
    const before = await rowOf(serial)
    const mails = await db.mail.count()
    const world = stillWorld('2027-01-05T09:00:00Z')
    const corrected = await correct(admin, { serial, name: 'Ann Example', reason }, agreesWithLog, world)
    if (!corrected.ok) throw new Error(corrected.reason)
    expect(corrected.serial).not.toBe(serial)

    const row = await rowOf(corrected.serial)
    const { courseVersionId, enrollmentId, completedAt, expiresAt, hours, lawAsOf, edition, courseTitle } = before
    const kept = { courseVersionId, enrollmentId, completedAt, expiresAt, hours, lawAsOf, edition, courseTitle }
    expect(row).toMatchObject({ ...kept, name: 'Ann Example', issuedAt: world.now(), supersedesId: before.id })
    expect(row.correction).toMatchObject({ reason, correctedAt: world.now(), correctedById: admin.accountId })
    const { salt } = certificateSnapshot.parse(row.snapshot)
    expect({ ...certificateSnapshot.parse(before.snapshot), salt }).toEqual(certificateSnapshot.parse(row.snapshot))
    expect(row.document?.signedBy).toBe(before.document?.signedBy)
    const credential = JSON.parse(row.credential?.json ?? '{}')
    expect(credential.credentialSubject.identifier[0].identityHash).toBe('Ann Example')
    expect(credential.validUntil).toBe(JSON.parse(before.credential?.json ?? '{}').validUntil)
    expect(row.credential?.statusPosition).not.toBe(before.credential?.statusPosition)

    expect(await rowOf(serial)).toEqual(before)
    expect(await recordedStateOf(serial)).toBe('superseded')
    expect(await recordedStateOf(corrected.serial)).toBe('current')
    expect(await findPublicCertificate(serial, world.now())).toMatchObject({ state: 'superseded', name: person.name })
    expect(await issue(person, ends, agreesWithLog, world)).toEqual({ ok: true, serial: corrected.serial })
    const listed = await listCertificates(person, world.now())
    expect(listed.map((one) => [one.serial, one.state])).toEqual([
      [corrected.serial, 'valid'],
      [serial, 'superseded'],
    ])
    expect(await db.mail.count()).toBe(mails)
    const [audit] = await db.auditEvent.findMany({
      where: { subjectId: person.accountId, action: 'certificate.corrected' },
      include: { values: { orderBy: { field: 'asc' } } },
    })
    expect(audit).toMatchObject({ actorId: admin.accountId, details: { supersedes: serial } })
    const values = audit?.values.map(({ field, value }) => [field, value])
    expect(values?.map(([field]) => field)).toEqual(['name', 'name.old', 'reason'])
    expect(values).toContainEqual(['reason', reason])
    expect(JSON.stringify(audit?.details)).not.toContain(reason)
  })

  test('lets one of two concurrent corrections win and refuses the other', async () => {
    const { person, serial } = await holder()
    const names = ['Ann One', 'Ann Two', 'Ann Three', 'Ann Four']
    const outcomes = await Promise.all(names.map((name) => correct(operator, { serial, name, reason }, agreesWithLog)))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'superseded')).toHaveLength(3)
    expect((await actionsAbout(person)).filter((action) => action === 'certificate.corrected')).toHaveLength(1)
  })

  test('answers a form that is sent again as the first time, and refuses another person’s or another reason', async () => {
    const { person, serial } = await holder()
    const same = { serial, name: 'Ann One', reason }
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => correct(operator, same, agreesWithLog)))
    const [first] = outcomes
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, serial: first?.ok && first.serial })))
    expect((await actionsAbout(person)).filter((action) => action === 'certificate.corrected')).toHaveLength(1)
    const refused = { ok: false, reason: 'superseded' }
    expect(await correct(operator, { ...same, reason: 'another reason' }, agreesWithLog)).toEqual(refused)
    expect(await correct((await administrator()).administrator, same, agreesWithLog)).toEqual(refused)
  })

  test('never replaces a certificate that a concurrent revocation revoked first', async () => {
    for (let round = 0; round < 4; round++) {
      const { person, serial } = await holder()
      const [corrected] = await Promise.all([
        correct(operator, { serial, name: 'Ann Example', reason }, agreesWithLog),
        revoke(operator, { serial, reason }),
      ])
      expect(await recordedStateOf(serial)).toBe('revoked')
      const actions = (await actionsAbout(person)).filter((action) => /^certificate\.(corrected|revoked)$/.test(action))
      const asWritten = corrected.ok ? ['certificate.corrected', 'certificate.revoked'] : ['certificate.revoked']
      expect(actions).toEqual(asWritten)
    }
  })

  test('refuses a revoked or superseded certificate and accepts its replacement', async () => {
    const { serial } = await holder()
    const first = await correct(operator, { serial, name: 'Ann One', reason }, agreesWithLog)
    if (!first.ok) throw new Error(first.reason)
    const again = { serial, name: 'Ann Two', reason }
    expect(await correct(operator, again, agreesWithLog)).toEqual({ ok: false, reason: 'superseded' })
    const second = await correct(operator, { ...again, serial: first.serial }, agreesWithLog)
    if (!second.ok) throw new Error(second.reason)
    await revoke(operator, { serial: second.serial, reason })
    const third = { serial: second.serial, name: 'Ann Three', reason }
    expect(await correct(operator, third, agreesWithLog)).toEqual({ ok: false, reason: 'revoked' })
    expect(await revoke(operator, { serial, reason })).toEqual({ ok: true })
    expect(await recordedStateOf(serial)).toBe('revoked')
  })

  test('refuses the same name, an unprintable name and an unknown serial', async () => {
    const { person, serial } = await holder()
    expect(await correct(operator, { serial, name: person.name, reason }, agreesWithLog)).toEqual({
      ok: false,
      reason: 'same-name',
    })
    const unprintable = { serial, name: 'Ann \u{1F980}', reason }
    expect(await correct(operator, unprintable, agreesWithLog)).toEqual({ ok: false, reason: 'unprintable-name' })
    const never = { serial: 'NL-07EN-W3AH-RZ6D-MV2M', name: 'Ann', reason }
    await expect(correct(operator, never, agreesWithLog)).rejects.toMatchObject({ code: 'not-found' })
    expect(await recordedStateOf(serial)).toBe('current')
  })
})

test('the form accepts a serial as typed and a name as written, and requires a reason', () => {
  const typed = { serial: ' nl 07en-w3ah-rz6d-mv2m', name: '  Ann   Example ', reason: ' misspelled ' }
  expect(correctionInput.parse(typed)).toEqual({
    serial: 'NL-07EN-W3AH-RZ6D-MV2M',
    name: 'Ann Example',
    reason: 'misspelled',
  })
  expect(correctionInput.safeParse({ ...typed, name: ' ' }).success).toBe(false)
  expect(correctionInput.safeParse({ ...typed, reason: 'no' }).success).toBe(false)
})
