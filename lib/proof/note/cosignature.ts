import { bytesOfBase64url, hexOfBytes, sameBytes } from '@/lib/proof/verification/bytes'
import { readNote } from './signed-note'

/* Cosignatures of witnesses with a time (c2sp.org/tlog-cosignature), by Ed25519. */

export interface WitnessKey {
  name: string
  keyId: Uint8Array
  publicKey: Uint8Array<ArrayBuffer>
}

const timestampedEd25519 = 0x04
const timeBytes = 8
const verifierKey = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/

/** A verifier key as witnesses publish it: name, key id, and key. Null for another kind or a wrong id. */
export async function readWitnessKey(text: string): Promise<WitnessKey | null> {
  const [, name, id, written] = verifierKey.exec(text) ?? []
  if (name === undefined || id === undefined || written === undefined) return null
  const typed = bytesOfBase64url(written)
  if (typed.length !== 33 || typed[0] !== timestampedEd25519) return null
  const named = new Uint8Array([...new TextEncoder().encode(`${name}\n`), ...typed])
  const keyId = new Uint8Array(await crypto.subtle.digest('SHA-256', named)).slice(0, 4)
  return hexOfBytes(keyId) === id ? { name, keyId, publicKey: new Uint8Array(typed.slice(1)) } : null
}

/** The time at which the witness signed this checkpoint. Null unless one of the lines is its valid cosignature. */
export async function cosignedAt(note: string, lines: string, key: WitnessKey): Promise<Date | null> {
  const text = readNote(note)?.text
  const answered = text === undefined ? null : readNote(`${text}\n${lines}`)
  if (!answered) return null
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify'])
  for (const { name, keyId, signature } of answered.signatures) {
    if (name !== key.name || !sameBytes(keyId, key.keyId) || signature.length !== timeBytes + 64) continue
    const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
    const signed = new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${text}`)
    const isValid = await crypto.subtle.verify('Ed25519', publicKey, new Uint8Array(signature.slice(timeBytes)), signed)
    // Zero means that the witness did not look at the history.
    if (isValid && time > 0n && time < 1n << 40n) return new Date(Number(time) * 1000)
  }
  return null
}
