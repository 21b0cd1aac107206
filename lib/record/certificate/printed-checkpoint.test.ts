import { expect, test } from 'vitest'
import { findNewestNote } from '@/lib/audit/tree/notes'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { readKept } from '@/lib/audit/verification/read-kept'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { downloadTranscript } from '@/lib/record/transcript/download-transcript'
import { certified, learner } from '@/prisma/factories'
import { checkFile } from './check-file'
import { downloadCertificate } from './download-certificate'
import { downloadCredential } from './download-credential'

const [course] = (await loadCatalog()).courses as [Course]

test('each credential, certificate, and transcript has the newest checkpoint of the log', async () => {
  const person = await learner()
  await sealLog()
  const before = await findNewestNote()
  const serial = await certified(person, course)
  const reader = { learner: person, shareToken: null, hasFactor: true }
  const { accountId } = person
  const issued = [
    Buffer.from(await downloadCredential(reader, { serial, form: 'json' })),
    Buffer.from(await downloadCredential(reader, { serial, form: 'jwt' })),
    (await downloadCertificate(reader, { serial })).pdf,
  ]
  for (const file of issued) {
    const kept = await readKept(new Uint8Array(file), configuredIssuer())
    expect(kept).toMatchObject([{ size: before?.size, tree: before?.tree, signer: { kind: 'ours' } }])
    expect(await checkFile(new Uint8Array(file))).toMatchObject({ state: 'valid' })
  }
  await sealLog()
  const newest = await findNewestNote()
  for (const format of ['json', 'pdf'] as const) {
    const { bytes } = await downloadTranscript(person, { accountId, format }, agreesWithLog)
    const kept = await readKept(new Uint8Array(bytes), configuredIssuer())
    expect(kept).toContainEqual(expect.objectContaining({ size: newest?.size, tree: newest?.tree }))
    expect(kept.some(({ signer }) => signer.kind === 'ours')).toBe(true)
  }
})
