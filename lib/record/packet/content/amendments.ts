import { outsideTrainingOf } from './outside-training'
import type { LoggedRecord } from './read-person'

type Owned = { organizationId: string | null; reason: string }

/** Null: the site itself, which sees everything. */
type Reader = string | null

/** Another organization's amendments stay visible, without the reason and the name. */
function seenBy<T extends Owned>(organizationId: Reader, row: T): T {
  if (organizationId === null || row.organizationId === null || row.organizationId === organizationId) return row
  const hidden = Object.keys(row).filter((name) => name.endsWith('ById') || name === 'endReason')
  return { ...row, reason: '', ...Object.fromEntries(hidden.map((name) => [name, null])) }
}

export function amendmentsOf(record: LoggedRecord, organizationId: Reader) {
  const seen = <T extends Owned>(rows: T[]) => rows.map((row) => seenBy(organizationId, row))
  return {
    annotations: record.annotations.filter(
      (one) => organizationId === null || one.organizationId === null || one.organizationId === organizationId,
    ),
    waivers: seen(record.waivers),
    extensions: seen(record.extensions).map((one) => ({ ...one, dueOn: one.dueOn.toISOString().slice(0, 10) })),
    resets: seen(record.resets),
    timeAcceptances: seen(record.timeAcceptances),
    unlocks: seen(record.unlocks),
    // An accommodation explains a limit; its reason is private to the learner and their coordinator.
    accommodations: seen(record.accommodations).map(({ reason: _, ...one }) => one),
  }
}

export function ownRowIdsOf(record: LoggedRecord, organizationId: string): ReadonlySet<string> {
  const { annotations, waivers, extensions, resets, timeAcceptances, unlocks, anomalies } = record
  const dispositions = anomalies.flatMap((one) => one.dispositions)
  const all = [annotations, waivers, extensions, resets, timeAcceptances, unlocks, dispositions].flat()
  const { attendances, outsideCertificates } = outsideTrainingOf(record, organizationId)
  return new Set([
    ...all.flatMap((one) => (one.organizationId === null || one.organizationId === organizationId ? one.id : [])),
    ...[...attendances, ...outsideCertificates].map(({ id }) => id),
  ])
}

export function packetAnomalies(record: LoggedRecord, organizationId: Reader) {
  return record.anomalies.map((anomaly) => ({
    ...anomaly,
    dispositions: anomaly.dispositions.map((one) => seenBy(organizationId, one)),
  }))
}
