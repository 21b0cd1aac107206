import { hashOfDocument } from '@/lib/audit/tree/checkpoint'
import { findSealing } from '@/lib/audit/tree/find-sealing'
import { listCheckpoints } from '@/lib/audit/tree/prove'
import { query } from '@/lib/platform/db'
import { transcriptText } from '@/lib/proof/credential/transcript-text'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { SignedBytes } from '@/lib/proof/verification/options'
import { hashOfFileList } from '@/lib/proof/verification/packet/packet-listing'

interface Kept {
  id: string
  json: string | null
  jwt: string | null
  pdfSha256: string | null
}

/** Finds the time at which the log sealed that this key signed exactly these bytes; null if it shows none. */
export async function findSealedAt(signed: SignedBytes): Promise<Date | null> {
  const issuer = configuredIssuer()
  if (!issuer) return null
  const { sha256, keyId, accountId, document } = signed
  const hashes = [sha256, ...(document ? [hashOfDocument(transcriptText(document))] : [])]
  const isNamed = (details: Record<string, unknown>) => hashes.some((hash) => hash === details.sha256)
  if (accountId) return findSealing({ subjectId: accountId, action: 'transcript.downloaded' }, isNamed, issuer)
  if (document?.type === 'AuditCheckpoint') return findCheckpointed(sha256, Number(document.size))
  if (document?.type === 'AuditPacket') {
    const hash = await hashOfFileList(document)
    return findSealing({ object: `packet:${document.packet}` }, ({ manifest }) => manifest === hash, issuer)
  }
  const kept = await findKept(signed)
  if (!kept) return null
  // Entries of an issue name the keys; those of a PDF its hash too.
  const names = ({ keys, pdfSha256 }: Record<string, unknown>) =>
    Array.isArray(keys) && keys.includes(keyId) && (pdfSha256 === undefined || pdfSha256 === sha256)
  return findSealing({ object: `certificate:${kept.id}` }, names, issuer)
}

/** A kept checkpoint is itself what seals. */
async function findCheckpointed(sha256: string, size: number): Promise<Date | null> {
  const [kept] = Number.isSafeInteger(size) ? await listCheckpoints([size]) : []
  return kept && hashOfDocument(kept.document) === sha256 ? kept.madeAt : null
}

/** The certificate whose stored PDF, credential or JWT has these very bytes. */
async function findKept({ sha256, serial }: SignedBytes): Promise<Kept | null> {
  const rows = await query<Kept>`
    select c.id::text, k.json, k.jwt, d.sha256 as "pdfSha256"
    from certificate c left join credential k on k.certificate_id = c.id
      left join certificate_document d on d.certificate_id = c.id
    where c.serial = ${serial} or d.sha256 = ${sha256}`
  const isSame = (text: string | null) => text !== null && hashOfDocument(text) === sha256
  return rows.find(({ json, jwt, pdfSha256 }) => pdfSha256 === sha256 || isSame(json) || isSame(jwt)) ?? null
}
