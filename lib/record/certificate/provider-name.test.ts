import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { beforeAll, expect, test } from 'vitest'
import { providerOf, vouchedBy } from '@/fixtures/sign-on'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { type Coordinator, type Learner, operator } from '@/lib/people/account/actor'
import { signOn } from '@/lib/people/single-sign-on/sign-on'
import { db } from '@/lib/platform/db'
import { attachmentsIn } from '@/lib/proof/verification/pdf-file'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { streamPacket } from '@/lib/record/packet/stream-packet'
import { buildTranscript } from '@/lib/record/transcript/build'
import { transcriptLines } from '@/lib/record/transcript/lines'
import { certified, cohort, joined, learner, organization } from '@/prisma/factories'
import { correct } from './correct'
import { findPublicCertificate } from './public-certificate'

const [course] = (await loadCatalog()).courses as [Course]
const line = 'Name confirmed by the holder’s sign-on provider'

let person: Learner
let coordinator: Coordinator
let serial: string

/** A person whose organization's provider gives the account's name. */
beforeAll(async () => {
  coordinator = (await organization()).coordinator
  person = await learner({ name: 'Casey Doe' })
  await joined(person, (await cohort(coordinator)).code)
  const provider = await providerOf(coordinator.organizationId)
  const vouched = vouchedBy(provider, { name: 'Casey Doe' })
  const signed = await signOn(provider, { vouched, linkTo: person.accountId, device: null, userAgent: null })
  if (!signed.ok) throw new Error(signed.reason)
  serial = await certified(person, course)
})

test('the certificate, its credential, and the public record say that a provider confirmed the name', async () => {
  const row = await db.certificate.findUniqueOrThrow({
    where: { serial },
    include: { credential: true, document: true },
  })
  expect(row.identitySource).toBe('sign_on_provider')
  const { narrative } = JSON.parse(row.credential?.json ?? '{}').credentialSubject
  expect(narrative).toBe(`${line}.`)
  const [embedded = ''] = await attachmentsIn(row.document?.pdf ?? new Uint8Array())
  expect(JSON.parse(embedded).credentialSubject.narrative).toBe(`${line}.`)
  expect(await findPublicCertificate(serial, new Date())).toMatchObject({ identitySource: 'sign_on_provider' })
})

test('the transcript says it of the name and of the certificate', async () => {
  const transcript = await buildTranscript(person, person)
  expect(transcript.certificates).toMatchObject([{ serial, identitySource: 'sign_on_provider' }])
  expect(transcriptLines(transcript).names).toContainEqual([line, 'Casey Doe', expect.any(String)])
})

test('the packet says it on the person’s page and in the record', async () => {
  const id = await requestPacket(coordinator, { accountId: person.accountId })
  const bytes = await new Response((await streamPacket(coordinator, id)) as BodyInit).arrayBuffer()
  const entries = await new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes))).getEntries()
  const textOf = async (ending: RegExp) => {
    const entry = entries.find(({ filename }) => ending.test(filename))
    if (!entry || entry.directory) throw new Error(`no ${ending}`)
    return Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString()
  }
  expect(await textOf(/people\/[^/]+\/index.html$/)).toContain(`Casey Doe (${line.toLowerCase()})`)
  expect(await textOf(/people\/[^/]+\/record.json$/)).toContain('"sign_on_provider"')
})

test('a name that an administrator corrected to another is as declared by the holder', async () => {
  const corrected = await correct(operator, { serial, name: 'Casey Roe', reason: 'married' }, agreesWithLog)
  if (!corrected.ok) throw new Error(corrected.reason)
  expect(await findPublicCertificate(corrected.serial, new Date())).toMatchObject({ identitySource: 'self_declared' })
})
