import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { PlainError } from '../start/lock.mjs'

/** 128 MB and about half a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
const fewestCharacters = 12

interface SealedSecrets {
  cipher: 'aes-256-gcm'
  kdf: { name: 'scrypt'; N: number; r: number; p: number; salt: string }
  iv: string
  tag: string
  data: string
}

const keyOf = (passphrase: string, { N, r, p, salt }: SealedSecrets['kdf']) =>
  scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: 256 * N * r })

/** @throws PlainError for a passphrase that can be guessed by trying */
export function sealSecrets(secrets: Record<string, string>, passphrase: string): SealedSecrets {
  if (passphrase.length < fewestCharacters)
    throw new PlainError(`The passphrase has under ${fewestCharacters} characters: use six random words.`)
  const kdf = { name: 'scrypt' as const, ...cost, salt: randomBytes(16).toString('base64') }
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, kdf), iv)
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
  const [ivText, tag, text] = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64')) as [
    string,
    string,
    string,
  ]
  return { cipher: 'aes-256-gcm', kdf, iv: ivText, tag, data: text }
}

/** @throws PlainError */
export function openSecrets(sealed: SealedSecrets, passphrase: string): Record<string, string> {
  // Someone who changed the file could ask for all memory of this machine.
  const { N, r, p } = sealed.kdf
  if (N > cost.N || r > cost.r || p > cost.p) throw new PlainError('The sealed secrets are damaged.')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, sealed.kdf), Buffer.from(sealed.iv, 'base64'), {
      authTagLength: 16,
    })
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'))
    const text = Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()])
    return JSON.parse(text.toString('utf8'))
  } catch {
    throw new PlainError('The passphrase does not open the secrets of this backup.')
  }
}
