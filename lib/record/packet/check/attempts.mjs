import { canonical, sha256 } from './files.mjs'
import { counts, expect, notes } from './findings.mjs'
import { dutiesToRepeat, scoreAttempt } from './scores.mjs'

/** Attempts are numbered from 1, so an omitted one leaves a gap unless it was the last. */
export function checkNumbers(attempts, name) {
  const numbers = new Map()
  for (const { unitId, ordinal } of attempts) numbers.set(unitId, [...(numbers.get(unitId) ?? []), ordinal])
  for (const [unitId, some] of numbers) {
    const isWhole = some.sort((a, b) => a - b).every((ordinal, index) => ordinal === index + 1)
    expect(isWhole, `${name}: the attempts at ${unitId} are numbered ${some.join(', ')}, so one is missing`)
  }
}

const itemsOfDuty = 2

/** The cut of a form: the mean of its items’ ratings, in whole parts of 1/10,000. */
function cutOf(items, { ratings, judges, on }) {
  const sum = items.reduce((total, { itemHash }) => total + Math.round(ratings[itemHash] * 10_000), 0)
  return { masteryScore: Math.floor(sum / items.length) / 10_000, panel: { judges, on } }
}

/** The rule and the items of each objective that a version gives a form, or a form on failed duties alone. */
function termsOf({ passRule, items, quizRole }, { passRule: rule, standard, blueprint, duties = [] }) {
  if (passRule.duties) return { rule: { masteryScore: 0, dutyMissed: itemsOfDuty, duties: passRule.duties } }
  const cut = standard && quizRole === 'final' ? cutOf(items, standard) : {}
  return { rule: rule && { ...rule, ...cut, ...(duties.length > 0 && { dutyMissed: itemsOfDuty }) }, blueprint }
}

/** A form on duties alone follows an attempt that failed by nothing else. */
export function checkDutyForms(attempts, name) {
  for (const { unitId, ordinal, passRule, items } of attempts) {
    if (!passRule.duties) continue
    const said = `${name}, attempt ${ordinal} at ${unitId}`
    const before = attempts.find((one) => one.unitId === unitId && one.ordinal === ordinal - 1)
    const due = before?.result && !before.result.passed ? dutiesToRepeat(before) : []
    expect(
      canonical(due) === canonical(passRule.duties),
      `${said}: it asks for ${passRule.duties.join(', ')} alone, which is not what the attempt before failed by`,
    )
    const asked = items.map(({ item }) => item.duty ?? '').sort()
    const owed = passRule.duties.flatMap((duty) => Array.from({ length: itemsOfDuty }, () => duty)).sort()
    expect(canonical(asked) === canonical(owed), `${said}: its items are not ${itemsOfDuty} on each of its duties`)
  }
}

/** Early versions say less about their quizzes. */
function compareWithVersion({ items, passRule, unitId, quizRole, courseVersionId, version: folder }, versions, name) {
  const version = versions.get(courseVersionId)
  if (!version) return expect(false, `${name}: the course version ${courseVersionId} is not in the packet`)
  expect(folder === version.folder, `${name}: ${folder} is not in the folder of its course version`)
  const quiz = version.blueprint.quizzes.find(({ id }) => id === unitId) ?? {}
  const { bank = [], role = quizRole } = quiz
  const { passRule: usual, standard } = version.blueprint
  const { rule, blueprint } = termsOf({ passRule, items, quizRole }, { ...quiz, passRule: usual, standard })
  expect(!rule || canonical(rule) === canonical(passRule), `${name}: its pass rule is not that of its course version`)
  expect(role === quizRole, `${name}: it is a ${quizRole}, but a ${role} in its course version`)
  const known = new Set(bank.map(({ hash }) => hash))
  const own = items.filter(({ item }) => item.private === true)
  const isDrawn = items.every((one) => known.has(one.itemHash) || own.includes(one))
  if (own.length > 0)
    notes.push(`${name}: ${own.length} of its items are from the site’s own bank, which no version lists`)
  expect(known.size === 0 || isDrawn, `${name}: it has items that are not in the bank of its course version`)
  const drawn = {}
  for (const { item } of items) drawn[item.objective] = (drawn[item.objective] ?? 0) + 1
  expect(!blueprint || canonical(blueprint) === canonical(drawn), `${name}: its items do not match the blueprint`)
}

const provenItems = new Map()

/** Attempts draw the same items over and over: each text is hashed once. */
function isItself(item, itemHash) {
  const itemText = JSON.stringify(item)
  if (provenItems.has(itemHash) && provenItems.get(itemHash) === itemText) return true
  const { hash, ...content } = item
  const isProven = hash === itemHash && sha256(canonical(content)) === itemHash
  if (isProven) provenItems.set(itemHash, itemText)
  return isProven
}

export function checkAttempt(attempt, versions, name) {
  counts.attempts += 1
  compareWithVersion(attempt, versions, name)
  for (const { position, item, itemHash } of attempt.items) {
    expect(isItself(item, itemHash), `${name}: item ${position} does not match its hash`)
  }
  if (!attempt.result) return
  const { submittedAt, endedBy: _, ...recorded } = attempt.result
  expect(
    attempt.submittedAt === submittedAt,
    `${name}: it has two submission times, ${attempt.submittedAt} and ${submittedAt}`,
  )
  const shown = attempt.items.map((one) => one.credit)
  expect(canonical(shown) === canonical(recorded.credits), `${name}: the credits of its items do not match its result`)
  const rebuilt = scoreAttempt(attempt)
  for (const member of Object.keys(rebuilt)) {
    const agrees = canonical(rebuilt[member]) === canonical(recorded[member])
    expect(
      agrees,
      `${name}: ${member} is ${canonical(rebuilt[member])} by its responses, but ${canonical(recorded[member])} on record`,
    )
  }
}
