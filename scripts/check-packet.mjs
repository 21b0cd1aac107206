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

const given = process.argv.slice(2)
const [, keysGiven] = given.includes('--keys') ? given.splice(given.indexOf('--keys'), 2) : []
const folder = given[0] ?? import.meta.dirname
const keyFile = process.argv.includes('--keys') ? path.resolve(keysGiven ?? '') : null
const problems = []
/** What is right as far as it can be told, and cannot be told whole. */
const notes = []
const counts = { files: 0, people: 0, attempts: 0, beats: 0, certificates: 0, transcripts: 0, entries: 0, values: 0 }
/** How many certificates were worth what when the packet was made. */
const states = { valid: 0, expired: 0, superseded: 0, revoked: 0 }

const at = (file) => path.join(folder, file)
const text = (file) => readFileSync(at(file), 'utf8')
const json = (file) => JSON.parse(text(file))
const foldersIn = (file) =>
  existsSync(at(file))
    ? readdirSync(at(file), { withFileTypes: true })
        .flatMap((one) => (one.isDirectory() ? one.name : []))
        .sort()
    : []
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0)
/** Without the noise of adding thirds. */
const rounded = (value) => Math.round(value * 1e12) / 1e12
/** Without signs that move a cursor or turn a line around: what is said here may be quoted from a forged packet. */
const plain = (words) => words.replace(/\p{C}/gu, '\uFFFD')

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

/** No way out of the packet, on any system. */
const isWithin = (file) => /^[\w.-]+(?:\/[\w.-]+)*$/.test(file) && !file.split('/').includes('..')

function checkManifest() {
  const manifest = json('manifest.json')
  checkSeal(manifest, 'manifest.json')
  const asMade = `${JSON.stringify(manifest, null, 1)}\n`
  expect(text('manifest.json') === asMade, 'manifest.json has more in it than is read, or is written otherwise')
  const listed = new Set(['manifest.json'])
  for (const { path: file, size, sha256: hash } of manifest.files) {
    counts.files += 1
    if (!isWithin(file) || listed.has(file)) {
      expect(false, `${file} is in the manifest twice, or leads out of the packet`)
      continue
    }
    listed.add(file)
    if (!existsSync(at(file))) {
      expect(false, `${file} is missing`)
      continue
    }
    const bytes = readFileSync(at(file))
    expect(bytes.length === size && sha256(bytes) === hash, `${file} is not the file that the manifest names`)
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  // A link is more than a packet holds, wherever it leads.
  const found = entries.filter((one) => !one.isDirectory())
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

/** The form and its rule are those of the version that it was drawn from. Early versions say less of their quizzes. */
function compareWithVersion({ items, passRule, unitId, quizRole, courseVersionId, version: folder }, versions, name) {
  const version = versions.get(courseVersionId)
  if (!version) return expect(false, `${name}: the course version ${courseVersionId} is not in the packet`)
  expect(folder === version.folder, `${name}: ${folder} is not where its course version is`)
  const { passRule: rule, quizzes } = version.blueprint
  expect(!rule || canonical(rule) === canonical(passRule), `${name}: its pass rule is not that of its course version`)
  const { bank = [], blueprint, role = quizRole } = quizzes.find(({ id }) => id === unitId) ?? {}
  expect(role === quizRole, `${name}: it is a ${quizRole}, and a ${role} in its course version`)
  const known = new Set(bank.map(({ hash }) => hash))
  const isDrawn = items.every(({ itemHash }) => known.has(itemHash))
  expect(known.size === 0 || isDrawn, `${name}: it has items that are not in the bank of its course version`)
  const drawn = {}
  for (const { item } of items) drawn[item.objective] = (drawn[item.objective] ?? 0) + 1
  expect(
    !blueprint || canonical(blueprint) === canonical(drawn),
    `${name}: its items are not as the blueprint has them`,
  )
}

function checkAttempt(attempt, versions, name) {
  counts.attempts += 1
  compareWithVersion(attempt, versions, name)
  for (const { position, item, itemHash } of attempt.items) {
    const { hash, ...content } = item
    const isItself = hash === itemHash && sha256(canonical(content)) === itemHash
    expect(isItself, `${name}: item ${position} is not the one whose hash was kept`)
  }
  if (!attempt.result) return
  const { submittedAt, endedBy: _, ...recorded } = attempt.result
  expect(attempt.submittedAt === submittedAt, `${name}: it was handed in ${attempt.submittedAt} and ${submittedAt}`)
  const shown = attempt.items.map((one) => one.credit)
  expect(canonical(shown) === canonical(recorded.credits), `${name}: what its items earned is not what its result says`)
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

/** The most that a page counts at once. From "Begin" to "Mark as read" it depends on the lesson. */
const beatCapMs = 30_000

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
    expect(beat.kind !== 'beat' || beat.capMs <= beatCapMs, `${said} may count ${beat.capMs} ms, more than any`)
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

// --- The record against the log ---------------------------------------------------------------------------------------

const byId = (rows, id) => rows.find((one) => one.id === id)

/** Of each action that left a row in the record: what its moment is called there, and which row it is. */
const kept = {
  'enrollment.enrolled': ['enrolledAt', ({ enrollments }, { id }) => byId(enrollments, id)],
  'enrollment.renewed': ['enrolledAt', ({ enrollments }, { id }) => byId(enrollments, id)],
  'enrollment.delta-assigned': ['', ({ enrollments }, { id }) => byId(enrollments, id) && {}],
  'enrollment.name-confirmed': [
    'confirmedAt',
    ({ enrollments }, { id, at }) => byId(enrollments, id)?.nameConfirmations.find((one) => one.confirmedAt === at),
  ],
  'lesson.completed': [
    'completedAt',
    ({ completions }, { id, at }) => completions.find((one) => one.unitId === id && one.completedAt === at),
  ],
  'encounter.started': ['startedAt', ({ walks }, { id }) => byId(walks, id)],
  'encounter.ended': ['endedAt', ({ walks }, { id }) => byId(walks, id)?.end],
  'encounter.read': [
    'readAt',
    ({ readings }, { id, at }) => readings.find((one) => one.unitId === id && one.readAt === at),
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
  'attempt.accommodation-ended': ['endedAt', ({ accommodations }, { id }) => byId(accommodations, id)],
  'amendment.annotated': ['annotatedAt', ({ annotations }, { id }) => byId(annotations, id)],
  'amendment.waived': ['waivedAt', ({ waivers }, { details }) => byId(waivers, details.waiverId)],
  'amendment.waiver-ended': ['endedAt', ({ endings }, { details }) => byId(endings, details.waiverId)],
  'amendment.extended': ['extendedAt', ({ extensions }, { details }) => byId(extensions, details.extensionId)],
  'amendment.reset': ['resetAt', ({ resets }, { details }) => byId(resets, details.resetId)],
  'anomaly.noticed': ['noticedAt', ({ anomalies }, { id }) => byId(anomalies, id)],
  'anomaly.disposed': ['disposedAt', ({ dispositions }, { details }) => byId(dispositions, details.disposition)],
  'certificate.issued': ['issuedAt', ({ certificates }, { id }) => byId(certificates, id)],
  'certificate.corrected': ['issuedAt', ({ certificates }, { id }) => byId(certificates, id)],
  'certificate.updated': ['issuedAt', ({ certificates }, { id }) => byId(certificates, id)],
  'certificate.superseded': ['supersededAt', ({ certificates }, { id }) => byId(certificates, id)?.supersession],
  'certificate.revoked': ['revokedAt', ({ certificates }, { id }) => byId(certificates, id)?.revocation],
}

/** What an entry says: its moment, its details, and those of its personal values that stand with it. */
function saidBy({ entry, values }, moment) {
  const [, unit] = entry.object?.match(/^unit:(.*)/) ?? []
  const texts = Object.entries(values).map(([field, { value }]) => [field, value])
  return { ...(unit && { unitId: unit }), ...entry.details, ...Object.fromEntries(texts), [moment]: entry.at }
}

/**
 * What was logged at the time must be what the record says now: each word that both have, and all rows of which there are
 * entries. And of each row there must be an entry; of the last minutes it may not be sealed yet.
 */
function compareWithLog({ log, accountId, madeAt, ...record }, name) {
  const logged = new Set()
  for (const [index, one] of log.entries()) {
    const { entry, position, values } = one
    const said = `as logged (entry ${position}, ${entry.action})`
    expect(entry.subjectId === accountId, `${name}: entry ${position} is about somebody else`)
    expect(index === 0 || position > log[index - 1].position, `${name}: entry ${position} is out of order or twice`)
    const [moment, find] = kept[entry.action] ?? []
    if (!find) continue
    const row = find(record, { ...entry, id: entry.object.slice(entry.object.indexOf(':') + 1) })
    // Notes of other organizations are left out, and what they say with them.
    if (!row && entry.action === 'amendment.annotated' && !values.text) continue
    expect(row, `${name}: the log has ${entry.object} (${entry.action}), and the record has not`)
    if (!row) continue
    logged.add(row)
    for (const [member, value] of Object.entries(saidBy(one, moment))) {
      if (member === 'answers') continue
      const agrees = row[member] === undefined || canonical(row[member]) === canonical(value)
      expect(agrees, `${name}: ${member} is ${canonical(row[member])} on record, and ${canonical(value)} ${said}`)
    }
    // Entries from before answers were kept there have none.
    const { answers, keys: signed } = entry.details
    if (answers) expect(row.answers === answers, `${name}: the responses of ${entry.object} were changed since`)
    if (signed?.length)
      expect(row.hasCredential !== false, `${name}: ${entry.object} was signed, and is not in the packet`)
  }
  for (const [row, moment, what] of loggedRows(record)) {
    const isOld = Date.parse(moment) < Date.parse(madeAt) - 120_000
    expect(logged.has(row) || !isOld, `${name}: the log has no entry for ${what}`)
  }
}

function loggedRows({ attempts, completions, certificates, attestations, anomalies, dispositions, ...amended }) {
  const { annotations, waivers, extensions, resets } = amended
  return [
    ...attempts.flatMap(({ id, result }) =>
      result ? [[result, result.submittedAt, `the result of attempt ${id}`]] : [],
    ),
    ...completions.map((one) => [one, one.completedAt, `lesson ${one.unitId}, read ${one.completedAt}`]),
    ...certificates.map((one) => [one, one.issuedAt, `certificate ${one.serial}`]),
    ...attestations.map((one) => [one, one.attestedAt, `what was attested before attempt ${one.attemptId}`]),
    ...anomalies.map((one) => [one, one.noticedAt, `anomaly ${one.id}`]),
    ...dispositions.map((one) => [one, one.disposedAt, `disposition ${one.id}`]),
    ...annotations.map((one) => [one, one.annotatedAt, `note ${one.id}`]),
    ...waivers.map((one) => [one, one.waivedAt, `waiver ${one.id}`]),
    ...extensions.map((one) => [one, one.extendedAt, `extension ${one.id}`]),
    ...resets.map((one) => [one, one.resetAt, `reset ${one.id}`]),
  ]
}

/** A person's files, with what the log calls otherwise by its name there. */
function recordOf(name) {
  const [record, encounters, amendments] = ['record', 'encounters', 'amendments'].map((file) =>
    json(`${name}/${file}.json`),
  )
  const { anomalies } = json(`${name}/anomalies.json`)
  const attempts = json(`${name}/attempts.json`).map(({ result, ...attempt }) => {
    const answers = attempt.items.map(({ position, itemHash, response }) => [position, itemHash, response?.value ?? []])
    return { ...attempt, result: result && { ...result, answers: sha256(canonical(answers)) } }
  })
  const attestations = json(`${name}/attestations.json`).map(({ identifiers, ...one }) => ({
    ...one,
    ...Object.fromEntries(identifiers.map(({ organizationId, value }) => [`identifier.${organizationId}`, value])),
  }))
  return {
    ...record,
    ...encounters,
    ...amendments,
    accountId: record.account.id,
    attempts,
    attestations,
    endings: amendments.waivers.map((one) => ({ ...one, reason: one.endReason })),
    anomalies: anomalies.map((one) => ({ ...one, ...one.facts, about: one.object })),
    dispositions: anomalies.flatMap((one) => one.dispositions),
    ...json(`${name}/certificates.json`),
    log: json(`${name}/log.json`),
  }
}

// --- Course versions --------------------------------------------------------------------------------------------------

/** A version by its files, held against what was logged as it was published and as its pages were kept. */
function readVersion(folder, log) {
  const [outline, blueprint, items, law] = ['outline', 'blueprint', 'items', 'law'].map((file) =>
    json(`${folder}/${file}.json`),
  )
  const lessons = {}
  for (const file of readdirSync(at(`${folder}/lessons`)).filter((one) => one.endsWith('.json')))
    lessons[file.slice(0, -5)] = json(`${folder}/lessons/${file}`)
  const { id, hash, title, edition, lawAsOf, minutes } = outline
  expect(folder.endsWith(`-${hash.slice(0, 12)}`), `${folder} has the outline of another version`)
  for (const [key, { hash: own, ...item }] of Object.entries(items ?? {}))
    expect(key === own && sha256(canonical(item)) === own, `${folder}/items.json: ${key} is not the item of that hash`)
  const { passRule, modules } = outline.outline
  const quizzes = modules.flatMap(({ units }) => units.filter((unit) => unit.kind === 'quiz'))
  const isSame =
    canonical(blueprint.passRule ?? null) === canonical(passRule ?? null) &&
    canonical(blueprint.quizzes) === canonical(quizzes.map((quiz) => ({ ...quiz, bank: quiz.bank ?? [] })))
  expect(isSame, `${folder}/blueprint.json is not that of its outline`)
  const facts = new Map(Object.values(lessons).flatMap((one) => (one.facts ?? []).map((fact) => [fact.id, fact])))
  const isLaw = law.lawAsOf === lawAsOf && law.facts.every((fact) => canonical(facts.get(fact.id)) === canonical(fact))
  expect(isLaw && law.facts.length === facts.size, `${folder}/law.json does not say the law of its lessons`)
  for (const { id: unitId, hash: own } of modules.flatMap(({ units }) => units)) {
    const file = `encounters/${own}.json`
    const saidIn = ({ title, setting, nodes }) => canonical([title, setting, nodes])
    const isIt = !existsSync(at(file)) || saidIn(json(file).encounter) === saidIn(lessons[unitId])
    expect(isIt, `${file} is not the encounter that ${folder} has`)
  }
  const content = { title, edition, lawAsOf, minutes, outline: outline.outline, lessons, items }
  compareVersionWithLog({ folder, ...outline, content }, log)
  return [id, { folder, blueprint, hash, title, edition, lawAsOf }]
}

function compareVersionWithLog({ folder, id, hash, edition, publishedAt, content }, log) {
  const about = log.map(({ entry }) => entry).filter((entry) => entry.object === `course-version:${id}`)
  const published = about.find((entry) => entry.action === 'course.published')
  // From before items were kept with a version, and its publishing in the log.
  if (!published && content.items === null)
    notes.push(`${folder} is older than what the log has of versions: only the seal of the manifest is over its texts`)
  else expect(published, `${folder}: the log does not say that it was published`)
  if (published) {
    const { details, at: moment } = published
    const agrees = details.hash === hash && details.edition === edition && moment === publishedAt
    expect(agrees, `${folder} is not the version that was logged as it was published`)
    const rendered = text(`${folder}/outline.html`)
    // Entries from before the content was kept there have none.
    const asLogged = details.content === undefined || details.content === sha256(canonical({ ...content, rendered }))
    expect(asLogged, `${folder}: outline, lessons or items were changed since it was published`)
  }
  for (const { details } of about.filter((entry) => entry.action === 'course.pages-kept')) {
    for (const [index, unitId] of details.units.entries()) {
      const file = `${folder}/lessons/${unitId}.html`
      const [page = ''] = existsSync(at(file)) ? text(file).match(/<main\b[\s\S]*<\/main>/) : []
      expect(sha256(page) === details.sha256[index], `${file} is not the page that was kept`)
    }
  }
}

function readVersions(checkpoints) {
  const log = json('log/versions.json')
  checkLog(log, checkpoints, 'log/versions.json')
  return new Map(foldersIn('versions').map((one) => readVersion(`versions/${one}`, log)))
}

// --- People -----------------------------------------------------------------------------------------------------------

/** To the second, as credentials have moments. */
const second = (moment) => moment?.slice(0, 19) ?? 'never'

/** Under which law, and for which score: by its version, and by the attempt that it was earned with. */
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
    `certificate ${serial} was earned with ${raw} of ${max}, and no attempt was`,
  )
  return version
}

function checkCertificates(record, versions, name) {
  const { certificates } = record
  for (const certificate of certificates) {
    const { serial, name: holder, hours, expiresAt, pdfSha256, hasCredential, completedAt } = certificate
    counts.certificates += 1
    const version = checkEarned(certificate, record, versions)
    const file = `${name}/certificates/${serial}`
    if (pdfSha256)
      expect(
        existsSync(at(`${file}.pdf`)) && sha256(readFileSync(at(`${file}.pdf`))) === pdfSha256,
        `${file}.pdf is not the PDF that was issued`,
      )
    if (!hasCredential) continue
    const isThere = existsSync(at(`${file}.jwt`))
    expect(isThere, `${file}.jwt is missing`)
    const claims = isThere && checkJwt(text(`${file}.jwt`), `${file}.jwt`)
    if (!claims) continue
    const [identity] = claims.credentialSubject.identifier
    expect(
      claims.id.endsWith(`/${serial}`) && identity.identityHash === holder,
      `${file}.jwt is of somebody or something else`,
    )
    const { validUntil, credentialSubject: subject } = claims
    const [end, until] = [expiresAt, validUntil].map(second)
    expect(end === until, `${file}.jwt is valid until ${until}, and ${end} on record`)
    // Credentials from before hours were in them have none.
    const earned = subject.creditsEarned ?? Number(hours)
    expect(earned === Number(hours), `${file}.jwt has ${earned} hours, and ${hours} on record`)
    // Nothing is valid before it begins, also what was issued late.
    const from = expiresAt && expiresAt < certificate.issuedAt ? expiresAt : certificate.issuedAt
    const { achievement, activityEndDate: done = completedAt } = subject
    const isOfThen = second(claims.validFrom) === second(from) && second(done) === second(completedAt)
    expect(isOfThen, `${file}.jwt was issued or completed at another time than on record`)
    const identified = achievement.otherIdentifier?.find((other) => other.identifierType === 'ext:contentHash')
    const isOfIt = [undefined, version?.hash].includes(identified?.identifier)
    expect(isOfIt, `${file}.jwt is of another course version than on record`)
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
    const members = ['name', 'edition', 'completedAt', 'issuedAt']
    const isTold = members.every((member) => told[member] === certificate[member])
    const isOfLaw = told.lawAsOf === certificate.lawAsOf.slice(0, 10)
    expect(isTold && isOfLaw, `${said} says other things on record than ${inTranscript}`)
  }
  for (const { serial, issuedAt } of transcript.certificates) {
    const isThere = certificates.some((one) => one.serial === serial) || isLater(issuedAt)
    expect(isThere, `${name}: certificate ${serial} is in the transcript, and not in the record`)
  }
}

/** Names by the ids of accounts. */
const accounts = new Map()

/** Whose files they are, said in each that says it. */
function checkWhose({ account, ...record }, transcript, name) {
  expect(!accounts.has(account.id), `${name} is of somebody who is in the packet already`)
  accounts.set(account.id, account.name)
  const { learner } = transcript
  const isTheirs = learner.accountId === account.id && learner.name === account.name
  expect(isTheirs, `${name}/transcript.json is of ${learner.name} (${learner.accountId}), and record.json is not`)
  for (const [what, rows] of Object.entries(record).filter(([, value]) => Array.isArray(value))) {
    const isOwn = rows.every(({ accountId = account.id }) => accountId === account.id)
    expect(isOwn, `${name}: ${what} are of somebody else`)
  }
}

function checkPerson(name, { checkpoints, versions, manifest }) {
  counts.people += 1
  const record = recordOf(name)
  const { attempts, certificates, resets, log } = record
  checkNumbers(attempts, name)
  for (const { id, folder: where, hash, edition, lawAsOf, title } of json(`${name}/versions.json`)) {
    const same = { ...versions.get(id), blueprint: null }
    const isSame = canonical(same) === canonical({ folder: where, blueprint: null, hash, title, edition, lawAsOf })
    expect(isSame, `${name}/versions.json and ${where} say different things`)
  }
  for (const { result, ...attempt } of attempts) {
    const { answers: _, ...recorded } = result ?? {}
    const said = `${name}, attempt ${attempt.ordinal} at ${attempt.unitId}`
    checkAttempt({ ...attempt, result: result && recorded }, versions, said)
  }
  const time = json(`${name}/time.json`)
  checkTime(time, resets, name)
  checkCompletions(record, time, resets, name)
  checkCertificates(record, versions, name)
  const transcript = json(`${name}/transcript.json`)
  checkSeal(transcript, `${name}/transcript.json`)
  checkWhose(record, transcript, name)
  compareWithTranscript(certificates, transcript, manifest, name)
  counts.transcripts += 1
  checkLog(log, checkpoints, name)
  compareWithLog({ ...record, madeAt: manifest.madeAt }, name)
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
const versions = part('versions', () => readVersions(checkpoints)) ?? new Map()
for (const one of foldersIn('people')) {
  part(`people/${one}`, () => checkPerson(`people/${one}`, { checkpoints, versions, manifest }))
}
if (manifest.about?.kind === 'person')
  expect(
    accounts.get(manifest.about.id) === manifest.about.name && accounts.size === 1,
    'it is not about the person whom the manifest names',
  )
expect(!manifest.log || checkpoints.has(manifest.log), `the checkpoint of the log at entry ${manifest.log} is missing`)

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
for (const note of notes) console.log(`${plain(note)}.`)
for (const problem of problems) console.log(`NOT RIGHT: ${plain(problem)}.`)
console.log(problems.length === 0 ? 'All agrees.' : `${problems.length} not right.`)
if (!keyFile) {
  console.log(
    `This was by the keys in keys.json, which came with the packet: whoever makes a packet can put in their own. Check it once more with those that the issuer publishes (${plain(String(manifest.issuer ?? 'none is named'))}), as README.txt says.`,
  )
}
process.exitCode = problems.length === 0 ? 0 : 1
