import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { isBreached } from './breached'
import { charactersOf, type NewPassword, type PasswordProblem, passwordLength } from './password'

/**
 * The dictionaries take 24 MB of memory, so only routes that set a password import this file. An attack: 128 characters that
 * may each stand for a letter take 2.5 s with the usual 100 readings, and 30 ms within these two bounds (docs/decisions/061).
 */
const bounds = { l33tMaxSubstitutions: 5, maxLength: 32 }
const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  ...bounds,
})

/** Lists of breached passwords don't have the person's or the service's own words. */
function saysTooMuch(password: string, about: { email: string; name: string }): boolean {
  const words = ['northlight', about.email, ...about.email.split(/[^\p{L}\p{N}]+/u), ...about.name.split(/\s+/u)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase())
  return charactersOf(rest) < 8
}

/** Length and guessability, no composition rules. "Common": the estimator finds it within 10^8 guesses. */
export function checkNewPassword(
  password: string,
  about: { email: string; name: string },
): { ok: true; password: NewPassword } | { ok: false; problem: PasswordProblem } {
  const length = charactersOf(password)
  if (length < passwordLength.min) return { ok: false, problem: 'too-short' }
  if (length > passwordLength.max) return { ok: false, problem: 'too-long' }
  if (saysTooMuch(password, about)) return { ok: false, problem: 'about-you' }
  if (estimator.check(password).guesses < 1e8) return { ok: false, problem: 'common' }
  if (isBreached(password)) return { ok: false, problem: 'breached' }
  return { ok: true, password: password as NewPassword }
}
