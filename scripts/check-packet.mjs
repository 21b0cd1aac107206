/*
 * Checks an unpacked audit packet, by Node alone: nothing is installed, nothing is asked of a network, nothing is changed.
 *
 *     node check.mjs [folder] [--keys jwks.json]
 *
 * It rebuilds what the packet says from what it was made of: the score of each attempt from responses and keys, active time
 * from page views and beats, whether answers and lessons are as they were logged at the time, what each certificate is worth,
 * and whether certificates, transcripts, log and manifest are as they were signed. README.txt has the same rules in words. Exit code 0: all agrees. 1: something does not, and each thing is named. 2: there is no packet.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const [given, keysAt] = [process.argv.slice(2), process.argv.indexOf('--keys')]
const folder = given[0] && given[0] !== '--keys' ? given[0] : import.meta.dirname
const keyFile = keysAt > 0 ? path.resolve(process.argv[keysAt + 1] ?? '') : null
const problems = []
const counts = { files: 0, people: 0, attempts: 0, beats: 0, certificates: 0, transcripts: 0, entries: 0, values: 0 }
/** How many certificates were worth what when the packet was made. */
const states = { valid: 0, expired: 0, superseded: 0, revoked: 0 }

const at = (file) => path.join(folder, file)
const text = (file) => readFileSync(at(file), 'utf8')
const json = (file) => JSON.parse(text(file))
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0)
/** Without the noise of adding thirds. */
const rounded = (value) => Math.round(value * 1e12) / 1e12

function expect(holds, sentence) {
  if (!holds) problems.push(sentence)
}

/** RFC 8785: sorted members, no spaces. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!value || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

// --- Signatures -------------------------------------------------------------------------------------------------------

const keys = new Map()

function takeKeys(file) {
  for (const jwk of JSON.parse(readFileSync(file, 'utf8')).keys)
    keys.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }))
}

/** The bytes of a multibase text in base 58: `z` and the digits. */
function bytesOf(multibase) {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  let number = 0n
  for (const sign of multibase.slice(1)) number = number * 58n + BigInt(digits.indexOf(sign))
  return Buffer.from(number.toString(16).padStart(128, '0'), 'hex')
}

/**
 * A seal is a Data Integrity proof by the suite eddsa-jcs-2022 (W3C): Ed25519 over the SHA-256 of the proof without its value
 * and the SHA-256 of the document without its proof, both as canonical JSON.
 */
function checkSeal({ proof, ...document }, name) {
  if (!proof) return expect(false, `${name} is not sealed, so nothing proves that it is as it was made`)
  const { proofValue, ...options } = proof
  const key = keys.get(options.verificationMethod)
  if (!key) return expect(false, `${name} is sealed by a key that is not at hand: ${options.verificationMethod}`)
  const hashes = [options, document].map((part) => createHash('sha256').update(canonical(part)).digest())
  const fits = options.cryptosuite === 'eddsa-jcs-2022' && verify(null, Buffer.concat(hashes), key, bytesOf(proofValue))
  expect(fits, `${name} is not as it was sealed`)
}

function checkJwt(jwt, name) {
  const [header, payload, signature] = jwt.trim().split('.')
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url'))
  const key = keys.get(kid)
  if (!key) return expect(false, `${name} is signed by a key that is not at hand: ${kid}`)
  const fits = alg === 'RS256' && verify('sha256', `${header}.${payload}`, key, Buffer.from(signature, 'base64url'))
  expect(fits, `${name} is not as it was signed`)
  return JSON.parse(Buffer.from(payload, 'base64url'))
}

// --- The manifest: every file, no more and no less --------------------------------------------------------------------

/** What a computer puts into a folder that somebody looks at. */
const ofTheSystem = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

function checkManifest() {
  const manifest = json('manifest.json')
  checkSeal(manifest, 'manifest.json')
  const listed = new Set(['manifest.json'])
  for (const { path: file, size, sha256: hash } of manifest.files) {
    listed.add(file)
    counts.files += 1
    if (!existsSync(at(file))) {
      expect(false, `${file} is missing`)
      continue
    }
    const bytes = readFileSync(at(file))
    expect(bytes.length === size && sha256(bytes) === hash, `${file} is not the file that the manifest names`)
  }
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  for (const one of found) {
    const whole = path.join(one.parentPath ?? one.path, one.name)
    if (ofTheSystem.has(one.name) || path.resolve(whole) === keyFile) continue
    const file = path.relative(folder, whole).replaceAll(path.sep, '/')
    expect(listed.has(file), `${file} is not in the manifest`)
  }
  return manifest
}

// --- Scores: from responses and keys ----------------------------------------------------------------------------------

function keyOf(item) {
  if (item.interaction === 'choice') return item.options.filter((option) => option.key).map((option) => option.id)
  if (item.interaction === 'order') return item.key.map((id, index) => `${id}:${index + 1}`)
  return item.options.map((option) => `${option.id}:${option.target}`)
}

/**
 * What a response earns, 0 to 1. One choice: all or nothing. Several: a share of the keys for each key chosen, one share less
 * for each other option, never below 0. Match: the share of right pairs. Order: of all pairs of steps those in the right order
 * less those that are not, as a share, never below 0.
 */
function credit(item, value) {
  const key = keyOf(item)
  const chosen = new Set(value)
  const hits = key.filter((token) => chosen.has(token)).length
  if (item.interaction === 'order') {
    const places = new Map(value.map((token) => token.split(':')))
    const order = item.key.map((id) => Number(places.get(id) ?? Number.NaN))
    const pairs = order.flatMap((place, index) => order.slice(index + 1).map((later) => place < later))
    return pairs.length === 0 ? 0 : Math.max(0, (2 * pairs.filter(Boolean).length - pairs.length) / pairs.length)
  }
  if (key.length === 0) return 0
  if (item.interaction === 'match') return hits / key.length
  if (item.cardinality === 'multiple') return Math.max(0, (hits - (chosen.size - hits)) / key.length)
  return hits === key.length && value.length === key.length ? 1 : 0
}

/** Passed: the mastery score in all, and no objective with so many items missed and too low a score. */
function resultOf({ items, passRule }) {
  const reaches = (raw, max, share) => raw + 1e-9 >= share * max
  const credits = items.map(({ item, response }) => credit(item, response?.value ?? []))
  const earned = new Map()
  items.forEach(({ item }, index) => {
    earned.set(item.objective, [...(earned.get(item.objective) ?? []), credits[index]])
  })
  const objectives = [...earned].map(([objective, each]) => {
    const isMissed = each.filter((one) => one < 1).length >= passRule.objectiveMissed
    const failed = isMissed && !reaches(sum(each), each.length, passRule.objectiveScore)
    return { objective, raw: rounded(sum(each)), max: each.length, failed }
  })
  const [raw, max] = [sum(credits), credits.length]
  return {
    raw: rounded(raw),
    max,
    scaled: max === 0 ? 0 : Math.round((raw / max) * 10_000) / 10_000,
    passed: max > 0 && reaches(raw, max, passRule.masteryScore) && !objectives.some((one) => one.failed),
    objectives: objectives.sort((a, b) => (a.objective < b.objective ? -1 : 1)),
    credits: credits.map(rounded),
  }
}

/** Attempts at a quiz are numbered from 1: one that was left out leaves a gap, unless it was the last. */
function checkNumbers(attempts, name) {
  const numbers = new Map()
  for (const { unitId, ordinal } of attempts) numbers.set(unitId, [...(numbers.get(unitId) ?? []), ordinal])
  for (const [unitId, some] of numbers) {
    const isWhole = some.sort((a, b) => a - b).every((ordinal, index) => ordinal === index + 1)
    expect(isWhole, `${name}: the attempts at ${unitId} are numbered ${some.join(', ')}, so that one is missing`)
  }
}

function checkAttempt(attempt, name) {
  counts.attempts += 1
  for (const { position, item, itemHash } of attempt.items) {
    const { hash, ...content } = item
    const isItself = hash === itemHash && sha256(canonical(content)) === itemHash
    expect(isItself, `${name}: item ${position} is not the one whose hash was kept`)
  }
  if (!attempt.result) return
  const { submittedAt: _, endedBy: __, ...recorded } = attempt.result
  const rebuilt = resultOf(attempt)
  for (const member of Object.keys(rebuilt)) {
    const agrees = canonical(rebuilt[member]) === canonical(recorded[member])
    expect(
      agrees,
      `${name}: ${member} is ${canonical(rebuilt[member])} by its responses, and ${canonical(recorded[member])} on record`,
    )
  }
}

// --- Active time: from page views and beats ---------------------------------------------------------------------------

/** A beat counts what passed since the one before it or since its page was opened, whichever is later, and its cap at most. */
function checkTime({ activeMs, units, views, beats }, resets, name) {
  const viewOf = new Map(views.map((view) => [view.id, view]))
  const sums = {}
  let countedTo = 0
  for (const [index, beat] of beats.entries()) {
    counts.beats += 1
    const view = viewOf.get(beat.viewId)
    const now = Date.parse(beat.at)
    const said = `${name}: beat ${beat.ordinal}`
    expect(beat.ordinal === index + 1, `${said} stands where beat ${index + 1} should`)
    expect(view, `${said} is of no page view`)
    if (!view) continue
    // What is read by "Begin" to "Mark as read" counts from a reset on, where there was one in between.
    const reset = resets.filter((one) => one.unitId === view.unitId && Date.parse(one.resetAt) <= now)
    const since = Math.max(
      Date.parse(view.viewedAt),
      ...(beat.kind === 'reading' ? reset.map((one) => Date.parse(one.resetAt)) : []),
    )
    const rebuilt = Math.min(beat.capMs, now - Math.max(countedTo, since))
    expect(beat.creditMs === rebuilt, `${said} counts ${beat.creditMs} ms on record, and ${rebuilt} by the clock`)
    countedTo = now
    sums[view.unitId] = (sums[view.unitId] ?? 0) + beat.creditMs
  }
  expect(canonical(sums) === canonical(units), `${name}: active time by unit is not the sum of its beats`)
  expect(sum(Object.values(sums)) === activeMs, `${name}: active time in all is not the sum of its beats`)
}

/** A beat that was sent as its lesson was marked as read may have been counted just before or just after. */
const sameMomentMs = 5000

/** What stands with a lesson that was marked as read is the sum of its beats until then; since a reset, or a law change, a part. */
function checkCompletions({ completions, enrollments }, { views, beats }, resets, name) {
  const unitOf = new Map(views.map(({ id, unitId }) => [id, unitId]))
  const anew = [
    ...resets.map(({ unitId, resetAt }) => ({ unitId, at: resetAt })),
    ...enrollments.flatMap((one) => one.deltaUnits.map(({ unitId, assignedAt }) => ({ unitId, at: assignedAt }))),
  ]
  for (const { unitId, ordinal, activeMs, completedAt } of completions) {
    if (activeMs === null) continue
    const end = Date.parse(completedAt)
    const before = beats.filter((beat) => unitOf.get(beat.viewId) === unitId && Date.parse(beat.at) <= end)
    const sure = before.filter((beat) => beat.kind === 'reading' || Date.parse(beat.at) <= end - sameMomentMs)
    const [most, least] = [before, sure].map((some) => sum(some.map((beat) => beat.creditMs)))
    const isWhole = ordinal === 1 && !anew.some((one) => one.unitId === unitId && Date.parse(one.at) <= end)
    expect(
      activeMs <= most && (!isWhole || activeMs >= least),
      `${name}: lesson ${unitId} was marked as read after ${activeMs} ms on record, and ${most} by its beats`,
    )
  }
}

// --- The log: entries under sealed checkpoints (RFC 9162) --------------------------------------------------------------

const node = (mark, ...parts) => sha256(Uint8Array.of(mark), ...parts.map((part) => Buffer.from(part, 'hex')))

function rootOf(leaf, index, leaves, proof) {
  let [place, last, root] = [index, leaves - 1, node(0, leaf)]
  for (const beside of proof) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      root = node(1, beside, root)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else root = node(1, root, beside)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}

function readCheckpoints() {
  const lines = text('log/checkpoints.jsonl').split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const checkpoint = JSON.parse(line)
      checkSeal(checkpoint, `log/checkpoints.jsonl, the checkpoint at ${checkpoint.size}`)
      return [checkpoint.size, checkpoint]
    }),
  )
}

function checkLog(log, checkpoints, name) {
  for (const { entry, position, previous, path: proof, checkpoint: size, values } of log) {
    counts.entries += 1
    const said = `${name}: entry ${position} (${entry.action})`
    const link = sha256(`northlight audit link 1\n${previous}\n${canonical(entry)}`)
    const checkpoint = checkpoints.get(size)
    const leaves = checkpoint ? size - checkpoint.from + 1 : 0
    const holds = checkpoint && rootOf(link, position - checkpoint.from, leaves, proof) === checkpoint.root
    expect(holds, `${said} is not in the log as it stands here`)
    for (const [field, { salt, value }] of Object.entries(values)) {
      counts.values += 1
      expect(entry.digests[field] === sha256(salt, value), `${said}: ${field} is not what was written`)
    }
  }
}

/**
 * What was logged at the time must be what the record says now, and all of it be there; the last minutes may not be sealed
 * yet.
 */
function compareWithLog({ log, attempts, completions, certificates, madeAt }, name) {
  const known = new Set([
    ...attempts.map(({ id }) => `attempt:${id}`),
    ...certificates.map(({ id }) => `certificate:${id}`),
  ])
  for (const { entry } of log.filter((one) => ['attempt.started', 'certificate.issued'].includes(one.entry.action))) {
    expect(known.has(entry.object), `${name}: the log has ${entry.object} (${entry.action}), and the record has not`)
  }
  const about = (object, ...actions) =>
    log.find(({ entry }) => entry.object === object && actions.includes(entry.action))?.entry.details
  const isOld = (moment) => Date.parse(moment) < Date.parse(madeAt) - 120_000
  for (const { id, items, result } of attempts.filter((one) => one.result)) {
    const logged = about(`attempt:${id}`, 'attempt.submitted', 'attempt.expired')
    expect(logged || !isOld(result.submittedAt), `${name}: the log has no entry for the result of attempt ${id}`)
    if (!logged) continue
    const agrees = ['raw', 'max', 'passed'].every((member) => logged[member] === result[member])
    expect(agrees, `${name}: the result of attempt ${id} is not the one that was logged`)
    // Entries from before answers were kept there have none.
    if (logged.answers === undefined) continue
    const answers = items.map(({ position, itemHash, response }) => [position, itemHash, response?.value ?? []])
    expect(sha256(canonical(answers)) === logged.answers, `${name}: the responses of attempt ${id} were changed since`)
  }
  const read = log.filter(({ entry }) => entry.action === 'lesson.completed')
  for (const { unitId, activeMs, completedAt } of completions) {
    const entry = read.find((one) => one.entry.object === `unit:${unitId}` && one.entry.at === completedAt)?.entry
    expect(entry || !isOld(completedAt), `${name}: the log has no entry for lesson ${unitId}, read ${completedAt}`)
    const logged = entry?.details.activeMs ?? activeMs
    expect(
      logged === activeMs,
      `${name}: lesson ${unitId} was marked as read after ${activeMs} ms on record, and ${logged} as logged`,
    )
  }
  for (const { id, serial, issuedAt } of certificates) {
    const logged = about(`certificate:${id}`, 'certificate.issued')?.serial
    const corrected = about(`certificate:${id}`, 'certificate.corrected', 'certificate.updated')
    expect(
      logged === serial || corrected || !isOld(issuedAt),
      `${name}: the log has no entry for certificate ${serial}`,
    )
  }
}

// --- People -----------------------------------------------------------------------------------------------------------

function checkCertificates(certificates, name) {
  for (const { serial, name: holder, hours, expiresAt, pdfSha256, hasCredential } of certificates) {
    counts.certificates += 1
    const file = `${name}/certificates/${serial}`
    if (pdfSha256)
      expect(
        existsSync(at(`${file}.pdf`)) && sha256(readFileSync(at(`${file}.pdf`))) === pdfSha256,
        `${file}.pdf is not the PDF that was issued`,
      )
    if (!hasCredential) continue
    const claims = existsSync(at(`${file}.jwt`)) && checkJwt(text(`${file}.jwt`), `${file}.jwt`)
    if (!claims) continue
    const [identity] = claims.credentialSubject.identifier
    expect(
      claims.id.endsWith(`/${serial}`) && identity.identityHash === holder,
      `${file}.jwt is of somebody or something else`,
    )
    const { validUntil, credentialSubject: subject } = claims
    const [end, until] = [expiresAt, validUntil].map((moment) => moment?.slice(0, 19) ?? 'never')
    expect(end === until, `${file}.jwt is valid until ${until}, and ${end} on record`)
    // Credentials from before hours were in them have none.
    const earned = subject.creditsEarned ?? Number(hours)
    expect(earned === Number(hours), `${file}.jwt has ${earned} hours, and ${hours} on record`)
    const { proof: _, ...credential } = json(`${file}.json`)
    const agrees = Object.keys(credential).every(
      (member) => canonical(credential[member]) === canonical(claims[member]),
    )
    expect(agrees, `${file}.json and its JWT say different things`)
  }
}

/** What one was worth at a moment: revoked outweighs superseded, which outweighs expired. */
function stateOf({ id, revocation, supersession, expiresAt }, certificates, moment) {
  if (revocation) return 'revoked'
  if (supersession || certificates.some((one) => one.supersedesId === id)) return 'superseded'
  return expiresAt && Date.parse(expiresAt) <= Date.parse(moment) ? 'expired' : 'valid'
}

/** The transcript was made a moment after the record was read: what came after the packet was begun may be in one of them. */
function compareWithTranscript(certificates, transcript, { madeAt }, name) {
  const isLater = (moment) => Date.parse(moment) >= Date.parse(madeAt)
  for (const certificate of certificates) {
    const { serial, issuedAt, expiresAt, hours } = certificate
    const state = stateOf(certificate, certificates, transcript.madeAt)
    states[state] += 1
    const told = transcript.certificates.find((one) => one.serial === serial)
    expect(told || isLater(issuedAt), `${name}: certificate ${serial} is not in the transcript`)
    if (!told) continue
    const [said, inTranscript] = [`${name}: certificate ${serial}`, 'in the transcript']
    const isSame = told.state === state || isLater(told.since)
    expect(isSame, `${said} is ${state} by the record, and ${told.state} ${inTranscript}`)
    const ends = `${said} ends ${expiresAt ?? 'never'} on record, and ${told.expiresAt ?? 'never'} ${inTranscript}`
    expect(told.expiresAt === expiresAt, ends)
    expect(told.hours === Number(hours), `${said} has ${hours} hours on record, and ${told.hours} ${inTranscript}`)
  }
  for (const { serial, issuedAt } of transcript.certificates) {
    const isThere = certificates.some((one) => one.serial === serial) || isLater(issuedAt)
    expect(isThere, `${name}: certificate ${serial} is in the transcript, and not in the record`)
  }
}

function checkPerson(name, checkpoints, manifest) {
  counts.people += 1
  const attempts = json(`${name}/attempts.json`)
  const { certificates } = json(`${name}/certificates.json`)
  const log = json(`${name}/log.json`)
  checkNumbers(attempts, name)
  for (const attempt of attempts) checkAttempt(attempt, `${name}, attempt ${attempt.ordinal} at ${attempt.unitId}`)
  const [record, time, { resets }] = ['record', 'time', 'amendments'].map((file) => json(`${name}/${file}.json`))
  checkTime(time, resets, name)
  checkCompletions(record, time, resets, name)
  checkCertificates(certificates, name)
  const transcript = json(`${name}/transcript.json`)
  checkSeal(transcript, `${name}/transcript.json`)
  compareWithTranscript(certificates, transcript, manifest, name)
  counts.transcripts += 1
  checkLog(log, checkpoints, name)
  compareWithLog({ log, attempts, completions: record.completions, certificates, madeAt: manifest.madeAt }, name)
}

// --- All of it --------------------------------------------------------------------------------------------------------

if (!existsSync(at('manifest.json'))) {
  console.error(`There is no manifest.json in ${folder}: unpack the ZIP, and name its folder.`)
  process.exit(2)
}
/** What cannot be read is one thing that does not agree, and the rest is checked all the same. */
function part(name, check) {
  try {
    return check()
  } catch (error) {
    problems.push(`${name} cannot be read: ${error.message}`)
    return undefined
  }
}

part('the keys', () => takeKeys(keyFile ?? at('keys.json')))
const manifest = part('manifest.json', checkManifest) ?? { madeAt: 0 }
const checkpoints = part('log/checkpoints.jsonl', readCheckpoints) ?? new Map()
for (const one of existsSync(at('people')) ? readdirSync(at('people')).sort() : []) {
  part(`people/${one}`, () => checkPerson(`people/${one}`, checkpoints, manifest))
}

console.log(
  `Checked: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}.`,
)
console.log(
  `Certificates as of this packet: ${Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')}.`,
)
for (const problem of problems) console.log(`NOT RIGHT: ${problem}.`)
console.log(problems.length === 0 ? 'All agrees.' : `${problems.length} not right.`)
if (!keyFile) {
  console.log(
    `This was by the keys in keys.json, which came with the packet: whoever makes a packet can put in their own. Check it once more with those that the issuer publishes (${manifest.issuer ?? 'none is named'}), as README.txt says.`,
  )
}
process.exitCode = problems.length === 0 ? 0 : 1
