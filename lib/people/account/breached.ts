import { breachedPasswords } from './word-lists'

/** Fewer characters around a breached password are no protection: attackers try them. */
const fewest = 8
const shortest = 5

/** A breached password by itself, repeated, spaced out, or with fewer than eight other characters. */
export function isBreached(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = plain.replace(/[^\p{L}\p{N}]+/gu, '')
  return hasLittleElse(plain, 0) || hasLittleElse(letters, plain.length - letters.length)
}

function hasLittleElse(text: string, others: number): boolean {
  for (let start = 0; start <= text.length - shortest; start += 1) {
    for (let end = start + shortest; end <= text.length; end += 1) {
      const part = text.slice(start, end)
      if (breachedPasswords.has(part) && text.replaceAll(part, '').length + others < fewest) return true
    }
  }
  return false
}
