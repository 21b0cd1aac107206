import { z } from 'zod'
import { listLoggedAbout, listLoggedOn } from '@/lib/audit/log/logged-entries'
import type { Subject } from '@/lib/people/account/actor'
import { statusPlace } from '@/lib/proof/credential/status-list'
import { jwks } from '@/lib/proof/issuer/did'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { documentsOnRecord, livesOnRecord } from '@/lib/record/certificate/on-record'
import { hashOutsideFiles } from '@/lib/record/outside-certificate/on-record'
import { accessDifferences, readRights, rightsDifferences } from '@/lib/record/rights/person-rights'
import { listEncounterRows } from '@/lib/training/encounter/rows-hash'
import { certificateDifferences } from './certificate-differences'
import { faults, notes } from './check/findings.mjs'
import { checkRecord } from './check/people.mjs'
import { takeKeys } from './check/signatures.mjs'
import { readVersion } from './check/versions.mjs'
import { encounterDifferences } from './content/encounters'
import type { PacketFile } from './content/file'
import { groupByPerson } from './content/group-by-person'
import { makeItemCache } from './content/items'
import { outsideDifferences } from './content/outside-training'
import { inSnapshot, type LoggedRecord, readPeople } from './content/read-person'
import { makeVersionCache, type Version, versionFiles } from './content/versions'
import { collect, type RowsFile, readFromMemory } from './memory-source'
import { versionIdsOf } from './person-files'
import { recordFiles } from './record-files'

/** Rows of the last minutes need an entry too: both are read in one snapshot. */
const afterAll = '9999-01-01T00:00:00Z'

const statuses = z.array(z.object({ statusListIndex: z.string(), statusListCredential: z.string() })).optional()

/** What several people share is read and checked once. Rows can change: make new ones for each check. */
export function makePersonCaches() {
  return { versions: makeVersionCache(), items: makeItemCache(), checked: new Map<string, unknown>() }
}

type Caches = ReturnType<typeof makePersonCaches>

/**
 * Compares these people's records with the log, both ways, by the rules of a packet's checker. Sentences without a period.
 * `withAccess`: sign-ins and acts, too.
 */
export async function differencesOf(
  subjects: readonly Subject[],
  caches: Caches,
  { withAccess }: { withAccess: boolean },
): Promise<string[]> {
  const issuer = configuredIssuer()
  takeKeys(issuer ? jwks(issuer) : { keys: [] })
  const read = await inSnapshot(async (tx) => ({
    recordOf: await readPeople(tx, subjects),
    rightsOf: groupByPerson(await readRights(tx, subjects)),
    logOf: await listLoggedAbout(tx, subjects),
    encountersOf: await listEncounterRows(tx, subjects),
    outsideFiles: await hashOutsideFiles(tx, subjects),
    lives: new Map((await livesOnRecord(tx, subjects)).map((one) => [one.id, one])),
    documents: new Map((await documentsOnRecord(tx, subjects)).map((one) => [one.certificateId, one])),
  }))
  const records = subjects.map(read.recordOf)
  const items = await caches.items.load(
    records.flatMap(({ attempts }) => attempts.flatMap((one) => one.items.map(({ itemHash }) => itemHash))),
  )
  const found: string[] = []
  for (const record of records) {
    const { id } = record.account
    const folder = `account ${id}`
    const ids = versionIdsOf(record, [...record.runs, ...record.readings])
    const versions = await caches.versions.load(ids)
    found.push(...(await checkVersions(versions, caches)))
    const log = read.logOf(id)
    const files = recordFiles(folder, { record, log, versions, items, documents: read.documents })
    found.push(
      ...(await checkFiles(files, folder, caches)),
      ...encounterDifferences(read.encountersOf(id), log, folder),
      ...outsideDifferences(
        record.outsideCertificates,
        read.outsideFiles.filter(({ accountId }) => accountId === id),
        folder,
      ),
      ...misplaced(record),
      ...rightsDifferences(read.rightsOf(id), log, id, folder),
      ...(withAccess ? accessDifferences(read.rightsOf(id), log, folder) : []),
      ...certificateDifferences(record, { log, lives: read.lives, documents: read.documents }, folder),
    )
  }
  return found
}

async function checkFiles(
  files: Iterable<PacketFile | RowsFile>,
  folder: string,
  { checked }: Caches,
): Promise<string[]> {
  readFromMemory(await collect(files))
  try {
    checkRecord(folder, { versions: checked, manifest: { madeAt: afterAll } })
  } catch (error) {
    faults.push(`${folder} cannot be read: ${(error as Error).message}`)
  }
  return takeFaults()
}

/** The checker keeps its findings for a whole packet. Between reading the files and this, nothing may wait. */
function takeFaults(): string[] {
  notes.length = 0
  return faults.splice(0)
}

/** A signed credential names its bit in the status lists, which are made from the row's number. */
function misplaced({ certificates }: LoggedRecord): string[] {
  return certificates.flatMap(({ serial, credential }) => {
    if (!credential) return []
    const { list, index } = statusPlace(credential.statusPosition)
    const { credentialStatus = [] } = z.looseObject({ credentialStatus: statuses }).parse(JSON.parse(credential.json))
    const isItsOwn = credentialStatus.every(
      (one) => one.statusListIndex === String(index) && one.statusListCredential.endsWith(`/${list}`),
    )
    return isItsOwn ? [] : [`certificate ${serial} has another place in the status lists than its credential says`]
  })
}

/** Each version once. */
async function checkVersions(versions: readonly Version[], { checked }: Caches): Promise<string[]> {
  for (const version of versions) {
    if (checked.has(version.id)) continue
    const files = await collect(versionFiles(version))
    const log = await inSnapshot((tx) => listLoggedOn(tx, [`course-version:${version.id}`]))
    readFromMemory(files)
    checked.set(version.id, readVersion(version.folder, log)[1])
  }
  return takeFaults()
}
