function enrollmentOf(enrollment) {
  const { id, kind, enrolledAt, nameConfirmations, deltaUnits } = enrollment
  return [
    [kind === 'delta' ? deltaUnits : enrollment, enrolledAt, `enrollment ${id}`],
    ...nameConfirmations.map((one) => [one, one.confirmedAt, `the name confirmed in ${one.id}`]),
  ]
}

function attemptOf(attempt) {
  const { id, startedAt, result } = attempt
  return [
    [attempt, startedAt, `attempt ${id}`],
    ...(result ? [[result, result.submittedAt, `the result of attempt ${id}`]] : []),
  ]
}

/** A correction of a certificate that the law superseded takes that over without an entry. */
function lifeOf(certificate) {
  // Packets from before there were stamps have none.
  const { serial, revocation, supersession, correction, stamps = [] } = certificate
  const { revokedAt } = revocation ?? {}
  const { supersededAt } = (!correction && supersession) || {}
  return [
    [certificate, certificate.issuedAt, `certificate ${serial}`],
    ...stamps.map((one) => [one, one.receivedAt, `the stamp of certificate ${serial} (${one.part})`]),
    ...(revokedAt ? [[revocation, revokedAt, `the revocation of certificate ${serial}`]] : []),
    ...(supersededAt ? [[supersession, supersededAt, `the supersession of certificate ${serial}`]] : []),
  ]
}

/** Each row that needs an entry, its moment, and its name. */
export function loggedRows(record) {
  const {
    enrollments,
    completions,
    walks = [],
    readings = [],
    done = [],
    attempts,
    attestations,
    certificates,
  } = record
  const { anomalies, dispositions, annotations, waivers, endings, extensions, resets, ...granted } = record
  const { unlocks, accommodations, grantEnds, timeAcceptances = [] } = granted
  const { attendances = [], outsideCertificates = [] } = granted
  const ended = (rows, what) =>
    rows.flatMap((one) => (one.endedAt ? [[one, one.endedAt, `the end of ${what} ${one.id}`]] : []))
  return [
    ...enrollments.flatMap(enrollmentOf),
    ...attempts.flatMap(attemptOf),
    ...completions.map((one) => [one, one.completedAt, `lesson ${one.unitId}, read ${one.completedAt}`]),
    ...walks.flatMap(({ end, ...run }, index) => [
      [walks[index], run.startedAt, `the run of encounter ${run.id}`],
      ...(end ? [[end, end.endedAt, `the end of the run of encounter ${run.id}`]] : []),
    ]),
    ...done.map((one) => [one, one.doneAt, `encounter ${one.unitId}, done ${one.doneAt}`]),
    ...readings.map((one) => [one, one.readAt, `encounter ${one.unitId}, read ${one.readAt}`]),
    ...certificates.flatMap(lifeOf),
    ...attestations.map((one) => [one, one.attestedAt, `what was attested before attempt ${one.attemptId}`]),
    ...anomalies.map((one) => [one, one.noticedAt, `anomaly ${one.id}`]),
    ...dispositions.map((one) => [one, one.disposedAt, `disposition ${one.id}`]),
    ...annotations.map((one) => [one, one.annotatedAt, `note ${one.id}`]),
    ...waivers.map((one) => [one, one.waivedAt, `waiver ${one.id}`]),
    ...ended(endings, 'waiver'),
    ...extensions.map((one) => [one, one.extendedAt, `extension ${one.id}`]),
    ...resets.map((one) => [one, one.resetAt, `reset ${one.id}`]),
    ...timeAcceptances.map((one) => [one, one.acceptedAt, `acceptance of time ${one.id}`]),
    ...attendances.map((one) => [one, one.recordedAt, `attendance ${one.id}`]),
    ...outsideCertificates.map((one) => [one, one.recordedAt, `outside certificate ${one.id}`]),
    ...unlocks.map((one) => [one, one.unlockedAt, `unlock ${one.id}`]),
    ...accommodations.map((one) => [one, one.grantedAt, `accommodation ${one.id}`]),
    ...ended(grantEnds, 'accommodation'),
  ]
}
