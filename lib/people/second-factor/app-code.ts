import { Secret, TOTP } from 'otpauth'
import type { World } from '@/lib/platform/world'

/* RFC 6238 with the parameters that every authenticator app supports. */
const parameters = { issuer: 'Northlight', algorithm: 'SHA1', digits: 6, period: 30 }

/** 160 random bits in base32, as people can type them. */
export function makeAppSecret(world: World): string {
  return new Secret({ buffer: Uint8Array.from(world.random(20)).buffer }).base32
}

/** The purpose of the seal: a secret opens in its own row alone. */
export const sealedFor = (id: string) => `authenticator-app:${id}`

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ ...parameters, label, secret: Secret.fromBase32(secret) })
}

/** The time step of a right code: now, the one before, or the one after, since clocks differ. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const totp = totpOf(secret)
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta
}

/** The text of the QR code. */
export function setupAddress(secret: string, { email }: { email: string }): string {
  return totpOf(secret, email).toString()
}
