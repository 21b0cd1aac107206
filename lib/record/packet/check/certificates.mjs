import { contradictionsOf } from '../../certificate/contradictions.mjs'
import { bytes, canonical, exists, jsonIn, sha256, text } from './files.mjs'
import { counts, expect, stateCounts } from './findings.mjs'
import { expectSigned } from './signatures.mjs'

function checkEarned({ serial, courseVersionId, lawAsOf, completedAt, snapshot, ...one }, { attempts }, versions) {
  const version = versions.get(courseVersionId)
  const agrees =
    version &&
    version.lawAsOf === lawAsOf.slice(0, 10) &&
    version.edition === one.edition &&
    version.title === one.courseTitle
  expect(agrees, `certificate ${serial} and its course version say different things`)
  const { raw, max } = snapshot.score
  const isIt = ({ result }) =>
    result?.passed && result.raw === raw && result.max === max && result.submittedAt <= completedAt
  expect(
    raw === null || attempts.some(isIt),
    `certificate ${serial} was earned with ${raw} of ${max}, but no attempt has that result`,
  )
  return version
}

export function checkCertificates(record, versions, name) {
  const { certificates } = record
  for (const certificate of certificates) {
    const { serial, pdfSha256, hasCredential } = certificate
    counts.certificates += 1
    const version = checkEarned(certificate, record, versions)
    const file = `${name}/certificates/${serial}`
    if (pdfSha256)
      expect(
        exists(`${file}.pdf`) && sha256(bytes(`${file}.pdf`)) === pdfSha256,
        `${file}.pdf is not the PDF that was issued`,
      )
    for (const { part, ...stamp } of certificate.stamps ?? []) {
      const isIt = (path, hash) => exists(path) && sha256(bytes(path)) === hash
      const isReused = isIt(`${file}.${part}.tst`, stamp.tokenSha256) && isIt(`${file}.${part}`, stamp.sha256)
      expect(isReused, `${file}.${part}.tst is missing, or about another file`)
    }
    if (hasCredential) checkCredential(certificate, version, file)
  }
}

function checkCredential(certificate, version, file) {
  const isThere = exists(`${file}.jwt`)
  expect(isThere, `${file}.jwt is missing`)
  const claims = isThere && expectSigned(text(`${file}.jwt`), `${file}.jwt`)
  if (!claims) return
  for (const said of contradictionsOf(certificate, claims, { quotes: true })) expect(false, `${file}.jwt ${said}`)
  const { achievement } = claims.credentialSubject
  const identified = achievement.otherIdentifier?.find((other) => other.identifierType === 'ext:contentHash')
  const isOfVersion = [undefined, version?.hash].includes(identified?.identifier)
  expect(
    isOfVersion,
    `${file}.jwt is of another course version than on record (${identified?.identifier}, but ${version?.hash} on record)`,
  )
  const { proof: _, ...credential } = jsonIn(`${file}.json`)
  const { iss: _iss, jti: _jti, nbf: _nbf, exp: _exp, proof: _proof, ...said } = claims
  const members = Object.keys({ ...said, ...credential })
  const agrees = members.every((member) => canonical(credential[member]) === canonical(claims[member]))
  expect(agrees, `${file}.json and its JWT say different things`)
}

function stateOf({ id, revocation, supersession, expiresAt }, certificates, moment) {
  if (revocation) return 'revoked'
  // A law change supersedes nothing that ended before it.
  const isSuperseded = supersession && !(expiresAt && Date.parse(expiresAt) <= Date.parse(supersession.supersededAt))
  if (isSuperseded || certificates.some((one) => one.supersedesId === id)) return 'superseded'
  return expiresAt && Date.parse(expiresAt) <= Date.parse(moment) ? 'expired' : 'valid'
}

/** The transcript is made after the record is read, so a change in between may be in only one of them. */
export function compareWithTranscript(certificates, transcript, { madeAt }, name) {
  const isLater = (moment) => Date.parse(moment) >= Date.parse(madeAt)
  for (const certificate of certificates) {
    const { serial, issuedAt, expiresAt, hours } = certificate
    const state = stateOf(certificate, certificates, transcript.madeAt)
    stateCounts[state] += 1
    const told = transcript.certificates.find((one) => one.serial === serial)
    expect(told || isLater(issuedAt), `${name}: certificate ${serial} is not in the transcript`)
    if (!told) continue
    const said = `${name}: certificate ${serial}`
    const inTranscript = 'in the transcript'
    const isSame = told.state === state || isLater(told.since)
    expect(isSame, `${said} is ${state} by the record, but ${told.state} ${inTranscript}`)
    const ends = `${said} ends ${expiresAt ?? 'never'} on record, but ${told.expiresAt ?? 'never'} ${inTranscript}`
    expect(told.expiresAt === expiresAt, ends)
    expect(told.hours === Number(hours), `${said} has ${hours} hours on record, but ${told.hours} ${inTranscript}`)
    const members = ['name', 'edition', 'completedAt', 'issuedAt']
    const isTold = members.every((member) => told[member] === certificate[member])
    const isOfLaw = told.lawAsOf === certificate.lawAsOf.slice(0, 10)
    expect(isTold && isOfLaw, `${said} says other things on record than ${inTranscript}`)
  }
  for (const { serial, issuedAt } of transcript.certificates) {
    const isThere = certificates.some((one) => one.serial === serial) || isLater(issuedAt)
    expect(isThere, `${name}: certificate ${serial} is in the transcript but not in the record`)
  }
}
