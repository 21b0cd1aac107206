import { from } from '@digitalbazaar/ed25519-multikey'
import { base64Of, bytesOfBase64url, hexOfBytes, sameBytes } from '@/lib/proof/verification/bytes'

/* Signed notes (c2sp.org/signed-note) with Ed25519, in Node and browsers. */

export interface NoteKey {
  /** A schema-less URL: for a log, its origin. */
  name: string
  publicJwk: Readonly<Record<string, string>>
}

interface NoteSignature {
  name: string
  /** Four bytes. */
  keyId: Uint8Array
  signature: Uint8Array
}

export interface Note {
  /** With its final newline. */
  text: string
  signatures: NoteSignature[]
}

const ed25519 = 0x01
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/

/** Null unless it is one note with at most 16 signatures. */
export function readNote(note: string): Note | null {
  const end = note.lastIndexOf('\n\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format has none but newlines.
  if (end < 0 || !note.endsWith('\n') || /[\0-\x09\x0b-\x1f]/.test(note)) return null
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > 16) return null
  const signatures = lines.flatMap((line) => readSignature(line) ?? [])
  return signatures.length === lines.length ? { text: note.slice(0, end + 1), signatures } : null
}

function readSignature(line: string): NoteSignature | null {
  const [, name, written] = signatureLine.exec(line) ?? []
  if (name === undefined || written === undefined || written.length % 4 !== 0) return null
  const bytes = bytesOfBase64url(written)
  return bytes.length > 4 ? { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) } : null
}

/** `sign` gets the bytes of the text. */
export async function writeNote(
  text: string,
  key: NoteKey,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const signature = await sign(new TextEncoder().encode(text))
  return `${text}\n— ${key.name} ${base64Of(new Uint8Array([...(await keyIdOf(key)), ...signature]))}\n`
}

/** The key that signed it. Null if none of these did, or if a signature of one of them is wrong. */
export async function signerOfNote<Key extends NoteKey>(note: Note, keys: readonly Key[]): Promise<Key | null> {
  const data = new TextEncoder().encode(note.text)
  let signer: Key | null = null
  for (const key of keys) {
    const keyId = await keyIdOf(key)
    for (const { signature } of note.signatures.filter((one) => one.name === key.name && sameBytes(one.keyId, keyId))) {
      const { verifier } = await from({ type: 'JsonWebKey', publicKeyJwk: key.publicJwk })
      if (signature.length !== 64 || !(await verifier().verify({ data, signature }))) return null
      signer ??= key
    }
  }
  return signer
}

/** As tools for signed notes take it: name, key id, and key. */
export async function verifierKeyOf(key: NoteKey): Promise<string> {
  return `${key.name}+${hexOfBytes(await keyIdOf(key))}+${base64Of(new Uint8Array([ed25519, ...publicKeyOf(key)]))}`
}

function publicKeyOf({ publicJwk }: NoteKey): Uint8Array {
  return bytesOfBase64url(publicJwk.x ?? '')
}

async function keyIdOf(key: NoteKey): Promise<Uint8Array> {
  const named = new Uint8Array([...new TextEncoder().encode(`${key.name}\n`), ed25519, ...publicKeyOf(key)])
  return new Uint8Array(await crypto.subtle.digest('SHA-256', named)).slice(0, 4)
}
