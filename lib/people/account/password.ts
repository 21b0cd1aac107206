import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { isBreached } from './breached'

/** NIST SP 800-63B-4, 3.1.1: fifteen characters when the password is the only factor. */
export const passwordLength = { min: 15, max: 128 }

declare const checked: unique symbol
export type NewPassword = string & { readonly [checked]: true }

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'breached' | 'about-you'

/** Above OWASP's minimum for argon2id (19 MiB, two passes). `2` is argon2id: the enum does not exist at run time. */
const argon2id = { algorithm: 2 as Algorithm, memoryCost: 32_768, timeCost: 3, parallelism: 1 }

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
})

function characters(text: string): number {
  return [...text.normalize('NFC')].length
}

/** Lists of breached passwords don't have the person's or the service's own words. */
function saysTooMuch(password: string, about: { email: string; name: string }): boolean {
  const words = ['northlight', about.email, ...about.email.split(/[^\p{L}\p{N}]+/u), ...about.name.split(/\s+/u)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase())
  return characters(rest) < 8
}

/** Length and guessability, no composition rules. "Common": the estimator finds it within 10^8 guesses. */
export function checkNewPassword(
  password: string,
  about: { email: string; name: string },
): { ok: true; password: NewPassword } | { ok: false; problem: PasswordProblem } {
  const length = characters(password)
  if (length < passwordLength.min) return { ok: false, problem: 'too-short' }
  if (length > passwordLength.max) return { ok: false, problem: 'too-long' }
  if (saysTooMuch(password, about)) return { ok: false, problem: 'about-you' }
  if (estimator.check(password).guesses < 1e8) return { ok: false, problem: 'common' }
  if (isBreached(password)) return { ok: false, problem: 'breached' }
  return { ok: true, password: password as NewPassword }
}

export function hashPassword(password: NewPassword): Promise<string> {
  return hash(password.normalize('NFC'), argon2id)
}

/** Checks against a dummy hash when there is no account, so both take the same time (account enumeration). */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const usable = characters(password) <= passwordLength.max
  const matches = await verify(passwordHash ?? (await dummyHash()), usable ? password.normalize('NFC') : '')
  return matches && usable && passwordHash !== null
}

let dummy: Promise<string> | undefined
function dummyHash(): Promise<string> {
  dummy ??= hash('no account has this password', argon2id)
  return dummy
}
