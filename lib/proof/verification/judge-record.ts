import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { sha256Hex } from './bytes'
import type { VerifyOptions } from './options'
import type { JsonObject } from './parse-json'
import type { Recorded, Verdict } from './verdict'
import type { VerdictBuilder } from './verdict-builder'
import { notOnRecord } from './words'

/** SHA-256 over what a credential says, in each of its forms the same: without its proof. */
export function hashOfCredential({ proof: _, ...content }: JsonObject): Promise<string> {
  return sha256Hex(new TextEncoder().encode(canonicalJson(content)))
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
  builder: VerdictBuilder,
  recorded: Recorded | undefined,
  { document, serial = null, pdf }: Found,
): Promise<Verdict | null> {
  if (recorded?.state === 'not-on-record') {
    const { reason, ...words } = notOnRecord(serial)
    builder.add('issuer', 'unknown', reason, 'proven')
    return builder.finish('contradicted', reason, null, words)
  }
  const { issued } = recorded ?? {}
  if (!issued) return null
  const isSame =
    (document === null || issued.credential === (await hashOfCredential(document))) &&
    (pdf === undefined || issued.pdf === (await sha256Hex(new Uint8Array(pdf))))
  if (isSame) return null
  const sentence = 'It has a signature by our key, but it is not the file that we issued under its serial.'
  builder.add('unchanged', 'failed', sentence)
  return builder.finish('altered', sentence, null)
}
