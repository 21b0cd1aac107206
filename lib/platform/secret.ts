import { createHash } from 'node:crypto'
import type { World } from './world'

/** 160 random bits; only the hash is stored. */
export function makeSecret(world: World): { secret: string; hash: string } {
  const secret = Buffer.from(world.random(20)).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten Crockford characters: fifty random bits, easy to read aloud. */
export function makeCode(world: World): string {
  return Array.from(world.random(10), (byte) => alphabet[byte % 32]).join('')
}

/** As made, from how people copy it: in any case, with spaces and hyphens, and with letters that look like digits. */
export function readCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}
