import { canonical } from './files.mjs'
import { expect } from './findings.mjs'
import { loggedRows } from './logged-rows.mjs'

const byId = (rows, id) => rows.find((one) => one.id === id)
const doneOf = (done, unitId, at) => done.find((one) => one.unitId === unitId && one.doneAt === at)
const pdfOf = (certificate) => certificate && { pdfSha256: certificate.pdfSha256 }

/** For each action that left a row: the name of the row's moment, and which row it is. */
const kept = {
  'enrollment.enrolled': ['enrolledAt', ({ enrollments }, { id }) => byId(enrollments, id)],
  'enrollment.renewed': ['enrolledAt', ({ enrollments }, { id }) => byId(enrollments, id)],
  'enrollment.delta-assigned': ['', ({ enrollments }, { id }) => byId(enrollments, id)?.deltaUnits],
  'enrollment.name-confirmed': [
    'confirmedAt',
    ({ enrollments }, { id, at }) => byId(enrollments, id)?.nameConfirmations.find((one) => one.confirmedAt === at),
  ],
  'lesson.completed': [
    'completedAt',
    ({ completions }, { id, at }) => completions.find((one) => one.unitId === id && one.completedAt === at),
  ],
  'encounter.done': ['doneAt', ({ done }, { id, at }) => doneOf(done, id, at)],
  // Earlier packets have each run and reading.
  'encounter.ended': [
    'endedAt',
    ({ walks, done }, { id, at, details }) => (walks ? byId(walks, id)?.end : doneOf(done, details.unitId, at)),
  ],
  'encounter.started': ['startedAt', ({ walks }, { id }) => byId(walks, id)],
  'encounter.read': [
    'readAt',
    ({ readings, done }, { id, at }) =>
      readings ? readings.find((one) => one.unitId === id && one.readAt === at) : doneOf(done, id, at),
  ],
  'attempt.started': ['startedAt', ({ attempts }, { id }) => byId(attempts, id)],
  'attempt.attested': ['attestedAt', ({ attestations }, { id }) => attestations.find((one) => one.attemptId === id)],
  'attempt.submitted': ['submittedAt', ({ attempts }, { id }) => byId(attempts, id)?.result],
  'attempt.expired': ['', ({ attempts }, { id }) => byId(attempts, id)?.result],
  'attempt.unlocked': [
    'unlockedAt',
    ({ unlocks }, { id, at }) => unlocks.find((one) => one.unitId === id && one.unlockedAt === at),
  ],
  'attempt.accommodation-granted': ['grantedAt', ({ accommodations }, { id }) => byId(accommodations, id)],
  'attempt.accommodation-ended': ['endedAt', ({ grantEnds }, { id }) => byId(grantEnds, id)],
  'amendment.annotated': ['annotatedAt', ({ annotations }, { id }) => byId(annotations, id)],
  'amendment.waived': ['waivedAt', ({ waivers }, { details }) => byId(waivers, details.waiverId)],
  'amendment.waiver-ended': ['endedAt', ({ endings }, { details }) => byId(endings, details.waiverId)],
  'amendment.extended': ['extendedAt', ({ extensions }, { details }) => byId(extensions, details.extensionId)],
  'amendment.reset': ['resetAt', ({ resets }, { details }) => byId(resets, details.resetId)],
  'amendment.time-accepted': [
    'acceptedAt',
    ({ timeAcceptances = [] }, { details }) => byId(timeAcceptances, details.acceptanceId),
  ],
  'anomaly.noticed': ['noticedAt', ({ anomalies }, { id }) => byId(anomalies, id)],
  'anomaly.disposed': ['disposedAt', ({ dispositions }, { details }) => byId(dispositions, details.disposition)],
  'certificate.issued': ['issuedAt', ({ certificates }, { id }) => byId(certificates, id)],
  'certificate.corrected': ['issuedAt', ({ certificates }, { id }) => byId(certificates, id)],
  'certificate.updated': ['issuedAt', ({ certificates }, { id }) => byId(certificates, id)],
  // Entries from before the PDF's hash was logged have none.
  'key.used': ['', ({ certificates }, { id }) => pdfOf(byId(certificates, id))],
  'certificate.drawn': ['', ({ certificates }, { id }) => pdfOf(byId(certificates, id))],
  'certificate.drawn-late': ['', ({ certificates }, { id }) => pdfOf(byId(certificates, id))],
  'certificate.stamped': [
    'receivedAt',
    ({ certificates }, { id, details }) => byId(certificates, id)?.stamps?.find(({ part }) => part === details.part),
  ],
  'classroom.attendance-recorded': ['recordedAt', ({ attendances }, { id }) => byId(attendances, id)],
  'classroom.attendance-corrected': ['recordedAt', ({ attendances }, { id }) => byId(attendances, id)],
  ...Object.fromEntries(
    ['sent', 'added', 'accepted', 'refused', 'corrected', 'withdrawn'].map((act) => [
      `outside-certificate.${act}`,
      ['recordedAt', ({ outsideCertificates }, { id }) => byId(outsideCertificates, id)],
    ]),
  ),
  'certificate.superseded': ['supersededAt', ({ certificates }, { id }) => byId(certificates, id)?.supersession],
  'certificate.revoked': ['revokedAt', ({ certificates }, { id }) => byId(certificates, id)?.revocation],
}

const isOutside = ({ action }) => /^(?:classroom|outside-certificate)\./.test(action)

/** The kind of the enrollment that each of these begins. */
const kindOf = { 'enrollment.enrolled': 'course', 'enrollment.renewed': 'recertification' }

function saidBy({ entry, values }, moment, row) {
  const [, unit] = entry.object?.match(/^unit:(.*)/) ?? []
  const texts = Object.entries(values).map(([field, { value }]) => [field, value])
  const kind = kindOf[entry.action]
  // Packets leave out who decided for another organization.
  const by = entry.action === 'anomaly.disposed' && row.disposedById && { disposedById: entry.actorId }
  return {
    ...(unit && { unitId: unit }),
    ...(kind && { kind }),
    ...by,
    ...entry.details,
    ...Object.fromEntries(texts),
    [moment]: entry.at,
  }
}

const kinds = new Map([
  ['waiverId', 'waiver'],
  ['extensionId', 'extension'],
  ['resetId', 'reset'],
  ['unlockId', 'unlock'],
  ['acceptanceId', 'acceptance of time'],
  ['disposition', 'disposition'],
])

/** The row that an entry is about: `kind:id`. */
function rowOf({ object, details }) {
  const [member, id] = Object.entries(details).find(([key]) => kinds.has(key)) ?? []
  return member ? `${kinds.get(member)}:${id}` : object
}

/** A delta ends when it is completed, and a renewal when the next begins. */
function endsIn(log, enrollments) {
  const ends = new Map()
  for (const { entry } of log) {
    const { action, at, object, details } = entry
    if (action === 'enrollment.delta-completed') ends.set(object?.replace(/^enrollment:/, ''), at)
    if (action !== 'enrollment.renewed') continue
    // Entries from before have no id of the renewal that they end.
    const isEnded = ({ id, kind, courseId, enrolledAt }) =>
      kind === 'recertification' && courseId === details.courseId && enrolledAt < at && !ends.has(id)
    const ended = details.ends ?? enrollments.find(isEnded)?.id
    if (ended && !ends.has(ended)) ends.set(ended, at)
  }
  return ends
}

/** Runs whose ending stays with the learner: their entries have no outcome, and packets leave them out. */
function untoldIn(log) {
  const ends = log.filter(({ entry }) => entry.action === 'encounter.ended' && entry.details.outcome === undefined)
  return new Set(ends.map(({ entry }) => entry.object))
}

/** Every row needs a log entry with the same values, except rows of the last minutes, which may not be sealed yet. */
export function compareWithLog({ log, accountId, manifest: { madeAt, organization }, ...record }, name) {
  const logged = new Set()
  const untold = untoldIn(log)
  for (const [index, one] of log.entries()) {
    const { entry, position, values } = one
    const said = `as logged (entry ${position}, ${entry.action})`
    expect(entry.subjectId === accountId, `${name}: entry ${position} is about another person`)
    expect(index === 0 || position > log[index - 1].position, `${name}: entry ${position} is out of order or twice`)
    const [moment, find] = kept[entry.action] ?? []
    if (!find || (entry.action === 'encounter.started' && !record.walks)) continue
    // Packets before version 2 have none.
    if (isOutside(entry) && !record.attendances) continue
    // An attack: the app's role can insert one, which must not stop the comparison of all others.
    if (typeof entry.object !== 'string') {
      expect(false, `${name}: entry ${position} (${entry.action}) does not say what it is about`)
      continue
    }
    const row = find(record, { ...entry, id: entry.object.slice(entry.object.indexOf(':') + 1) })
    // Another organization's notes are left out of the record.
    if (!row && entry.action === 'amendment.annotated' && !values.text) continue
    // Another organization's training is left out, too, except from the site's own check.
    if (!row && isOutside(entry) && organization && Object.keys(values).length === 0) continue
    if (!row && untold.has(entry.object)) continue
    expect(row, `${name}: the log has ${rowOf(entry)} (${entry.action}), but the record does not`)
    if (!row) continue
    logged.add(row)
    for (const [member, value] of Object.entries(saidBy(one, moment, row))) {
      if (member === 'answers') continue
      const agrees = row[member] === undefined || canonical(row[member]) === canonical(value)
      expect(
        agrees,
        `${name}, ${rowOf(entry)}: ${member} is ${canonical(row[member])} on record, but ${canonical(value)} ${said}`,
      )
    }
    // Entries from before answers were logged have none.
    const { answers, keys: signed } = entry.details
    if (answers) expect(row.answers === answers, `${name}: the responses of ${entry.object} were changed since`)
    if (signed?.length)
      expect(row.hasCredential !== false, `${name}: ${entry.object} was signed, but is not in the packet`)
  }
  const wasOld = (moment) => Date.parse(moment) < Date.parse(madeAt) - 120_000
  const ends = endsIn(log, record.enrollments)
  for (const { id, endedAt } of record.enrollments) {
    const end = ends.get(id) ?? null
    const agrees = endedAt === undefined || endedAt === end || (end === null && !wasOld(endedAt))
    expect(
      agrees,
      `${name}, enrollment:${id}: endedAt is ${canonical(endedAt)} on record, but ${canonical(end)} as logged`,
    )
  }
  for (const [row, moment, what] of loggedRows(record)) {
    const isOld = wasOld(moment)
    expect(logged.has(row) || !isOld, `${name}: the log has no entry for ${what}`)
  }
}
