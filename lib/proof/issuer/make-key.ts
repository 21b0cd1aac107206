import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { systemWorld, type World } from '@/lib/platform/world'
import { checkActive } from './check-keys'
import type { KeyUse } from './published-key'
import { makeSealCertificate } from './seal-certificate'
import { type SigningKey, UnusableKeys } from './signing-key'

const generate = promisify(generateKeyPair)
/** 32 unambiguous characters: five bits each. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

export interface KeyWish {
  issuerName: string
  /** For PDF readers that can't check P-256. */
  rsa?: boolean
  rsaBits?: number
}

export async function makeKey(
  use: KeyUse,
  { issuerName, rsa = false, rsaBits = 3072 }: KeyWish,
  world: World = systemWorld,
): Promise<SigningKey> {
  const { id, createdAt } = newName(use, world)
  const { publicKey, privateKey } = await makePair(use, rsa, rsaBits)
  const certificates = use === 'pdf' ? await makeSealCertificate(publicKey, { keyId: id, issuerName }, world) : null
  return {
    id,
    use,
    createdAt,
    retiredAt: null,
    publicJwk: jwkOf(publicKey),
    privateJwk: jwkOf(privateKey),
    ...(certificates ? { certificates } : {}),
  }
}

/** PEM, the key's own certificate first. @throws UnusableKeys when unreadable, mismatched, weak or expired */
export function bringKey(
  { privateKey, certificates }: { privateKey: string; certificates: string },
  world: World = systemWorld,
): SigningKey {
  let own: KeyObject
  try {
    own = createPrivateKey(privateKey)
  } catch {
    throw new UnusableKeys('The private key cannot be read: it must be PEM, without a password.')
  }
  if (!['ec', 'rsa'].includes(own.asymmetricKeyType ?? '')) throw new UnusableKeys('PDFs are signed by EC or RSA keys.')
  const found = certificates.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)
  const key: SigningKey = {
    ...newName('pdf', world),
    use: 'pdf',
    retiredAt: null,
    publicJwk: jwkOf(createPublicKey(own)),
    privateJwk: jwkOf(own),
    certificates: Array.from(found, ([, base64 = '']) => base64.replace(/\s/g, '')),
  }
  checkActive(key, world.now())
  return key
}

function newName(use: KeyUse, world: World): { id: string; createdAt: string } {
  const createdAt = world.now().toISOString()
  const chance = Array.from(world.random(6), (byte) => alphabet[byte % alphabet.length]).join('')
  return { id: `${use}-${createdAt.slice(0, 10)}-${chance}`, createdAt }
}

function makePair(use: KeyUse, rsa: boolean, modulusLength: number) {
  if (use === 'credential') return generate('ed25519')
  if (use === 'jwt' || rsa) return generate('rsa', { modulusLength })
  return generate('ec', { namedCurve: 'P-256' })
}

function jwkOf(key: KeyObject): Record<string, string> {
  return key.export({ format: 'jwk' }) as Record<string, string>
}
