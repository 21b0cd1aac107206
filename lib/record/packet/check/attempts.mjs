import { canonical, sha256 } from './files.mjs'
import { counts, expect } from './findings.mjs'
import { scoreAttempt } from './scores.mjs'

/** Attempts are numbered from 1, so an omitted one leaves a gap unless it was the last. */
export function checkNumbers(attempts, name) {
  const numbers = new Map()
  for (const { unitId, ordinal } of attempts) numbers.set(unitId, [...(numbers.get(unitId) ?? []), ordinal])
  for (const [unitId, some] of numbers) {
    const isWhole = some.sort((a, b) => a - b).every((ordinal, index) => ordinal === index + 1)
    expect(isWhole, `${name}: the attempts at ${unitId} are numbered ${some.join(', ')}, so one is missing`)
  }
}

/** Early versions say less about their quizzes. */
function compareWithVersion({ items, passRule, unitId, quizRole, courseVersionId, version: folder }, versions, name) {
  const version = versions.get(courseVersionId)
  if (!version) return expect(false, `${name}: the course version ${courseVersionId} is not in the packet`)
  expect(folder === version.folder, `${name}: ${folder} is not in the folder of its course version`)
  const { passRule: rule, quizzes } = version.blueprint
  expect(!rule || canonical(rule) === canonical(passRule), `${name}: its pass rule is not that of its course version`)
  const { bank = [], blueprint, role = quizRole } = quizzes.find(({ id }) => id === unitId) ?? {}
  expect(role === quizRole, `${name}: it is a ${quizRole}, but a ${role} in its course version`)
  const known = new Set(bank.map(({ hash }) => hash))
  const isDrawn = items.every(({ itemHash }) => known.has(itemHash))
  expect(known.size === 0 || isDrawn, `${name}: it has items that are not in the bank of its course version`)
  const drawn = {}
  for (const { item } of items) drawn[item.objective] = (drawn[item.objective] ?? 0) + 1
  expect(!blueprint || canonical(blueprint) === canonical(drawn), `${name}: its items do not match the blueprint`)
}

export function checkAttempt(attempt, versions, name) {
  counts.attempts += 1
  compareWithVersion(attempt, versions, name)
  for (const { position, item, itemHash } of attempt.items) {
    const { hash, ...content } = item
    const isItself = hash === itemHash && sha256(canonical(content)) === itemHash
    expect(isItself, `${name}: item ${position} does not match its hash`)
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
