import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { type Coordinator, type Learner, operator } from '@/lib/people/account/actor'
import { acceptGrant } from '@/lib/people/auditor/accept-grant'
import { endGrant } from '@/lib/people/auditor/end-grant'
import { grantAuditor } from '@/lib/people/auditor/grant-auditor'
import { beginRule } from '@/lib/people/second-factor/begin-rule'
import { db } from '@/lib/platform/db'
import { administrator, certified, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { downloadCertificate } from './download-certificate'
import { makeShareLink } from './make-share-link'
import { revoke } from './revoke'

const [course] = (await loadCatalog()).courses as [Course]

let holder: Learner
let coordinator: Learner
let ours: Coordinator
let serial: string
beforeAll(async () => {
  const made = await organization()
  coordinator = made.account
  ours = made.coordinator
  holder = await learner()
  await joined(holder, (await cohort(made.coordinator)).code)
  serial = await certified(holder, course)
})

const as = (person: Learner | null, shareToken: string | null = null) =>
  downloadCertificate({ learner: person, shareToken, hasFactor: true }, { serial })

const downloads = () =>
  db.auditEvent.findMany({
    where: { subjectId: holder.accountId, action: 'certificate.downloaded' },
    orderBy: { id: 'asc' },
  })

describe('the PDF of a certificate is given', () => {
  test('to its holder, with the same bytes as at issue', async () => {
    const stored = await db.certificateDocument.findFirstOrThrow({ where: { certificate: { serial } } })
    expect(await as(holder)).toEqual({ pdf: stored.pdf, sha256: stored.sha256 })
    expect(await as(holder)).toEqual({ pdf: stored.pdf, sha256: stored.sha256 })
  })

  test('to a coordinator of the holder’s organization, an administrator, and the bearer of a share link', async () => {
    const { account: admin } = await administrator()
    const { token } = await makeShareLink(holder, { serial })
    const before = (await downloads()).length
    await as(coordinator)
    await as(admin)
    await as(null, token)
    await as(await learner(), token)
    expect((await downloads()).slice(before)).toMatchObject([
      { actorRole: 'coordinator', actorId: coordinator.accountId },
      { actorRole: 'administrator', actorId: admin.accountId },
      { actorRole: 'stranger', actorId: null },
      { actorRole: 'stranger', actorId: null },
    ])
  })
})

const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** An auditor of the holder's organization from these days on. */
async function auditorFrom(days: number) {
  const person = await learner()
  const dates = { from: dayFrom(days), until: dayFrom(30) }
  const grant = await grantAuditor(ours, { email: person.email, ...dates })
  const grantId = grant.ok ? grant.id : ''
  await acceptGrant(person, { grantId })
  return { person, grantId }
}

test('an auditor of the organization gets the PDF while the grant lasts, and the log says through which', async () => {
  const [{ person, grantId }, { person: early }] = [await auditorFrom(-2), await auditorFrom(10)]
  await as(person)
  expect((await downloads()).at(-1)).toMatchObject({
    ...{ actorRole: 'auditor', actorId: person.accountId, details: { organizationId: ours.organizationId } },
  })
  const before = await certified(await learner(), course)
  await expect(
    downloadCertificate({ learner: person, shareToken: null, hasFactor: true }, { serial: before }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await endGrant(ours, { grantId, reason: 'The review is over' })
  for (const one of [person, early]) await expect(as(one)).rejects.toMatchObject({ code: 'not-found' })
})

describe('the PDF of a certificate is not found', () => {
  test('for a stranger, another learner, a colleague and a coordinator of another organization', async () => {
    const before = await downloads()
    const colleague = await learner()
    const { organizationId } = await db.membership.findFirstOrThrow({ where: { accountId: holder.accountId } })
    const link = await db.joinLink.findFirstOrThrow({ where: { organizationId } })
    await joined(colleague, link.code)
    const other = (await organization()).account
    for (const person of [null, await learner(), colleague, other]) {
      await expect(as(person)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await downloads()).toEqual(before)
  })

  test('for an unknown token, another certificate’s token, or a token’s hash', async () => {
    const stranger = await learner()
    const { token } = await makeShareLink(stranger, { serial: await certified(stranger, course) })
    const { tokenHash } = await db.shareLink.findFirstOrThrow({ where: { certificate: { serial } } })
    for (const wrong of ['', 'never-made', token, tokenHash]) {
      await expect(as(null, wrong)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('for an administrator whose role ended, or for a coordinator when it was issued after the holder left', async () => {
    const made = await organization()
    const person = await learner()
    await joined(person, (await cohort(made.coordinator)).code)
    const theirs = await certified(person, course)
    const { account: admin } = await administrator()
    const reads = (reader: Learner) =>
      downloadCertificate({ learner: reader, shareToken: null, hasFactor: true }, { serial: theirs })
    await expect(reads(made.account)).resolves.toBeDefined()
    await db.administratorship.updateMany({ where: { accountId: admin.accountId }, data: { endedAt: new Date() } })
    await expect(reads(admin)).rejects.toMatchObject({ code: 'not-found' })
    const { id, startedAt } = await db.membership.findFirstOrThrow({ where: { accountId: person.accountId } })
    await db.membership.update({ where: { id }, data: { endedAt: startedAt } })
    await expect(reads(made.account)).rejects.toMatchObject({ code: 'not-found' })
    await expect(reads(person)).resolves.toBeDefined()
  })

  test('for a coordinator without a second factor, once a rule’s days of grace are over', async () => {
    const longAgo = stillWorld('2026-01-01T12:00:00Z')
    const made = await organization(undefined, {}, longAgo)
    const { administrator: admin } = await administrator()
    const person = await learner()
    await joined(person, (await cohort(made.coordinator)).code)
    const theirs = { serial: await certified(person, course) }
    const reads = (reader: Learner, hasFactor: boolean) =>
      downloadCertificate({ learner: reader, shareToken: null, hasFactor }, theirs)
    await expect(reads(made.account, false)).resolves.toBeDefined()
    await beginRule(admin, made.coordinator.organizationId, longAgo)
    await expect(reads(made.account, false)).rejects.toMatchObject({ code: 'not-found' })
    await expect(reads(made.account, true)).resolves.toBeDefined()
    await expect(reads(person, false)).resolves.toBeDefined()
  })

  test('for an unknown serial, even for an administrator', async () => {
    const { account: admin } = await administrator()
    const never = { serial: 'NL-07EN-W3AH-RZ6D-MV2M' }
    await expect(
      downloadCertificate({ learner: admin, shareToken: null, hasFactor: true }, never),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

test('a revoked certificate can still be downloaded', async () => {
  await revoke(operator, { serial, reason: 'issued in error' })
  await expect(as(holder)).resolves.toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
})
