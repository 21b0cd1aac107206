import { type Algorithm, hash, verify } from '@node-rs/argon2'

/** NIST SP 800-63B-4, 3.1.1: fifteen characters when the password is the only factor. */
export const passwordLength = { min: 15, max: 128 }

declare const checked: unique symbol
export type NewPassword = string & { readonly [checked]: true }

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'breached' | 'about-you'

/** Above OWASP's minimum for argon2id (19 MiB, two passes). `2` is argon2id: the enum does not exist at run time. */
const argon2id = { algorithm: 2 as Algorithm, memoryCost: 32_768, timeCost: 3, parallelism: 1 }

export function charactersOf(text: string): number {
  return [...text.normalize('NFC')].length
}

export function hashPassword(password: NewPassword): Promise<string> {
  return hash(password.normalize('NFC'), argon2id)
}

/** Checks against a dummy hash when there is no account, so both take the same time (account enumeration). */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const usable = charactersOf(password) <= passwordLength.max
  const matches = await verify(passwordHash ?? (await dummyHash()), usable ? password.normalize('NFC') : '')
  return matches && usable && passwordHash !== null
}

let dummy: Promise<string> | undefined
function dummyHash(): Promise<string> {
  dummy ??= hash('no account has this password', argon2id)
  return dummy
}
