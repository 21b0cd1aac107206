import type { LoggedEntry } from '@/lib/audit/queries'
import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import { documentsOnRecord } from '@/lib/record/certificate/on-record'
import { amendmentsOf, packetAnomalies } from './amendments'
import { attemptsOf } from './attempts'
import { doneEncounters } from './encounters'
import { jsonFile, type PacketFile, textFile } from './file'
import { attestationsOf, recordOf } from './person-files'
import type { PersonRecord } from './read-person'
import { stampFiles, stampRows } from './stamp-files'
import { timeOf } from './time'
import type { Version } from './versions'

interface Read {
  record: PersonRecord
  log: LoggedEntry[]
  versions: Version[]
  items: ReadonlyMap<string, unknown>
}

/** A person's files as in a packet, with everything in them, for the site's own check. */
export async function* recordFiles(
  tx: Transaction,
  { subject, folder }: { subject: Subject; folder: string },
  { record, log, versions, items }: Read,
): AsyncGenerator<PacketFile> {
  const attempts = attemptsOf(
    record,
    (id) => versions.find((one) => one.id === id),
    (hash) => items.get(hash),
  )
  yield jsonFile(`${folder}/record.json`, recordOf(record))
  yield jsonFile(`${folder}/attempts.json`, attempts)
  yield jsonFile(`${folder}/attestations.json`, attestationsOf(record))
  yield jsonFile(`${folder}/encounters.json`, { done: doneEncounters(record) })
  yield jsonFile(`${folder}/time.json`, timeOf(record))
  yield jsonFile(`${folder}/anomalies.json`, { anomalies: packetAnomalies(record, null) })
  yield jsonFile(`${folder}/amendments.json`, amendmentsOf(record, null))
  yield jsonFile(
    `${folder}/versions.json`,
    versions.map(({ outline: _, pages: __, ...version }) => version),
  )
  yield jsonFile(`${folder}/log.json`, log)
  const documents = new Map((await documentsOnRecord(tx, subject)).map((one) => [one.certificateId, one]))
  const certificates = record.certificates.map(({ credential, stamps, ...certificate }) => ({
    ...certificate,
    stamps: stampRows(stamps),
    pdfSha256: documents.get(certificate.id)?.sha256 ?? null,
    hasCredential: credential !== null,
  }))
  yield jsonFile(`${folder}/certificates.json`, { certificates })
  for (const { id, serial, credential, stamps } of record.certificates) {
    const document = documents.get(id)
    yield* stampFiles(`${folder}/certificates/${serial}`, stamps)
    if (document) yield { path: `${folder}/certificates/${serial}.pdf`, bytes: document.pdf }
    if (credential) yield textFile(`${folder}/certificates/${serial}.json`, credential.json)
    if (credential) yield textFile(`${folder}/certificates/${serial}.jwt`, credential.jwt)
  }
}
