import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { base64Of, bytesOfBase64url, bytesOfHex, hexOfBytes } from '@/lib/proof/verification/bytes'
import { type NoteKey, readNote, signerOfNote } from './signed-note'

/* A checkpoint of the audit log as a signed note (c2sp.org/tlog-checkpoint), in Node and browsers. */

export interface TreeHead {
  origin: string
  size: number
  /** RFC 6962, over the hashes of all entries; hexadecimal digits. */
  root: string
  /** An extension line: the root over everybody's entries, which whoever has the log can recompute. */
  subjects: { count: number; root: string } | null
}

type NotedKey = NoteKey & { id: string }

export function logOriginOf(issuerUrl: string): string {
  return `${new URL(issuerUrl).host}/log`
}

/** Keys of the current and earlier addresses, retired ones too. */
export function noteKeysOf({ url, formerly = [], keys }: Pick<TrustedIssuer, 'url' | 'formerly' | 'keys'>): NotedKey[] {
  const signing = keys.filter(({ use }) => use === 'credential')
  return [url, ...formerly].flatMap((address) =>
    signing.map(({ id, publicJwk }) => ({ id, name: logOriginOf(address), publicJwk })),
  )
}

export function textOfHead({ origin, size, root, subjects }: TreeHead): string {
  const people = subjects ? `subjects ${subjects.count} ${base64Of(bytesOfHex(subjects.root))}\n` : ''
  return `${origin}\n${size}\n${base64Of(bytesOfHex(root))}\n${people}`
}

const head =
  /^([^\s+]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(?:subjects (0|[1-9]\d{0,14}) ([A-Za-z0-9+/]{43}=)\n)?/

/** Null unless the text is a tree head; unknown extension lines are passed over. */
function headOfText(text: string): TreeHead | null {
  const [, origin, size, root, count, subjects] = head.exec(text) ?? []
  if (origin === undefined || root === undefined) return null
  return {
    origin,
    size: Number(size),
    root: hexOfBytes(bytesOfBase64url(root)),
    subjects: subjects === undefined ? null : { count: Number(count), root: hexOfBytes(bytesOfBase64url(subjects)) },
  }
}

/** The signer is null when no key here signed the note; then it proves nothing by itself. */
export async function readCheckpointNote(
  text: string,
  issuer: TrustedIssuer | null,
): Promise<{ head: TreeHead; signedBy: string | null } | null> {
  const note = readNote(text)
  const found = note && headOfText(note.text)
  if (!note || !found) return null
  const signer = issuer && (await signerOfNote(note, noteKeysOf(issuer)))
  return { head: found, signedBy: signer?.name === found.origin ? signer.id : null }
}
