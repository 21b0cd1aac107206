import { z } from 'zod'
import { listSealedAbout, listSealedOn } from '@/lib/audit/log/queries'
import { rowsField } from '@/lib/audit/log/rows-field'
import type { Proven } from '@/lib/audit/tree/check-proof'
import { proveEvents } from '@/lib/audit/tree/prove'
import type { Subject } from '@/lib/people/account/actor'
import { identifierField } from '@/lib/training/attempt/attest'

/** Personal values come with their salts; erased ones are missing. */
export interface LogEntry extends Proven {
  values: Record<string, { salt: string; value: string }>
}

interface Seen {
  /** Later entries have no proof in this packet. */
  size: number
  organizationId: string
  /** Ids of rows that this organization's coordinators or administrators wrote. */
  own: ReadonlySet<string>
}

/** Only as digests: other organizations' texts and identifiers, addresses, reasons for accommodations. */
export async function extractLog(subject: Subject, { size, organizationId, own }: Seen): Promise<LogEntry[]> {
  const about = await listSealedAbout(subject, size)
  const mayShow = new Map(
    about.map(({ id, action, actorRole, object, details, values }) => {
      // The actor does not tell the organization: some people coordinate several.
      const rowId = rowIdOf(object, details)
      const isForeign = (rowId !== null || actorRole === 'coordinator') && !own.has(rowId ?? '')
      const shown = values.filter(({ field }) => {
        if (field.startsWith('identifier')) return field === identifierField(organizationId)
        if (field === rowsField) return false
        // Only administrators see why a certificate was revoked or corrected.
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
const rowIds = z.object({ waiverId: id, extensionId: id, resetId: id, unlockId: id, disposition: id, acceptanceId: id })

function rowIdOf(object: string | null, details: unknown): string | null {
  const { waiverId, extensionId, resetId, unlockId, disposition, acceptanceId } = rowIds.parse(details)
  const own = object?.match(/^(?:annotation|attendance|outside-certificate):(.*)/)?.[1]
  return own ?? waiverId ?? extensionId ?? resetId ?? unlockId ?? disposition ?? acceptanceId ?? null
}

/** Account entries hold mail and network addresses, accommodation entries health reasons, removals personnel matters. */
function isPrivate(action: string): boolean {
  return action.startsWith('account.') || privateActions.includes(action)
}

const privateActions = ['attempt.accommodation-granted', 'organization.coordinator-removed']

export async function extractVersionLog(versionIds: readonly string[], size: number): Promise<LogEntry[]> {
  const objects = versionIds.map((one) => `course-version:${one}`)
  const about = await listSealedOn(objects, size)
  return (await proveEvents(about.map((one) => one.id))).map((proven) => ({ ...proven, values: {} }))
}
