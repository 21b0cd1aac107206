import type { AuditAction } from '@/lib/audit/log/actions'
import type { ActorRole } from '@/lib/audit/log/record'
import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { isAdministrator, isOpen } from '@/lib/people/account/queries'
import { findAuditedHolder } from '@/lib/people/auditor/queries'
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

interface Reading {
  role: ActorRole
  /** The organization that shows the certificate to an auditor, for the log. */
  organizationId?: string
}

interface Asked {
  id: string
  accountId: string
  completedAt: Date
  issuedAt: Date
}

/** The columns of `Asked`, for a select. */
export const askedColumns = { id: true, accountId: true, completedAt: true, issuedAt: true } as const

/** Errors: not-found. */
export async function requireReader<Certificate extends Asked>(
  reader: Reader,
  certificate: Certificate | null,
): Promise<{ certificate: Certificate; read: Reading }> {
  const read = certificate && (await readingOf(reader, certificate))
  if (!read) throw notFound()
  return { certificate, read }
}

export async function recordReading(
  { learner }: Reader,
  what: { action: AuditAction; read: Reading; certificate: Asked; details?: Record<string, string> },
  world: World,
): Promise<void> {
  const { action, read, certificate } = what
  const { role, ...shown } = read
  const details = { ...what.details, ...shown }
  const actor = { accountId: role === 'stranger' ? null : (learner?.accountId ?? null), role }
  const object = `certificate:${certificate.id}`
  await db.$transaction((tx) =>
    record(tx, { action, actor, subjectId: certificate.accountId, object, details }, world.now()),
  )
}

async function readingOf(reader: Reader, certificate: Asked): Promise<Reading | null> {
  const { learner, shareToken, hasFactor } = reader
  if (learner !== null) {
    const { accountId } = learner
    if (accountId === certificate.accountId) return { role: 'learner' }
    const read = await readingOver(learner, certificate)
    if (read && (hasFactor || !(await isPastDue(learner)))) return read
  }
  if (shareToken !== null) {
    const shared = await db.shareLink.count({
      where: { certificateId: certificate.id, tokenHash: hashSecret(shareToken), endedAt: null },
    })
    // Closing an account did not always end its share links.
    if (shared > 0 && (await isOpen(db, certificate.accountId))) return { role: 'stranger' }
  }
  return null
}

async function readingOver(learner: Learner, certificate: Asked): Promise<Reading | null> {
  if (await coordinatesHolder(learner, certificate)) return { role: 'coordinator' }
  const organizationId = await findAuditedHolder(learner, certificate, new Date())
  if (organizationId) return { role: 'auditor', organizationId }
  return (await isAdministrator(learner)) ? { role: 'administrator' } : null
}
