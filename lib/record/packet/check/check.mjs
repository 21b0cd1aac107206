/*
 * Checks an unpacked audit packet with Node alone. It installs nothing, uses no network, and changes nothing.
 *
 *     node check.mjs [folder] [--keys jwks.json]
 *
 * It rebuilds what the packet says: the score of each attempt from responses and keys, active time from page views and
 * beats, the state of each certificate. It compares answers and lessons with the log of the time, and checks the signatures
 * of certificates, transcripts, log and manifest. README.txt has the same rules in words.
 * Exit code 0: everything agrees. 1: something does not, and the output names each thing. 2: there is no packet.
 */
import { checkTail } from './chain.mjs'
import { exists, folder, foldersIn, keyFile, packetKeys } from './files.mjs'
import { expect, faults, printFindings } from './findings.mjs'
import { checkListing } from './listing.mjs'
import { packetCheckpoints } from './log.mjs'
import { checkManifest } from './manifest.mjs'
import { accounts, checkPerson } from './people.mjs'
import { takeKeys } from './signatures.mjs'
import { checkStampedNote, readStamps } from './stamps.mjs'
import { readVersions } from './versions.mjs'

if (!exists('manifest.json')) {
  console.error(`There is no manifest.json in ${folder}: unpack the ZIP, and name its folder.`)
  process.exit(2)
}

function part(name, check) {
  try {
    return check()
  } catch (error) {
    faults.push(`${name} cannot be read: ${error.message}`)
    return undefined
  }
}

part('the keys', () => takeKeys(packetKeys()))
await readStamps(part('the keys', packetKeys) ?? {}).catch((error) =>
  faults.push(`a time-stamp cannot be read: ${error.message}`),
)
const manifest = part('manifest.json', checkManifest) ?? { madeAt: 0 }
const checkpoints = part('log/checkpoints.jsonl', packetCheckpoints) ?? new Map()
const versions = part('versions', () => readVersions(checkpoints)) ?? new Map()
for (const one of foldersIn('people')) {
  part(`people/${one}`, () => checkPerson(`people/${one}`, { checkpoints, versions, manifest }))
}
if (manifest.about?.kind === 'person')
  expect(
    accounts.get(manifest.about.id) === manifest.about.name && accounts.size === 1,
    'it is not about the person in the manifest',
  )
expect(!manifest.log || checkpoints.has(manifest.log), `the checkpoint of the log at entry ${manifest.log} is missing`)

part('log/checkpoints.jsonl', () => checkTail(manifest, checkpoints))
part('log/stamped-checkpoint.txt', () => checkStampedNote(checkpoints))
part('log/packet.json', () => checkListing(manifest, checkpoints))

printFindings({ issuer: manifest.issuer, withOwnKeys: !keyFile })
process.exitCode = faults.length === 0 ? 0 : 1
