/** Credentials hold times to the second. */
const second = (moment) => (moment ? new Date(moment).toISOString().slice(0, 19) : 'never')

/**
 * Each thing that a certificate on record says otherwise than its signed claims; empty if they agree. Also part of check.mjs.
 * A public page quotes no text from the rows: an attacker may have written it.
 * @param {any} certificate
 * @param {any} claims
 * @param {{ quotes?: boolean }} [shown]
 * @returns {string[]}
 */
export function contradictionsOf(certificate, claims, { quotes = false } = {}) {
  const { serial, name, hours, completedAt, issuedAt, expiresAt, courseTitle, edition, snapshot } = certificate
  const { id, validFrom, validUntil, credentialSubject: subject } = claims
  const { achievement, activityEndDate: done = completedAt, identifier, creditsEarned } = subject
  const isOfHolder = id.endsWith(`/${serial}`) && identifier[0].identityHash === name
  const [end, until] = [expiresAt, validUntil].map(second)
  // Early credentials do not say hours.
  const earned = creditsEarned ?? Number(hours)
  // A certificate issued after its end has its end as its start: no credential starts after it ends.
  const from = expiresAt && new Date(expiresAt) < new Date(issuedAt) ? expiresAt : issuedAt
  const isOfThen = second(validFrom) === second(from) && second(done) === second(completedAt)
  const title = snapshot.courseSubtitle ? `${courseTitle} (${snapshot.courseSubtitle})` : courseTitle
  const isOfCourse = achievement.name === title && achievement.version === edition
  /** @param {unknown} signed @param {unknown} recorded */
  const quoted = (signed, recorded) =>
    quotes ? ` (${JSON.stringify(signed)}, but ${JSON.stringify(recorded)} on record)` : ''
  const holders = quoted([id.slice(-serial.length), identifier[0].identityHash], [serial, name])
  const times = quoted([second(validFrom), second(done)], [second(from), second(completedAt)])
  const courses = quoted([achievement.name, achievement.version], [title, edition])
  const isDemonstration = claims.name?.startsWith('DEMONSTRATION: ')
  return [
    certificate.demonstration && !isDemonstration ? 'is not from a demonstration' : [],
    !certificate.demonstration && isDemonstration ? 'is from a demonstration' : [],
    isOfHolder ? [] : `is about another person or certificate${holders}`,
    end === until ? [] : `is valid until ${until}, but ${end} on record`,
    earned === Number(hours) ? [] : `has ${earned} hours, but ${hours} on record`,
    isOfThen ? [] : `was issued or completed at another time than on record${times}`,
    isOfCourse ? [] : `is about another course than on record${courses}`,
  ].flat()
}
