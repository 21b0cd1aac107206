import { beforeEach, describe, expect, test, vi } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { actionsAbout, learner, satisfied } from '@/prisma/factories'
import { certificateSnapshot } from './document/snapshot'
import { downloadCertificate } from './download-certificate'
import { issue } from './issue'

/** The steps between the row and the PDF: a renderer that fails, and the configured signer. */
const between = vi.hoisted(() => ({ breaks: false, issuer: undefined as null | undefined }))

vi.mock('./document/document', async (original) => {
  const real = await original<typeof import('./document/document')>()
  const drawCertificate: typeof real.drawCertificate = (...args) => {
    if (between.breaks) throw new Error('the power failed')
    return real.drawCertificate(...args)
  }
  return { ...real, drawCertificate }
})
vi.mock('@/lib/proof/issuer/issuer', async (original) => {
  const real = await original<typeof import('@/lib/proof/issuer/issuer')>()
  return {
    ...real,
    configuredIssuer: (): Issuer | null => (between.issuer === null ? null : real.configuredIssuer()),
  }
})

const [course] = (await loadCatalog()).courses as [Course]

let person: Learner
beforeEach(async () => {
  Object.assign(between, { breaks: false, issuer: undefined })
  person = await learner()
  await satisfied(person, course)
})

async function onRecord() {
  const rows = await db.certificate.findMany({
    where: { accountId: person.accountId },
    include: { document: true, credential: true },
  })
  expect(rows).toHaveLength(1)
  const [row] = rows
  if (!row) throw new Error('no certificate')
  return row
}

async function cutShort(): Promise<string> {
  between.breaks = true
  await expect(issue(person, course, agreesWithLog)).rejects.toThrow('the power failed')
  between.breaks = false
  return (await onRecord()).serial
}

const own = () => ({ learner: person, shareToken: null, hasFactor: true })
const actions = async (action: string) => (await actionsAbout(person)).filter((one) => one === action).length

describe('an issue that was interrupted before the PDF', () => {
  test('keeps the row and the credential; the next issue renders the PDF and logs it as late', async () => {
    const serial = await cutShort()
    const before = await onRecord()
    expect(before.document).toBeNull()
    expect(before.credential).not.toBeNull()
    expect(await issue(person, course, agreesWithLog)).toEqual({ ok: true, serial })
    const { document, ...after } = await onRecord()
    expect({ ...after, document: null }).toEqual(before)
    expect(document?.signedBy).toMatch(/./)
    expect(document?.templateVersion.split('-')[0]).toBe(
      String(certificateSnapshot.parse(before.snapshot).templateVersion),
    )
    expect([await actions('certificate.issued'), await actions('certificate.drawn-late')]).toEqual([1, 1])
    await issue(person, course, agreesWithLog)
    expect(await actions('certificate.drawn-late')).toBe(1)
  })

  test('is finished by a download, once for several concurrent downloads', async () => {
    const serial = await cutShort()
    const files = await Promise.all([0, 1, 2, 3].map(() => downloadCertificate(own(), { serial })))
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(files[0]?.sha256).toBe((await onRecord()).document?.sha256)
    expect(await actions('certificate.drawn-late')).toBe(1)
  })

  test('is not finished by a download without permission', async () => {
    const serial = await cutShort()
    const stranger = { learner: await learner(), shareToken: 'x', hasFactor: true }
    await expect(downloadCertificate(stranger, { serial })).rejects.toMatchObject({ code: 'not-found' })
    expect((await onRecord()).document).toBeNull()
  })

  test('does not render an unsigned PDF for a certificate that names a signature', async () => {
    const serial = await cutShort()
    between.issuer = null
    await expect(downloadCertificate(own(), { serial })).rejects.toThrow('no keys now')
    expect((await onRecord()).document).toBeNull()
    between.issuer = undefined
    await expect(downloadCertificate(own(), { serial })).resolves.toBeDefined()
  })
})

describe('without an issuer', () => {
  test('a certificate gets no credential and an unsigned PDF, even when it is rendered later', async () => {
    between.issuer = null
    const serial = await cutShort()
    between.issuer = undefined
    await downloadCertificate(own(), { serial })
    const row = await onRecord()
    expect(row).toMatchObject({ credential: null, document: { signedBy: null } })
    expect(certificateSnapshot.parse(row.snapshot).issuer).toBeNull()
    expect(Buffer.from(row.document?.pdf ?? []).includes('ETSI.CAdES.detached')).toBe(false)
  })
})
