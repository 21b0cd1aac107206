import { z } from 'zod'
import type { Proven } from '@/lib/audit/check-proof'
import { proveEvents } from '@/lib/audit/prove'
import { db } from '@/lib/platform/db'
import { identifierField } from '@/lib/training/attempt/attest'

/** An entry of the log with its proof, and those of its personal values that were not erased, each with its salt. */
export interface LogEntry extends Proven {
  values: Record<string, { salt: string; value: string }>
}

interface Seen {
  /** How far the chain went: what came later has no proof in this packet. */
  size: number
  organizationId: string
  /** The ids of what its coordinators wrote, and whoever runs the site. */
  own: ReadonlySet<string>
}

/**
 * What the log has about a person. By their digests only: what coordinators wrote for other organizations, identifiers that
 * these asked for, addresses, and why somebody was accommodated.
 */
export async function extractLog(accountId: string, { size, organizationId, own }: Seen): Promise<LogEntry[]> {
  const about = await db.auditEvent.findMany({
    where: { subjectId: accountId, link: { position: { lte: size } } },
    select: {
      id: true,
      action: true,
      actorRole: true,
      object: true,
      details: true,
      values: { select: { field: true, salt: true, value: true } },
    },
  })
  const mayShow = new Map(
    about.map(({ id, action, actorRole, object, details, values }) => {
      // Who did it does not tell for whom: some coordinate several organizations.
      const deed = deedOf(object, details)
      const isForeign = (deed !== null || actorRole === 'coordinator') && !own.has(deed ?? '')
      const shown = values.filter(({ field }) => {
        if (field.startsWith('identifier')) return field === identifierField(organizationId)
        // Why a certificate was revoked or corrected is for administrators only.
        return field !== 'reason' || !action.startsWith('certificate.')
      })
      return [String(id), isForeign || isPrivate(action) ? [] : shown]
    }),
  )
  return (await proveEvents(about.map(({ id }) => id))).map((proven) => {
    const values = (mayShow.get(proven.entry.event) ?? []).map(({ field, salt, value }) => [field, { salt, value }])
    return { ...proven, values: Object.fromEntries(values) }
  })
}

const id = z.string().optional().catch(undefined)
const deeds = z.object({ waiverId: id, extensionId: id, resetId: id, unlockId: id, disposition: id })

/** The id of the amendment or disposition that an entry is about; null for what is none. */
function deedOf(object: string | null, details: unknown): string | null {
  const { waiverId, extensionId, resetId, unlockId, disposition } = deeds.parse(details)
  const annotation = object?.match(/^annotation:(.*)/)?.[1]
  return annotation ?? waiverId ?? extensionId ?? resetId ?? unlockId ?? disposition ?? null
}

/** Of an account there are addresses of mail and of networks; and why somebody needs more time is nothing a board asks. */
function isPrivate(action: string): boolean {
  return action.startsWith('account.') || action === 'attempt.accommodation-granted'
}

/** What the log has about course versions: when they were published, with which hashes, and which pages were kept. */
export async function extractVersionLog(versionIds: readonly string[], size: number): Promise<LogEntry[]> {
  const about = await db.auditEvent.findMany({
    where: { object: { in: versionIds.map((one) => `course-version:${one}`) }, link: { position: { lte: size } } },
    select: { id: true },
  })
  return (await proveEvents(about.map((one) => one.id))).map((proven) => ({ ...proven, values: {} }))
}
