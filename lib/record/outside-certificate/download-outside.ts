import { record } from '@/lib/audit/log/record'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { outsideKinds } from './file-kind'
import { requireOutside } from './queries'

interface OutsideDownload {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Ours: a name from outside could hide an ending or a path. */
  name: string
}

/** Logged before it leaves. Errors: not-found (another organization’s or person’s, or its file was deleted). */
export async function downloadOutside(
  reader: Coordinator | Learner,
  certificateId: string,
  world = systemWorld,
): Promise<OutsideDownload> {
  const [{ organizationId, accountId, sha256, mediaType, earnedOn }] = await requireOutside(reader, certificateId)
  const key = { organizationId, accountId, sha256 }
  const file = await db.outsideFile.findUnique({ where: { organizationId_accountId_sha256: key } })
  if (!file) throw notFound()
  const object = `outside-certificate:${certificateId}`
  const entry = { action: 'outside-certificate.downloaded', actor: reader, subjectId: accountId, object } as const
  await db.$transaction((tx) => record(tx, { ...entry, details: { sha256 } }, world.now()))
  const name = `outside-certificate-${earnedOn}-${sha256.slice(0, 8)}.${outsideKinds[mediaType].ending}`
  return { bytes: file.bytes, type: mediaType, name }
}
