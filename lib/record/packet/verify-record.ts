import { z } from 'zod'
import { listLoggedAbout, listLoggedOn } from '@/lib/audit/logged-entries'
import type { Operator, Subject } from '@/lib/people/account/actor'
import { countSubjects, everySubject } from '@/lib/people/account/every-subject'
import { statusPlace } from '@/lib/proof/credential/status-list'
import { jwks } from '@/lib/proof/issuer/did'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { documentsOnRecord, livesOnRecord, orphansOnRecord } from '@/lib/record/certificate/on-record'
import { hashOutsideFiles } from '@/lib/record/outside-certificate/on-record'
import { organizationDifferences } from '@/lib/record/rights/organization-rights'
import { readRights, rightsDifferences } from '@/lib/record/rights/person-rights'
import { listEncounterRows } from '@/lib/training/encounter/rows-hash'
import { certificateDifferences } from './certificate-differences'
import { faults } from './check/findings.mjs'
import { checkRecord } from './check/people.mjs'
import { takeKeys } from './check/signatures.mjs'
import { readVersion } from './check/versions.mjs'
import { encounterDifferences } from './encounters'
import type { PacketFile } from './file'
import { groupByPerson } from './group-by-person'
import { makeItemCache } from './items'
import { collect, type RowsFile, readFromMemory } from './memory-source'
import { outsideDifferences } from './outside-training'
import { versionIdsOf } from './person-files'
import { inSnapshot, type LoggedRecord, readPeople } from './read-person'
import { recordFiles } from './record-files'
import { makeVersionCache, type Version, versionFiles } from './versions'

/** Rows of the last minutes need an entry too: both are read in one snapshot. */
const afterAll = '9999-01-01T00:00:00Z'

const statuses = z.array(z.object({ statusListIndex: z.string(), statusListCredential: z.string() })).optional()

interface Report {
  /** Called with each sentence as it is found, to keep none in memory. */
  difference(sentence: string): void
  progress(done: number, of: number): void
}

export interface RecordVerdict {
  people: number
  differences: number
}

/** Compares everybody's record with the log, both ways, by the rules of a packet's checker. Only reads. */
export async function verifyRecord(operator: Operator, report: Report): Promise<RecordVerdict> {
  const issuer = configuredIssuer()
  takeKeys(issuer ? jwks(issuer) : { keys: [] })
  const caches = { versions: makeVersionCache(), items: makeItemCache(), checked: new Map() }
  const verdict = { people: 0, differences: 0 }
  const addDifferences = (found: readonly string[]) => {
    verdict.differences += found.length
    for (const sentence of found) report.difference(`${sentence}.`)
  }
  const total = await countSubjects(operator)
  for await (const { hasAccount, subjects } of everySubject(operator)) {
    addDifferences(hasAccount ? await differencesOf(subjects, caches) : await differencesOfUnknown(subjects))
    verdict.people += subjects.length
    report.progress(verdict.people, Math.max(total, verdict.people))
  }
  for await (const found of organizationDifferences(operator, inSnapshot)) addDifferences(found)
  addDifferences(await differencesOfOrphans())
  return verdict
}

interface Caches {
  versions: ReturnType<typeof makeVersionCache>
  items: ReturnType<typeof makeItemCache>
  checked: Map<string, unknown>
}

async function differencesOf(subjects: readonly Subject[], caches: Caches): Promise<string[]> {
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
  return faults.splice(0)
}

async function differencesOfOrphans(): Promise<string[]> {
  const orphans = await inSnapshot(orphansOnRecord)
  return orphans.map(
    ({ serial, accountId }) => `certificate ${serial} belongs to account ${accountId}, which the record does not have`,
  )
}

async function differencesOfUnknown(subjects: readonly Subject[]): Promise<string[]> {
  const logOf = await inSnapshot((tx) => listLoggedAbout(tx, subjects))
  return subjects.flatMap(({ accountId }) => {
    const { length } = logOf(accountId)
    const said = `the log has ${length} entries about it, but the record does not have it`
    return length > 0 ? [`account ${accountId}: ${said}`] : []
  })
}
