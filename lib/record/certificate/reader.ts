import type { AuditAction } from '@/lib/audit/actions'
import type { ActorRole } from '@/lib/audit/record'
import { record } from '@/lib/audit/record'
import type { Learner } from '@/lib/people/account/actor'
import { isAdministrator, isOpen } from '@/lib/people/account/queries'
import { coordinatesHolder } from '@/lib/people/organization/queries'
import { isPastDue } from '@/lib/people/second-factor/duty'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { hashSecret } from '@/lib/platform/secret'
import type { World } from '@/lib/platform/world'

export interface Reader {
  learner: Learner | null
  shareToken: string | null
  /** The session has proven a second factor. */
  hasFactor: boolean
}

interface Asked {
  id: string
  accountId: string
  completedAt: Date
  issuedAt: Date
}

/** Errors: not-found. */
export async function requireReader<Certificate extends Asked>(
  reader: Reader,
  certificate: Certificate | null,
): Promise<{ certificate: Certificate; role: ActorRole }> {
  const role = certificate && (await roleFor(reader, certificate))
  if (!role) throw notFound()
  return { certificate, role }
}

export async function recordReading(
  { learner }: Reader,
  what: { action: AuditAction; role: ActorRole; certificate: Asked; details?: Record<string, string> },
  world: World,
): Promise<void> {
  const { action, role, certificate, details = {} } = what
  const actor = { accountId: role === 'stranger' ? null : (learner?.accountId ?? null), role }
  const object = `certificate:${certificate.id}`
  await db.$transaction((tx) =>
    record(tx, { action, actor, subjectId: certificate.accountId, object, details }, world.now()),
  )
}

async function roleFor(reader: Reader, certificate: Asked): Promise<ActorRole | null> {
  const { learner, shareToken, hasFactor } = reader
  if (learner !== null) {
    const { accountId } = learner
    if (accountId === certificate.accountId) return 'learner'
    const role = await roleOver(learner, certificate)
    if (role && (hasFactor || !(await isPastDue(learner)))) return role
  }
  if (shareToken !== null) {
    const shared = await db.shareLink.count({
      where: { certificateId: certificate.id, tokenHash: hashSecret(shareToken), endedAt: null },
    })
    // Closing an account did not always end its share links.
    if (shared > 0 && (await isOpen(db, certificate.accountId))) return 'stranger'
  }
  return null
}

async function roleOver(learner: Learner, certificate: Asked): Promise<ActorRole | null> {
  if (await coordinatesHolder(learner, certificate)) return 'coordinator'
  return (await isAdministrator(learner)) ? 'administrator' : null
}
