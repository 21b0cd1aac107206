import { readCheckpoint } from '@/lib/audit/tree/checkpoint'
import { readZip } from '@/lib/platform/file/zip'
import { systemWorld } from '@/lib/platform/world'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { bytesOfBase64url, hexOfBytes, latin1 } from '@/lib/proof/verification/bytes'
import { attachmentsIn } from '@/lib/proof/verification/pdf-file'
import { readDocument } from '@/lib/proof/verification/read'
import { verify } from '@/lib/proof/verification/verify'
import { type Kept, keptDocument, keptLine, keptNote, unsignedLine } from './kept'

const notes = /^[^\s+]+\n\d+\n[A-Za-z0-9+/]{43}=\n(?:[^\n]+\n)*\n(?:— [^\n]+\n)+/gmu
/** As printed, and as mail programs write it (RFC 2045). Not the extension line of a note. */
const lines = /(?<!subjects )\b([1-9]\d{0,14}) ([A-Za-z0-9+/]{43})=(?:3D)?(?![A-Za-z0-9+/])/g

/** All checkpoints in a checkpoint, note, mail, transcript, credential, certificate, or packet. Errors: Unreadable. */
export async function readKept(bytes: Uint8Array<ArrayBuffer>, issuer: TrustedIssuer | null): Promise<Kept[]> {
  const kept = (await Promise.all((await textsIn(bytes)).map((text) => keptInText(text, issuer)))).flat()
  if (!issuer || !kept.some(({ signer }) => signer === unsignedLine)) return kept
  const { proven } = await verify(bytes, { issuer, now: systemWorld.now() })
  return proven ? kept.map((one) => (one.signer === unsignedLine ? { ...one, signer: inSigned(issuer) } : one)) : kept
}

const inSigned = ({ name }: TrustedIssuer): Kept['signer'] => ({
  kind: 'ours',
  sentence: `It is in a file signed by ${name}.`,
})

export async function keptInText(given: string, issuer: TrustedIssuer | null): Promise<Kept[]> {
  const text = `${given.replaceAll('\r\n', '\n')}\n`
  const json = parsed(text)
  if (json !== undefined) return keptInJson(json, issuer)
  const noted = await Promise.all((text.match(notes) ?? []).map((note) => keptNote(note, issuer)))
  const found = noted.filter((one) => one !== null)
  if (found.length > 0) return found
  return Array.from(text.matchAll(lines), ([, size, root = '']) =>
    keptLine({ size: Number(size), tree: hexOfBytes(bytesOfBase64url(root)) }),
  )
}

async function keptInJson(value: unknown, issuer: TrustedIssuer | null): Promise<Kept[]> {
  if (typeof value === 'string') return /\n\n— |checkpoint/i.test(value) ? keptInText(value, issuer) : []
  if (typeof value !== 'object' || value === null) return []
  const checkpoint = readCheckpoint(value)
  if (checkpoint) return [await keptDocument(checkpoint, issuer)]
  return (await Promise.all(Object.values(value).map((inner) => keptInJson(inner, issuer)))).flat()
}

/** Texts that may have checkpoints: of a packet, its list of them. */
async function textsIn(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const start = latin1(bytes.subarray(0, 8))
  if (start.startsWith('%PDF')) return attachmentsIn(bytes)
  if (start.startsWith('PK\x03\x04')) {
    const list = await (await readZip(new Blob([bytes]))).get('log/checkpoints.jsonl')?.()
    return list ? decoded(list).split('\n') : []
  }
  if (start.startsWith('\x89PNG')) return [(await documentIn(bytes)) ?? '']
  const text = decoded(bytes)
  if (/^\s*<(?:\?xml|svg)/.test(text)) return [(await documentIn(bytes)) ?? '']
  // A JWT's claims.
  const [, claims] = /^\s*[\w-]+\.([\w-]+)\.[\w-]+\s*$/.exec(text) ?? []
  return claims === undefined ? [text] : [decoded(bytesOfBase64url(claims))]
}

async function documentIn(bytes: Uint8Array): Promise<string | null> {
  const read = await readDocument(bytes)
  return read.form === 'pdf' ? null : read.text
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
