/* The log has the hash of the list of files: no file can be exchanged after the packet was made. */
import { canonical, exists, jsonIn, sha256 } from './files.mjs'
import { expect } from './findings.mjs'
import { checkLog } from './log.mjs'
import { expectSealed } from './signatures.mjs'

const listing = 'log/packet.json'

export function checkListing({ proof: _, ...manifest }, checkpoints) {
  // Packets from before there were chains have none.
  if (!checkpoints.get(manifest.log)?.subjects) return
  if (!exists(listing)) return expect(false, `${listing} is missing, so files may have been exchanged`)
  const { sealed, ...one } = jsonIn(listing)
  expectSealed(sealed, `${listing}, its checkpoint`)
  checkLog([{ ...one, values: {} }], new Map([[sealed.size, sealed]]), listing)
  const { action, object, details } = one.entry
  const files = manifest.files.filter(({ path }) => path !== listing)
  const isIt =
    action === 'packet.listed' &&
    object === `packet:${manifest.packet}` &&
    details.manifest === sha256(canonical({ ...manifest, files }))
  expect(isIt, `${listing} is about other files, or another manifest, than this packet has`)
}
