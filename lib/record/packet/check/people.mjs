import { checkAttempt, checkDutyForms, checkNumbers } from './attempts.mjs'
import { checkCertificates, compareWithTranscript } from './certificates.mjs'
import { checkChain } from './chain.mjs'
import { canonical, exists, jsonIn, sha256 } from './files.mjs'
import { counts, expect } from './findings.mjs'
import { checkLog } from './log.mjs'
import { checkOutside, outsideIn } from './outside.mjs'
import { compareWithLog } from './record-and-log.mjs'
import { checkRetiredKeys } from './retired-keys.mjs'
import { checkSeatTime } from './seat-time.mjs'
import { expectSealed } from './signatures.mjs'
import { checkCompletions, checkTime } from './time.mjs'

export const accounts = new Map()

function checkWhose({ account, ...record }, transcript, name) {
  expect(!accounts.has(account.id), `${name} is about a person who is already in the packet`)
  accounts.set(account.id, account.name)
  const { learner } = transcript
  const isTheirs = learner.accountId === account.id && learner.name === account.name
  expect(isTheirs, `${name}/transcript.json is about ${learner.name} (${learner.accountId}), but record.json is not`)
  for (const [what, rows] of Object.entries(record).filter(([, value]) => Array.isArray(value))) {
    const isOwn = rows.every(({ accountId = account.id }) => accountId === account.id)
    expect(isOwn, `${name}: ${what} belong to another person`)
  }
}

export function checkPerson(name, { checkpoints, versions, manifest }) {
  if (exists(`${name}/in-dispute.json`)) return nameDisputed(name)
  const record = checkRecord(name, { versions, manifest })
  const { certificates, log } = record
  const transcript = jsonIn(`${name}/transcript.json`)
  expectSealed(transcript, `${name}/transcript.json`)
  checkWhose(record, transcript, name)
  compareWithTranscript(certificates, transcript, manifest, name)
  counts.transcripts += 1
  checkLog(log, checkpoints, name)
  checkOutside(record, { manifest, name })
  checkChain(record, checkpoints, { manifest, name })
  checkRetiredKeys(record, checkpoints, name)
}

function nameDisputed(folder) {
  const { accountId, name } = jsonIn(`${folder}/in-dispute.json`)
  accounts.set(accountId, name)
  expect(false, `${folder}: the record of ${name} did not match the log, so the packet has nothing else about them`)
}

/** All that needs neither a transcript nor the sealed log. */
export function checkRecord(name, { versions, manifest }) {
  counts.people += 1
  const record = recordOf(name)
  const { attempts, resets } = record
  checkNumbers(attempts, name)
  checkDutyForms(attempts, name)
  for (const { id, folder: where, hash, edition, lawAsOf, title } of jsonIn(`${name}/versions.json`)) {
    const same = { ...versions.get(id), blueprint: null, time: null }
    const told = { folder: where, blueprint: null, time: null, hash, title, edition, lawAsOf }
    const isSame = canonical(same) === canonical(told)
    expect(isSame, `${name}/versions.json and ${where} say different things`)
  }
  for (const { result, ...attempt } of attempts) {
    const { answers: _, ...recorded } = result ?? {}
    const said = `${name}, attempt ${attempt.ordinal} at ${attempt.unitId}`
    checkAttempt({ ...attempt, result: result && recorded }, versions, said)
  }
  const time = jsonIn(`${name}/time.json`)
  checkTime(time, resets, name)
  checkCompletions(record, time, resets, name)
  checkCertificates(record, versions, name)
  checkSeatTime(record, time, versions, name)
  compareWithLog({ ...record, manifest }, name)
  return record
}

function recordOf(name) {
  const [record, encounters, amendments] = ['record', 'encounters', 'amendments'].map((file) =>
    jsonIn(`${name}/${file}.json`),
  )
  const { anomalies } = jsonIn(`${name}/anomalies.json`)
  const attempts = jsonIn(`${name}/attempts.json`).map(({ result, ...attempt }) => {
    const answers = attempt.items.map(({ position, itemHash, response }) => [position, itemHash, response?.value ?? []])
    return { ...attempt, result: result && { ...result, answers: sha256(canonical(answers)) } }
  })
  const attestations = jsonIn(`${name}/attestations.json`).map(({ identifiers, ...one }) => ({
    ...one,
    textSha256: sha256(one.text),
    ...Object.fromEntries(identifiers.map(({ organizationId, value }) => [`identifier.${organizationId}`, value])),
  }))
  return {
    ...record,
    ...encounters,
    ...amendments,
    ...outsideIn(name),
    accountId: record.account.id,
    attempts,
    attestations,
    endings: amendments.waivers.map((one) => ({ ...one, reason: one.endReason })),
    grantEnds: amendments.accommodations.map((one) => ({ id: one.id, endedAt: one.endedAt })),
    anomalies: anomalies.map((one) => ({ ...one, ...one.facts, about: one.object })),
    dispositions: anomalies.flatMap((one) => one.dispositions),
    ...jsonIn(`${name}/certificates.json`),
    log: jsonIn(`${name}/log.json`),
  }
}
