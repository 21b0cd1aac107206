import type { Learner } from '@/lib/account/actor'
import type { ActorRole } from '@/lib/audit/record'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

/** Who asks for a file: somebody signed in, a bearer of the holder's share link, or both. */
export interface Reader {
  learner: Learner | null
  shareToken: string | null
}

/**
 * The PDF of a certificate as drawn at issue, for its holder, a coordinator of an organization that the holder takes
 * training in, an administrator, or the bearer of a share link. Everybody else: not-found. The reading is recorded.
 */
export async function download(
  reader: Reader,
  input: { serial: string },
  world = systemWorld,
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const certificate = await db.certificate.findUnique({
    where: { serial: input.serial },
    select: { id: true, accountId: true, document: { select: { pdf: true, sha256: true } } },
  })
  if (!certificate?.document) throw notFound()
  const role = await roleFor(reader, certificate)
  if (!role) throw notFound()
  await db.$transaction((tx) =>
    record(
      tx,
      {
        action: 'certificate.downloaded',
        actor: { accountId: role === 'stranger' ? null : (reader.learner?.accountId ?? null), role },
        subjectId: certificate.accountId,
        object: `certificate:${certificate.id}`,
      },
      world.now(),
    ),
  )
  return certificate.document
}

async function roleFor(reader: Reader, certificate: { id: string; accountId: string }): Promise<ActorRole | null> {
  const { learner, shareToken } = reader
  if (learner !== null) {
    const { accountId } = learner
    if (accountId === certificate.accountId) return 'learner'
    const coordinated = await db.membership.count({
      where: {
        accountId: certificate.accountId,
        role: 'learner',
        endedAt: null,
        organization: { memberships: { some: { accountId, role: 'coordinator', endedAt: null } } },
      },
    })
    if (coordinated > 0) return 'coordinator'
    const administers = await db.administratorship.count({ where: { accountId, endedAt: null } })
    if (administers > 0) return 'administrator'
  }
  if (shareToken !== null) {
    const shared = await db.shareLink.count({
      where: { certificateId: certificate.id, tokenHash: hashSecret(shareToken), endedAt: null },
    })
    if (shared > 0) return 'stranger'
  }
  return null
}
