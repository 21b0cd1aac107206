import { statSync } from 'node:fs'
import { env } from '@/lib/platform/env'
import { logError } from '@/lib/platform/log-error'
import { checkKeys } from './check-keys'
import { didOf } from './did'
import { readKeySet } from './key-file'
import type { KeyUse, TrustedIssuer } from './published-key'
import { type Signer, signerOf } from './signer'
import { publishedHalf, type SigningKey, UnusableKeys } from './signing-key'
import { readTimeRoots } from './time-roots'

export interface Issuer extends TrustedIssuer {
  signer(use: KeyUse): Signer
}

export function issuerWith(
  keys: readonly SigningKey[],
  { url, name, formerly = [], timeRoots = [] }: Pick<TrustedIssuer, 'url' | 'name' | 'formerly' | 'timeRoots'>,
): Issuer {
  return {
    did: didOf(url),
    name,
    url,
    keys: keys.map(publishedHalf),
    formerly,
    timeRoots,
    signer(use) {
      const key = keys.find((each) => each.use === use && each.retiredAt === null)
      if (!key) throw new UnusableKeys(`There is no active key for ${use}.`)
      return signerOf(key)
    },
  }
}

function readIssuer(): Issuer | null {
  if (!env.ISSUER_URL) return null
  const { keys, formerly } = readKeySet({ text: env.SIGNING_KEYS, file: env.KEYS_FILE })
  checkKeys(keys, new Date())
  const timeRoots = readTimeRoots(env.TSA_ROOTS)
  return issuerWith(keys, { url: env.ISSUER_URL, name: env.ISSUER_NAME, formerly, timeRoots })
}

let configured: { issuer: Issuer | null; stamp: string; retryAt: number; isStale?: boolean } | undefined

/** Retries unusable keys after this long: an operator may have fixed the clock or the folder. */
const retryMs = 60_000

/** Identifies a version of the key file: each is a new file renamed over the last. */
function stampOfFile(): string {
  if (!env.ISSUER_URL || env.SIGNING_KEYS) return ''
  try {
    const { ino, size, mtimeMs, mode } = statSync(env.KEYS_FILE)
    return `${ino} ${size} ${mtimeMs} ${mode}`
  } catch (error) {
    return `${(error as NodeJS.ErrnoException).code}`
  }
}

/** Null when not configured. Reloads after a rotation, or new signatures would look forged. @throws UnusableKeys */
export function configuredIssuer(): Issuer | null {
  const stamp = stampOfFile()
  if (!configured) configured = { issuer: readIssuer(), stamp, retryAt: Number.POSITIVE_INFINITY }
  else if (stamp !== configured.stamp || Date.now() >= configured.retryAt) configured = readAgain(configured, stamp)
  return configured.issuer
}

/** False also while earlier keys still sign: after a restart, they wouldn't. */
export function areKeysUsable(): boolean {
  try {
    configuredIssuer()
    return !configured?.isStale
  } catch {
    return false
  }
}

function readAgain({ issuer: earlier }: NonNullable<typeof configured>, stamp: string): typeof configured & object {
  try {
    const issuer = readIssuer()
    const lost = earlier?.keys.find(({ id }) => !issuer?.keys.some((key) => key.id === id))
    if (lost) throw new UnusableKeys(`${lost.id} is missing, and what it signed would count as altered.`)
    return { issuer, stamp, retryAt: Number.POSITIVE_INFINITY }
  } catch (error) {
    logError('The changed keys are not used', error)
    return { issuer: earlier, stamp, retryAt: Date.now() + retryMs, isStale: true }
  }
}
