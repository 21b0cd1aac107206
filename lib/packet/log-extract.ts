import type { Proven } from '@/lib/audit/check-proof'
import { proveEvents } from '@/lib/audit/prove'
import { db } from '@/lib/platform/db'

/** An entry of the log with its proof, and those of its personal values that were not erased, each with its salt. */
export interface LogEntry extends Proven {
  values: Record<string, { salt: string; value: string }>
}

/**
 * What the log has about a person, as far as the chain went at `size`; what came later has no proof in this packet. By their
 * digests only: what coordinators of other organizations wrote, identifiers that these asked for, addresses, and why
 * somebody was accommodated.
 */
export async function extractLog(
  accountId: string,
  { size, organizationId }: { size: number; organizationId: string },
): Promise<LogEntry[]> {
  const about = await db.auditEvent.findMany({
    where: { subjectId: accountId, link: { position: { lte: size } } },
    select: {
      id: true,
      action: true,
      actorRole: true,
      actorId: true,
      details: true,
      values: { select: { field: true, salt: true, value: true } },
    },
  })
  const theirs = await db.membership.findMany({
    where: {
      organizationId,
      role: 'coordinator',
      accountId: { in: about.flatMap(({ actorId, values }) => (values.length > 0 && actorId) || []) },
    },
    select: { accountId: true },
  })
  const coordinators = new Set(theirs.map((one) => one.accountId))
  const mayShow = new Map(
    about.map(({ id, action, actorRole, actorId, details, values }) => {
      const isForeign = actorRole === 'coordinator' && !coordinators.has(actorId ?? '')
      const shown = values.filter(({ field }) => {
        if (field === 'identifier') return isAskedBy(organizationId, details)
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

function isAskedBy(organizationId: string, details: unknown): boolean {
  return typeof details === 'object' && details !== null && 'organizationId' in details
    ? details.organizationId === organizationId
    : false
}

/** Of an account there are addresses of mail and of networks; and why somebody needs more time is nothing a board asks. */
function isPrivate(action: string): boolean {
  return action.startsWith('account.') || action === 'attempt.accommodation-granted'
}
