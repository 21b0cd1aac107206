import { canonical } from './files.mjs'
import { expect } from './findings.mjs'
import { sum } from './scores.mjs'

/** An anomaly noticed as the certificate was issued may have come just after. */
const noticedLateMs = 120_000

/** Reads a course version's rule and the least time of each lesson. Early versions have neither. */
export function seatTermsOf({ time, modules }) {
  const { minimumShare = 0, rule = 'inform', flags = [] } = time ?? {}
  const lessons = modules.flatMap(({ units }) => units.filter((unit) => unit.heldMinutes !== undefined))
  return {
    rule,
    flags,
    units: modules.flatMap(({ units }) => units.map(({ id }) => id)),
    minimums: Object.fromEntries(lessons.map((one) => [one.id, Math.round(minimumShare * one.heldMinutes * 60_000)])),
  }
}

/** A correction and an update take the time over from the certificate that they replace. */
const isTakenOver = ({ supersedesId, snapshot }, certificates) =>
  certificates.some((one) => one.id === supersedesId && canonical(one.snapshot.time) === canonical(snapshot.time))

/** Each certificate against the rule of its enrollment: the time counted by then, and the flags that were open. */
export function checkSeatTime(record, { views, beats }, versions, name) {
  const { certificates, enrollments } = record
  for (const certificate of certificates) {
    const enrollment = enrollments.find(({ id }) => id === certificate.enrollmentId)
    const terms = versions.get(enrollment?.courseVersionId)?.time
    const time = certificate.snapshot.time ?? null
    const said = `${name}: certificate ${certificate.serial}`
    if (!terms || isTakenOver(certificate, certificates)) continue
    const isStrict = terms.rule === 'inform' || time?.rule === 'hold'
    expect(isStrict, `${said} had to wait for time by its course version, but was not issued by that rule`)
    if (!time) continue
    const counted = timeBy(certificate.issuedAt, record, { views, beats })
    for (const { unitId, activeMs, minimumMs, accepted } of time.lessons) {
      const lesson = `${said}: lesson ${unitId}`
      expect(activeMs <= (counted.get(unitId) ?? 0), `${lesson} has ${activeMs} ms, more than was counted by then`)
      const least = terms.minimums[unitId] ?? minimumMs
      expect(minimumMs === least, `${lesson} needed ${minimumMs} ms, but ${least} by its course version`)
      if (time.rule !== 'hold' || activeMs >= minimumMs) continue
      const isAccepted = accepted && acceptedBy(certificate, record).some(({ lessons }) => lessons.includes(unitId))
      expect(isAccepted, `${lesson} was too short (${activeMs} of ${minimumMs} ms), and nobody had accepted it`)
    }
    expect(time.activeMs <= sum([...counted.values()]), `${said} says more active time than was counted by then`)
    if (time.rule === 'hold') checkFlags(certificate, enrollment, record, terms, said)
  }
}

/** Flags of this enrollment and its course. By the log, since a packet has no other organization's decisions. */
function checkFlags(certificate, enrollment, record, { flags, units }, said) {
  const issued = Date.parse(certificate.issuedAt)
  for (const { id, kind, courseId, unitId, happenedAt, noticedAt } of record.anomalies) {
    if (happenedAt < enrollment.enrolledAt) continue
    if (courseId && courseId !== enrollment.courseId && !units.includes(unitId)) continue
    if (!flags.includes(kind) || Date.parse(noticedAt) > issued - noticedLateMs) continue
    const isDecided = record.log.some(
      ({ entry }) =>
        entry.action === 'anomaly.disposed' && entry.object === `anomaly:${id}` && Date.parse(entry.at) <= issued,
    )
    const isAccepted = acceptedBy(certificate, record).some((one) => one.flags.includes(id))
    expect(isDecided || isAccepted, `${said} was issued while the time flag ${id} (${kind}) was open`)
  }
}

const acceptedBy = ({ enrollmentId, issuedAt }, { timeAcceptances = [] }) =>
  timeAcceptances.filter((one) => one.enrollmentId === enrollmentId && one.acceptedAt <= issuedAt)

/** Active time of each unit up to a moment, since its last reset. */
function timeBy(moment, { resets }, { views, beats }) {
  const end = Date.parse(moment)
  const unitOf = new Map(views.map(({ id, unitId }) => [id, unitId]))
  const since = (unitId) =>
    Math.max(
      0,
      ...resets
        .filter((one) => one.unitId === unitId && Date.parse(one.resetAt) <= end)
        .map((one) => Date.parse(one.resetAt)),
    )
  const sums = new Map()
  for (const { viewId, at, creditMs } of beats) {
    const unitId = unitOf.get(viewId)
    const now = Date.parse(at)
    if (now <= end && now > since(unitId)) sums.set(unitId, (sums.get(unitId) ?? 0) + creditMs)
  }
  return sums
}
