import { createHash } from 'node:crypto'

/** For the log. The stored hash has a random salt, so its own hash reveals nothing about the password. */
export function passwordDigest(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('hex')
}
