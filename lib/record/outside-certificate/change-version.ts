import type { AuditAction } from '@/lib/audit/log/actions'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db, type Transaction } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'
import { oneAtATime } from './one-at-a-time'
import { findOutsideVersion } from './queries'
import { type OutsideState, type OutsideVersion, saveVersion } from './save-version'

export type OutsideChanged = { ok: true } | { ok: false; reason: 'changed-since' }

interface Change {
  /** The version that the form showed. */
  versionId: string
  /** The states in which it may be. */
  from: readonly OutsideState[]
  action: AuditAction
  changed: Partial<OutsideVersion>
}

/** Adds the next version, also for people who have left. Errors: not-found (another organization’s or person’s), forbidden (oneself), conflict (without its file). */
export async function changeVersion(
  actor: Coordinator | Learner,
  { versionId, from, action, changed }: Change,
  world: World,
): Promise<OutsideChanged> {
  const id = world.id()
  return db.$transaction(async (tx): Promise<OutsideChanged> => {
    const version = await findOutsideVersion(actor, versionId, tx)
    if (actor.role === 'coordinator' && version.accountId === actor.accountId)
      throw new DomainError('forbidden', 'This is about you, so another coordinator has to do it.')
    await oneAtATime(tx, version)
    const next = { ...version, reason: null, ...changed }
    const prepare = async () => {
      if (!from.includes(version.state)) return 'changed-since' as const
      if (next.state === 'accepted') await requireFile(tx, next)
      return null
    }
    const inserted = await saveVersion(tx, actor, { id, action, version: next, replacesId: versionId, prepare }, world)
    if (inserted === 'taken' || inserted === 'changed-since') return { ok: false, reason: 'changed-since' }
    return { ok: true }
  })
}

async function requireFile(tx: Transaction, { organizationId, accountId, sha256 }: OutsideVersion): Promise<void> {
  if (await tx.outsideFile.count({ where: { organizationId, accountId, sha256 } })) return
  throw new DomainError('conflict', 'This account was closed and the file deleted, so the certificate can’t count.')
}
