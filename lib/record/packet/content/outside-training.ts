import { type OutsideKind, outsideKinds } from '@/lib/record/outside-certificate/file-kind'
import { readOutsideFile } from '@/lib/record/outside-certificate/on-record'
import type { PacketFile } from './file'
import type { LoggedRecord } from './read-person'

/** Attendance and other providers' certificates of one organization, or of all (null) for the site's own check. */
export function outsideTrainingOf(
  { attendances, outsideCertificates }: Pick<LoggedRecord, 'attendances' | 'outsideCertificates'>,
  organizationId: string | null,
) {
  const isSeen = (id: string) => organizationId === null || id === organizationId
  return {
    attendances: attendances
      .filter(({ session }) => isSeen(session.organizationId))
      .map(({ session, ...one }) => {
        const { organizationId: heldBy, title, place, instructor, topics, withdrawnAt, withdrawnReason } = session
        const held = { organizationId: heldBy, title, place, instructor, topics, withdrawnAt, withdrawnReason }
        return { ...one, ...held, heldOn: session.heldOn.toISOString().slice(0, 10), sessionMinutes: session.minutes }
      }),
    outsideCertificates: outsideCertificates.filter((one) => isSeen(one.organizationId)),
  }
}

/** Yields each file once, reading one at a time: a file may have 5 MB. Adds to `sent`, and skips a file that was deleted. */
export async function* outsideFiles(
  versions: LoggedRecord['outsideCertificates'],
  folder: string,
  sent = new Set<string>(),
): AsyncGenerator<PacketFile> {
  for (const { organizationId, accountId, sha256, mediaType } of versions) {
    if (sent.has(sha256)) continue
    const bytes = await readOutsideFile({ organizationId, accountId, sha256 })
    if (!bytes) continue
    sent.add(sha256)
    yield { path: `${folder}/outside-certificates/${sha256}.${outsideKinds[mediaType as OutsideKind].ending}`, bytes }
  }
}

/** Files that differ from the record, or are missing although their certificate counts. */
export function outsideDifferences(
  versions: LoggedRecord['outsideCertificates'],
  files: readonly { organizationId: string; sha256: string; actual: string }[],
  name: string,
): string[] {
  const replaced = new Set(versions.map(({ replacesId }) => replacesId))
  return versions.flatMap(({ id, organizationId, sha256, state }) => {
    const file = files.find((one) => one.sha256 === sha256 && one.organizationId === organizationId)
    if (file && file.actual !== sha256) return [`${name}: the file of outside-certificate:${id} was changed since`]
    const counts = state === 'accepted' && !replaced.has(id)
    return !file && counts ? [`${name}: the file of outside-certificate:${id} is missing`] : []
  })
}
