import { z } from 'zod'
import { listLogged } from '@/lib/audit/queries'
import type { Operator, Subject } from '@/lib/people/account/actor'
import { countSubjects, everySubject } from '@/lib/people/account/every-subject'
import { statusPlace } from '@/lib/proof/credential/status-list'
import { jwks } from '@/lib/proof/issuer/did'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { orphansOnRecord } from '@/lib/record/certificate/on-record'
import { listEncounterRows } from '@/lib/training/encounter/rows-hash'
import { faults } from './check/findings.mjs'
import { checkRecord } from './check/people.mjs'
import { takeKeys } from './check/signatures.mjs'
import { readVersion } from './check/versions.mjs'
import { encounterDifferences } from './encounters'
import { makeItemShelf } from './items'
import { collect, readFromMemory } from './memory-source'
import { versionIdsOf } from './person-files'
import { inSnapshot, type PersonRecord, readPerson } from './read-person'
import { recordFiles } from './record-files'
import { makeVersionShelf, versionFiles } from './versions'

/** Rows of the last minutes need an entry too: both are read in one snapshot. */
const afterAll = '9999-01-01T00:00:00Z'

const statuses = z.array(z.object({ statusListIndex: z.string(), statusListCredential: z.string() })).optional()

interface Heard {
  /** Called with each sentence as it is found: they are not kept. */
  difference(sentence: string): void
  progress(done: number, of: number): void
}

export interface RecordVerdict {
  people: number
  differences: number
}

/** Compares everybody's record with the log, both ways, by the rules of a packet's checker. Only reads. */
export async function verifyRecord(operator: Operator, heard: Heard): Promise<RecordVerdict> {
  const issuer = configuredIssuer()
  takeKeys(issuer ? jwks(issuer) : { keys: [] })
  const shelves = { versions: makeVersionShelf(), items: makeItemShelf(), checked: new Map() }
  const verdict = { people: 0, differences: 0 }
  const tell = (found: readonly string[]) => {
    verdict.differences += found.length
    for (const sentence of found) heard.difference(`${sentence}.`)
  }
  const total = await countSubjects(operator)
  for await (const { hasAccount, ...subject } of everySubject(operator)) {
    tell(hasAccount ? await differencesOf(subject, shelves) : await differencesOfUnknown(subject))
    verdict.people += 1
    heard.progress(verdict.people, Math.max(total, verdict.people))
  }
  tell(await differencesOfOrphans())
  return verdict
}

interface Shelves {
  versions: ReturnType<typeof makeVersionShelf>
  items: ReturnType<typeof makeItemShelf>
  checked: Map<string, unknown>
}

async function differencesOf(subject: Subject, shelves: Shelves): Promise<string[]> {
  const folder = `account ${subject.accountId}`
  const { record, files, encounters } = await inSnapshot(async (tx) => {
    const read = await readPerson(tx, subject)
    const versions = await shelves.versions.take(versionIdsOf(read, encountersOf(read)))
    const items = await shelves.items.take(read.attempts.flatMap((one) => one.items.map(({ itemHash }) => itemHash)))
    const log = await listLogged(tx, { about: subject })
    const own = recordFiles(tx, { subject, folder }, { record: read, log, versions, items })
    const rows = await listEncounterRows(tx, subject)
    return { record: read, files: await collect(own), encounters: encounterDifferences(rows, log, folder) }
  })
  const found = await checkVersions(versionIdsOf(record, encountersOf(record)), shelves)
  readFromMemory(files)
  try {
    checkRecord(folder, { versions: shelves.checked, manifest: { madeAt: afterAll } })
  } catch (error) {
    faults.push(`${folder} cannot be read: ${(error as Error).message}`)
  }
  return [...found, ...faults.splice(0), ...encounters, ...misplaced(record)]
}

function encountersOf({ runs, readings }: PersonRecord) {
  return [...runs, ...readings]
}

/** A signed credential names its bit in the status lists, which are made from the row's number. */
function misplaced({ certificates }: PersonRecord): string[] {
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
async function checkVersions(ids: readonly string[], { versions, checked }: Shelves): Promise<string[]> {
  for (const version of await versions.take(ids)) {
    if (checked.has(version.id)) continue
    const files = await collect(versionFiles(version))
    const log = await inSnapshot((tx) => listLogged(tx, { on: [`course-version:${version.id}`] }))
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

async function differencesOfUnknown(subject: Subject): Promise<string[]> {
  const entries = await inSnapshot((tx) => listLogged(tx, { about: subject }))
  const [first] = entries
  return first
    ? [`account ${subject.accountId}: the log has ${entries.length} entries about it, but the record does not have it`]
    : []
}
