import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { actionsAbout, administrator, certified, learner, stillWorld } from '@/prisma/factories'
import { issue } from './issue'
import { findIssued } from './issued'
import { findPublicCertificate } from './public-certificate'
import { listCertificates } from './queries'
import { revoke } from './revoke'
import { revocationInput } from './schema'

const [course] = (await loadCatalog()).courses as [Course]

describe('revoke', () => {
  test('revokes a certificate, keeps it, and records who, when and why', async () => {
    const person = await learner()
    const { administrator: admin } = await administrator()
    const serial = await certified(person, course)
    const world = stillWorld('2027-01-05T09:00:00Z')
    expect(await revoke(admin, { serial, reason: 'issued in error' }, world)).toEqual({ ok: true })
    expect(await findPublicCertificate(serial, world.now())).toMatchObject({
      state: 'revoked',
      revokedAt: world.now(),
      name: person.name,
    })
    expect(await listCertificates(person, world.now())).toMatchObject([{ serial, state: 'revoked' }])
    expect(await findIssued(admin, serial, world.now())).toMatchObject({ state: 'revoked' })
    const row = await db.revocation.findFirstOrThrow({ where: { certificate: { serial } } })
    expect(row).toMatchObject({ reason: 'issued in error', revokedById: admin.accountId })
    const audit = await db.auditEvent.findMany({
      where: { subjectId: person.accountId, action: 'certificate.revoked' },
      include: { values: true },
    })
    const values = [{ field: 'reason', value: 'issued in error' }]
    expect(audit).toMatchObject([{ actorRole: 'administrator', actorId: admin.accountId, details: {}, values }])
  })

  test('is a no-op on repeated and concurrent calls; the first reason stays', async () => {
    const person = await learner()
    const serial = await certified(person, course)
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((reason) => revoke(operator, { serial, reason })))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await revoke(operator, { serial, reason: 'again' })).toEqual({ ok: false, reason: 'already-revoked' })
    expect(await db.revocation.count({ where: { certificate: { serial } } })).toBe(1)
    expect((await actionsAbout(person)).filter((action) => action === 'certificate.revoked')).toHaveLength(1)
  })

  test('lets a repeated issue make no new certificate', async () => {
    const person = await learner()
    const serial = await certified(person, course)
    await revoke(operator, { serial, reason: 'issued in error' })
    expect(await issue(person, course, agreesWithLog)).toEqual({ ok: true, serial })
    expect(await db.certificate.count({ where: { accountId: person.accountId } })).toBe(1)
  })

  test('throws not-found for an unknown serial', async () => {
    const serial = 'NL-07EN-W3AH-RZ6D-MV2M'
    await expect(revoke(operator, { serial, reason: 'none' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await findPublicCertificate(serial, new Date())).toBeNull()
  })
})

test('the form accepts a serial as typed, and requires a reason', () => {
  const serial = ' nl 07en-w3ah-rz6d-mv2m'
  expect(revocationInput.parse({ serial, reason: ' by mistake ' })).toEqual({
    serial: 'NL-07EN-W3AH-RZ6D-MV2M',
    reason: 'by mistake',
  })
  expect(revocationInput.safeParse({ serial: 'NL-07EN-W3AH-RZ6D-MV2N', reason: 'by mistake' }).success).toBe(false)
  expect(revocationInput.safeParse({ serial, reason: '    no ' }).success).toBe(false)
})
