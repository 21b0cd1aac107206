import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { amendmentsOf, packetAnomalies } from './content/amendments'
import { attemptsOf } from './content/attempts'
import { doneEncounters } from './content/encounters'
import { type PacketFile, textFile } from './content/file'
import { outsideTrainingOf } from './content/outside-training'
import type { LoggedRecord } from './content/read-person'
import { timeOf } from './content/time'
import type { Version } from './content/versions'
import type { RowsFile } from './memory-source'
import { attestationsOf } from './person-files'
import { stampFiles, stampRows } from './stamp-files'

interface Read {
  record: LoggedRecord
  log: LoggedEntry[]
  versions: Version[]
  items: ReadonlyMap<string, unknown>
  /** Keyed by certificate id. */
  documents: ReadonlyMap<string, { pdf: Uint8Array; sha256: string }>
}

/** A person's files as in a packet, with everything in them, for the site's own check. */
export function* recordFiles(
  folder: string,
  { record, log, versions, items, documents }: Read,
): Generator<PacketFile | RowsFile> {
  const attempts = attemptsOf(
    record,
    (id) => versions.find((one) => one.id === id),
    (hash) => items.get(hash),
  )
  const { account, enrollments, completions } = record
  yield rowsFile(`${folder}/record.json`, { account, enrollments, completions })
  yield rowsFile(`${folder}/attempts.json`, attempts)
  yield rowsFile(`${folder}/attestations.json`, attestationsOf(record))
  yield rowsFile(`${folder}/encounters.json`, { done: doneEncounters(record) })
  yield rowsFile(`${folder}/time.json`, timeOf(record))
  yield rowsFile(`${folder}/anomalies.json`, { anomalies: packetAnomalies(record, null) })
  yield rowsFile(`${folder}/amendments.json`, amendmentsOf(record, null))
  yield rowsFile(`${folder}/outside-training.json`, outsideTrainingOf(record, null))
  yield rowsFile(
    `${folder}/versions.json`,
    versions.map(({ outline: _, pages: __, ...version }) => version),
  )
  yield rowsFile(`${folder}/log.json`, log)
  const certificates = record.certificates.map(({ credential, stamps, ...certificate }) => ({
    ...certificate,
    stamps: stampRows(stamps),
    pdfSha256: documents.get(certificate.id)?.sha256 ?? null,
    hasCredential: credential !== null,
  }))
  yield rowsFile(`${folder}/certificates.json`, { certificates })
  for (const { id, serial, credential, stamps } of record.certificates) {
    const document = documents.get(id)
    yield* stampFiles(`${folder}/certificates/${serial}`, stamps)
    if (document) yield { path: `${folder}/certificates/${serial}.pdf`, bytes: document.pdf }
    if (credential) yield textFile(`${folder}/certificates/${serial}.json`, credential.json)
    if (credential) yield textFile(`${folder}/certificates/${serial}.jwt`, credential.jwt)
  }
}

const rowsFile = (path: string, rows: unknown): RowsFile => ({ path, rows })
