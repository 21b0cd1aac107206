import { readCheckpoint } from '@/lib/audit/tree/checkpoint'
import { findNewestStamp } from '@/lib/audit/tree/newest-stamp'
import { listCheckpoints } from '@/lib/audit/tree/prove'
import type { Coordinator } from '@/lib/people/account/actor'
import { outsideInWords } from '@/lib/people/witness/outside-words.mjs'
import { configuredPlaces } from '@/lib/people/witness/places'
import { jwks } from '@/lib/proof/issuer/did'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { configuredAuthorities } from '@/lib/proof/time-stamp/stamp-now'
import { renderOfflineVerifier } from '@/lib/proof/verification/offline/page'
import { anomalyKinds, thresholds, thresholdsVersion } from '@/lib/record/anomaly/thresholds'
import { checkScript } from './check-script'
import type { Collected } from './collected'
import { jsonFile, type PacketFile, textFile } from './content/file'
import { extractVersionLog } from './content/log-extract'
import { versionFiles } from './content/versions'
import { indexPage } from './index-page'
import type { PacketView } from './queries'
import { readme } from './readme'

const checkpointsPerRead = 200

/** Comes after the people, because their records name the versions and checkpoints needed. */
export async function* sharedFiles(
  { organizationName }: Coordinator,
  { about }: PacketView,
  collected: Collected,
  madeAt: Date,
): AsyncGenerator<PacketFile> {
  for (const version of collected.versions.all()) yield* versionFiles(version)
  yield jsonFile('thresholds.json', { version: thresholdsVersion, kinds: anomalyKinds, thresholds })
  const versions = await extractVersionLog(
    collected.versions.all().map(({ id }) => id),
    collected.size,
  )
  for (const { checkpoint } of versions) collected.checkpoints.add(checkpoint)
  yield jsonFile('log/versions.json', versions)
  const stamped = await findNewestStamp(collected.size)
  if (stamped) collected.checkpoints.add(stamped.size)
  yield textFile('log/checkpoints.jsonl', await checkpointLines([...collected.checkpoints].sort((a, b) => a - b)))
  const [newest] = await listCheckpoints([collected.size])
  const note = newest && readCheckpoint(JSON.parse(newest.document))?.note
  if (note) yield textFile('log/checkpoint.txt', note)
  if (stamped) {
    yield textFile('log/stamped-checkpoint.txt', stamped.note)
    yield { path: 'log/stamped-checkpoint.txt.tst', bytes: stamped.token }
  }
  const issuer = configuredIssuer()
  yield jsonFile('keys.json', issuer ? jwks(issuer) : { keys: [] })
  if (issuer) yield textFile('verifier.html', renderOfflineVerifier({ issuer, madeAt }))
  yield textFile('check.mjs', checkScript())
  const outside = outsideInWords({
    places: configuredPlaces().map(({ address }) => address),
    authorities: configuredAuthorities().length,
  })
  yield textFile('README.txt', readme({ issuerUrl: issuer?.url ?? null, madeAt, outside }))
  yield textFile('index.html', indexPage({ about, organizationName, madeAt, issuer, outside }, collected))
}

/** Byte for byte: each checkpoint names the hash of the one before. */
async function checkpointLines(sizes: readonly number[]): Promise<string> {
  const lines: string[] = []
  for (let at = 0; at < sizes.length; at += checkpointsPerRead) {
    for (const { document } of await listCheckpoints(sizes.slice(at, at + checkpointsPerRead)))
      lines.push(`${document}\n`)
  }
  return lines.join('')
}
