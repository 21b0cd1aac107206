import type { AttributionOf } from './attribution'
import type { OutsideEntry } from './content'
import type { RecordRow } from './queries'

/** Rows that no later one replaces. */
function newestOf<T extends { id: string; replacesId: string | null }>(rows: readonly T[]): T[] {
  const replaced = new Set(rows.map(({ replacesId }) => replacesId))
  return rows.filter(({ id }) => !replaced.has(id))
}

/** The oldest first. Leaves out what was withdrawn, refused, or not decided. */
export function outsideEntries(
  { attendances, outsideCertificates }: RecordRow,
  attributionOf: AttributionOf,
): OutsideEntry[] {
  const attended = newestOf(attendances).filter(({ session, minutes }) => minutes > 0 && !session.withdrawnAt)
  const accepted = newestOf(outsideCertificates).filter(({ state }) => state === 'accepted')
  const entries = [
    ...attended.map(({ session, minutes, recordedAt, recordedById }) => ({
      ...{ provider: null, title: session.title, heldOn: session.heldOn.toISOString().slice(0, 10), minutes },
      ...attributionOf(recordedById, session.organizationId, recordedAt),
    })),
    ...accepted.map(({ provider, title, earnedOn: heldOn, minutes, recordedAt, recordedById, organizationId }) => ({
      ...{ provider, title, heldOn, minutes },
      ...attributionOf(recordedById, organizationId, recordedAt),
    })),
  ]
  return entries.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
}
