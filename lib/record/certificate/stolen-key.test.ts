import { beforeAll, describe, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { OpenBadgeCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import { signDocument } from '@/lib/proof/pdf/sign'
import { certified, learner } from '@/prisma/factories'
import { checkFile } from './check-file'
import { drawCertificate } from './document/document'
import { makeSerial } from './serial'

/* Someone who has the keys that sign now, and no database. */
const [course] = (await loadCatalog()).courses as [Course]
const issuer = configuredIssuer() as Issuer
let json = ''
let jwt = ''
let issued: OpenBadgeCredential

beforeAll(async () => {
  const serial = await certified(await learner(), course)
  const row = await db.credential.findFirstOrThrow({ where: { certificate: { serial } } })
  json = row.json
  jwt = row.jwt
  const { proof: _, ...credential } = JSON.parse(json)
  issued = credential
})

async function forged(change: (credential: OpenBadgeCredential) => void, at = new Date()) {
  const credential = structuredClone(issued)
  change(credential)
  const forms = await signCredential(issuer, credential, at)
  return [forms.json, forms.jwt].map((text) => Buffer.from(text))
}

const another = ({ credentialSubject: { identifier } }: OpenBadgeCredential) => {
  for (const one of identifier) one.identityHash = 'Mallory Mallet'
}
const elsewhere = (credential: OpenBadgeCredential) => {
  credential.id = credential.id.replace(/NL-.*/, makeSerial(systemWorld.random))
}
const early = (credential: OpenBadgeCredential) => {
  credential.validFrom = '2020-11-25T10:00:00-05:00'
}
const away = { recorded: () => Promise.reject(new Error('the database is away')) }

describe('a file signed by our key', () => {
  test('is valid as issued, also signed once more', async () => {
    for (const text of [json, jwt]) expect(await checkFile(Buffer.from(text))).toMatchObject({ state: 'valid' })
    for (const file of await forged(() => {})) expect(await checkFile(file)).toMatchObject({ state: 'valid' })
  })

  test('is altered with another name under a serial of ours', async () => {
    for (const file of await forged(another)) {
      const verdict = await checkFile(file)
      expect(verdict).toMatchObject({ state: 'altered', facts: null, proven: false })
      expect(verdict.reason).toMatch(/not the file that we issued/)
    }
  })

  test('is not on record under a serial that we never issued', async () => {
    for (const file of await forged(elsewhere)) {
      const verdict = await checkFile(file)
      expect(verdict).toMatchObject({ state: 'contradicted', title: 'This is not on record', facts: null })
      expect(verdict.findings.map(({ title }) => title)).not.toContain('Issued by Northlight')
      expect(await checkFile(file, systemWorld, away)).toMatchObject({ state: 'genuine' })
    }
  })

  test('is refused with a date from before the key was made, also without the record', async () => {
    const files = [...(await forged(early)), ...(await forged(() => {}, new Date('2020-11-25T15:00:00Z')))]
    for (const file of files) {
      const verdict = await checkFile(file, systemWorld, away)
      expect(verdict).toMatchObject({ state: 'altered', facts: null })
      expect(verdict.reason).toMatch(/from November 25, 2020, before its key was made/)
    }
  })

  test('is altered as a PDF with another page around the credential that was issued', async () => {
    const attachment = { name: 'credential.json', bytes: Buffer.from(json) }
    const content = { ...sampleContent, name: 'Mallory Mallet' }
    const drawn = drawCertificate(content, { templateVersion: 4, attachment })
    const { pdf } = await signDocument(drawn.pdf, issuer.signer('pdf'), systemWorld)
    expect(await checkFile(new Uint8Array(pdf))).toMatchObject({ state: 'altered', facts: null })
    const bare = await signDocument(
      drawCertificate(content, { templateVersion: 4, attachment: null }).pdf,
      issuer.signer('pdf'),
      systemWorld,
    )
    expect(await checkFile(new Uint8Array(bare.pdf))).toMatchObject({ state: 'contradicted', facts: null })
  })
})
