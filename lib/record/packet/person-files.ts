import { listSubjectLinks } from '@/lib/audit/tree/prove-subjects'
import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { DomainError } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'
import { publishDocument } from '@/lib/record/certificate/document/publish-document'
import { buildTranscript } from '@/lib/record/transcript/build'
import { publishTranscript } from '@/lib/record/transcript/publish'
import { withhold } from '@/lib/record/transcript/withhold'
import type { Collected } from './collected'
import { amendmentsOf, ownRowIdsOf, packetAnomalies } from './content/amendments'
import { attemptsOf } from './content/attempts'
import { doneEncounters } from './content/encounters'
import { jsonFile, type PacketFile, textFile } from './content/file'
import { extractLog } from './content/log-extract'
import type { LoggedRecord, PersonRecord } from './content/read-person'
import { readWithFiles } from './content/read-with-files'
import { packetTime } from './content/time'
import { withNames } from './content/with-names'
import { personPage } from './person-page'
import { stampFiles, stampRows } from './stamp-files'

export async function* personFiles(
  coordinator: Coordinator,
  { subject, folder }: { subject: Subject; folder: string },
  collected: Collected,
  world: World,
): AsyncGenerator<PacketFile> {
  const { organizationId, organizationName, timeZone } = coordinator
  const { outsideTraining, ...read } = yield* readWithFiles(subject, { folder, organizationId })
  const record = withOwnIdentifiers(read.record, organizationId)
  const versions = await collected.versions.load(versionIdsOf(record, doneEncounters(record)))
  const items = await collected.items.load(record.attempts.flatMap((one) => one.items.map(({ itemHash }) => itemHash)))
  const attempts = attemptsOf(
    record,
    (id) => versions.find((one) => one.id === id),
    (hash) => items.get(hash),
  )
  const time = packetTime(record)
  const anomalies = packetAnomalies(record, organizationId)
  const amendments = amendmentsOf(record, organizationId)
  const [named, amended, outside] = await Promise.all([
    withNames({ anomalies }),
    withNames(amendments),
    withNames(outsideTraining),
  ])
  const own = ownRowIdsOf(record, organizationId)
  const log = await extractLog(subject, { size: collected.size, organizationId, own })

  const transcript = withhold(
    await buildTranscript(subject, { timeZone, seenBy: coordinator }, world),
    organizationName,
  )
  const { pdf, json } = await publishTranscript(transcript, world)
  yield { path: `${folder}/transcript.pdf`, bytes: pdf }
  yield textFile(`${folder}/transcript.json`, json)
  yield* certificateFiles(record, folder, world)
  yield jsonFile(`${folder}/record.json`, recordOf({ ...record, views: time.views }))
  yield jsonFile(`${folder}/attempts.json`, attempts)
  yield jsonFile(`${folder}/attestations.json`, attestationsOf(record))
  yield jsonFile(`${folder}/encounters.json`, { done: doneEncounters(record) })
  yield jsonFile(`${folder}/practice.json`, { responses: record.practice, spacedCases: record.spacedCases })
  yield jsonFile(`${folder}/time.json`, time)
  yield jsonFile(`${folder}/anomalies.json`, named)
  yield jsonFile(`${folder}/amendments.json`, amended)
  yield jsonFile(`${folder}/outside-training.json`, outside)
  yield jsonFile(
    `${folder}/versions.json`,
    versions.map(({ outline: _, pages: __, ...version }) => version),
  )
  yield jsonFile(`${folder}/log.json`, log)
  yield jsonFile(`${folder}/chain.json`, await chainOf(subject, collected))
  yield textFile(
    `${folder}/index.html`,
    personPage({
      ...{ record, attempts, time, anomalies, amendments, outsideTraining, log, versions, timeZone, organizationId },
      names: { ...named.names, ...amended.names, ...outside.names },
      states: transcript.certificates,
    }),
  )

  for (const { checkpoint } of log) collected.checkpoints.add(checkpoint)
  collected.people.push({
    name: record.account.name,
    folder,
    serials: record.certificates.map(({ serial }) => serial),
    activeMs: time.activeMs,
    anomalies: anomalies.length,
  })
}

/** Null for a person whom no entry is about. */
async function chainOf(subject: Subject, { places, size }: Collected) {
  const place = places.get(subject.accountId)
  return place ? { ...place, links: await listSubjectLinks(subject, size) } : null
}

type Encounter = { courseVersionId: string }

export function versionIdsOf(record: LoggedRecord, encounters: Encounter[]): string[] {
  const { enrollments, completions, attempts, certificates } = record
  const changed = enrollments.flatMap(({ deltaUnits }) => deltaUnits)
  const superseded = certificates.flatMap(({ supersession }) => supersession ?? [])
  return [enrollments, completions, attempts, certificates, encounters, changed, superseded]
    .flat()
    .map(({ courseVersionId }) => courseVersionId)
}

type Recorded = Omit<PersonRecord, 'views'> & { views: readonly object[] }

function recordOf({ account, enrollments, completions, practice, views }: Recorded) {
  const counts = { practiceResponses: practice.length, pageViews: views.length }
  return { account, enrollments, completions, counts }
}

/** Only the organization that asked for an identifier sees it. */
function withOwnIdentifiers(record: PersonRecord, organizationId: string): PersonRecord {
  const attempts = record.attempts.map((one) => {
    const { attestation } = one
    if (!attestation) return one
    const identifiers = attestation.identifiers.filter((given) => given.organizationId === organizationId)
    return { ...one, attestation: { ...attestation, identifiers } }
  })
  return { ...record, attempts }
}

export function attestationsOf({ attempts }: LoggedRecord) {
  return attempts.flatMap(({ attestation }) => attestation ?? [])
}

/** A PDF, JSON and JWT for each, and a list of all. */
export async function* certificateFiles(
  { certificates }: PersonRecord,
  folder: string,
  world: World,
): AsyncGenerator<PacketFile> {
  const listed: object[] = []
  for (const { credential, stamps, ...certificate } of certificates) {
    const path = `${folder}/certificates/${certificate.serial}`
    const document = await documentOf(certificate.id, world)
    if (document) yield { path: `${path}.pdf`, bytes: document.pdf }
    if (credential) yield textFile(`${path}.json`, credential.json)
    if (credential) yield textFile(`${path}.jwt`, credential.jwt)
    yield* stampFiles(path, stamps)
    listed.push({
      ...certificate,
      stamps: stampRows(stamps),
      pdfSha256: document?.sha256 ?? null,
      hasCredential: credential !== null,
    })
  }
  yield jsonFile(`${folder}/certificates.json`, await withNames({ certificates: listed }))
}

/** Null when a signed PDF was never rendered and no key can sign it now. */
async function documentOf(certificateId: string, world: World) {
  try {
    return await publishDocument(certificateId, { late: true }, world)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
