import { readCode } from '@/lib/platform/secret'

/** NFKC, trimmed, lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** An account's `emailKey`, from what a person types to sign in: an address, or the code of someone without one. */
export function signInKey(typed: string): string {
  const text = normalizeEmail(typed)
  return text.includes('@') ? text : readCode(text).toLowerCase()
}
