import { hash, verify } from '@node-rs/argon2'
import { argon2id, takeHashTurn } from './argon2id'

/** NIST SP 800-63B-4, 3.1.1: fifteen characters when the password is the only factor. */
export const passwordLength = { min: 15, max: 128 }

declare const checked: unique symbol
export type NewPassword = string & { readonly [checked]: true }

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'breached' | 'about-you'

export const lengthSentences = {
  'too-short': `Use at least ${passwordLength.min} characters for the password.`,
  'too-long': `Use at most ${passwordLength.max} characters for the password.`,
}

export function charactersOf(text: string): number {
  return [...text.normalize('NFC')].length
}

export function hashPassword(password: NewPassword): Promise<string> {
  return takeHashTurn(() => hash(password.normalize('NFC'), argon2id))
}

/** Checks against a dummy hash when there is no account, so both take the same time (account enumeration). */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const usable = charactersOf(password) <= passwordLength.max
  const compared = passwordHash ?? (await dummyHash())
  const matches = await takeHashTurn(() => verify(compared, usable ? password.normalize('NFC') : ''))
  return matches && usable && passwordHash !== null
}

let dummy: Promise<string> | undefined
function dummyHash(): Promise<string> {
  dummy ??= hash('no account has this password', argon2id)
  return dummy
}
