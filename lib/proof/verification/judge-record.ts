import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { sha256Hex } from './bytes'
import type { Case } from './case'
import type { VerifyOptions } from './options'
import type { JsonObject } from './parse-json'
import type { Recorded, Verdict } from './verdict'
import { notOnRecord } from './words'

/** SHA-256 over what a credential says, in each of its forms the same: without its proof. */
export function hashOfCredential({ proof: _, ...said }: JsonObject): Promise<string> {
  return sha256Hex(new TextEncoder().encode(canonicalJson(said)))
}

export async function askRecord(
  serial: string | null,
  { recorded }: Pick<VerifyOptions, 'recorded'>,
): Promise<Recorded | undefined> {
  if (!recorded) return undefined
  return serial ? recorded(serial) : { state: 'not-on-record', revokedOn: null, supersededOn: null }
}

interface Found {
  document: JsonObject | null
  serial?: string | null
  pdf?: Uint8Array | undefined
}

/** An attack: a stolen key signs anything. A file has to be the one that was issued under its serial. */
export async function refuseByRecord(
  matter: Case,
  recorded: Recorded | undefined,
  { document, serial = null, pdf }: Found,
): Promise<Verdict | null> {
  if (recorded?.state === 'not-on-record') {
    const { reason, ...words } = notOnRecord(serial)
    matter.found('issuer', 'unknown', reason, 'proven')
    return matter.close('contradicted', reason, null, words)
  }
  const { issued } = recorded ?? {}
  if (!issued) return null
  const isSame =
    (document === null || issued.credential === (await hashOfCredential(document))) &&
    (pdf === undefined || issued.pdf === (await sha256Hex(new Uint8Array(pdf))))
  if (isSame) return null
  const sentence = 'It has a signature by our key, but it is not the file that we issued under its serial.'
  matter.found('unchanged', 'failed', sentence)
  return matter.close('altered', sentence, null)
}
