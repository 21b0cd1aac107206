import type { Subject } from '@/lib/people/account/actor'
import { outsideFilesOnRecord } from '@/lib/record/outside-certificate/on-record'
import type { PacketFile } from './file'
import { outsideFiles, outsideTrainingOf } from './outside-training'
import { inSnapshot, type PersonRecord, readPerson } from './read-person'

export interface ReadWithFiles {
  record: PersonRecord
  outsideTraining: ReturnType<typeof withFiles>
}

/**
 * Sends the files before the rows about them. Race: a file is deleted meanwhile, because its account is closed or its
 * certificate withdrawn; then the record is read again. One transaction around all would last as long as the download.
 */
export async function* readWithFiles(
  subject: Subject,
  { folder, organizationId }: { folder: string; organizationId: string },
): AsyncGenerator<PacketFile, ReadWithFiles> {
  const sent = new Set<string>()
  while (true) {
    const { record, kept } = await inSnapshot(async (tx) => ({
      record: await readPerson(tx, subject),
      kept: await outsideFilesOnRecord(tx, subject),
    }))
    const training = outsideTrainingOf(record, organizationId)
    const expected = training.outsideCertificates.filter((one) =>
      kept.some((file) => file.sha256 === one.sha256 && file.organizationId === one.organizationId),
    )
    yield* outsideFiles(expected, folder, sent)
    if (expected.every(({ sha256 }) => sent.has(sha256))) return { record, outsideTraining: withFiles(training, sent) }
  }
}

/** Adds if each version has its file: a closed account’s files are deleted unless they count. */
function withFiles(training: ReturnType<typeof outsideTrainingOf>, sent: ReadonlySet<string>) {
  const outsideCertificates = training.outsideCertificates.map((one) => ({ ...one, hasFile: sent.has(one.sha256) }))
  return { ...training, outsideCertificates }
}
