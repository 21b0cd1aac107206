import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { env } from './env'
import { systemWorld, type World } from './world'

const ivBytes = 12
const tagBytes = 16

/** Each purpose, such as `sign-on-provider:<id>`, has its own key, so a value moved to another row doesn't open. */
function keyOf(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', env.NEXTAUTH_SECRET, '', `northlight sealed ${purpose}`, 32))
}

/** Encrypts a secret for the database (AES-256-GCM under a key from NEXTAUTH_SECRET). */
export function seal(text: string, purpose: string, world: World = systemWorld): string {
  const iv = world.random(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** Null for a value that was changed, sealed for another purpose, or sealed under an earlier NEXTAUTH_SECRET. */
export function unseal(sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < ivBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}
