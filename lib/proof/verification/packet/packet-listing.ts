import { canonicalJson } from '@/lib/platform/file/canonical-json'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { sha256Hex } from '../bytes'
import { isObject, type JsonObject, listOf } from '../parse-json'
import { checkSeal } from '../seal'
import { isUnder } from './packet-log'

const listing = 'log/packet.json'

/** As the log has it: without the seal, and without the proof of this hash itself. */
export function hashOfFileList({ proof: _, ...manifest }: JsonObject): Promise<string> {
  const files = listOf(manifest.files).filter((file) => !isObject(file) || file.path !== listing)
  return sha256Hex(new TextEncoder().encode(canonicalJson({ ...manifest, files })))
}

/** The log has the hash of the list of files: no file can be exchanged after the packet was made. */
export async function listingProblems(
  manifest: JsonObject,
  one: unknown,
  { issuer, keysAsOf }: { issuer: TrustedIssuer; keysAsOf?: Date | undefined },
): Promise<string[]> {
  if (!isObject(one) || !isObject(one.entry) || !isObject(one.sealed))
    return [`${listing} is missing, so files may have been exchanged.`]
  const { entry, sealed } = one
  const hash = await hashOfFileList(manifest)
  const listedHash = isObject(entry.details) ? entry.details.manifest : null
  const isIt = entry.action === 'packet.listed' && entry.object === `packet:${manifest.packet}` && listedHash === hash
  const { kind } = await checkSeal(sealed, issuer, keysAsOf)
  return [
    kind === 'ours' && (await isUnder(one, sealed)) ? [] : `${listing}: its entry is not in the sealed log.`,
    isIt ? [] : `${listing} is about other files, or another manifest, than this packet has.`,
  ].flat()
}
