/** One entry of the log about a certificate, or about one that replaced it. */
export interface LifeEntry {
  action: string
  object: string
  at: string
  accountId: string | null
  details: { serial?: string; supersedes?: string; courseVersionId?: string; keys?: string[] }
}

export interface LifeOnRecord {
  id: string
  serial: string
  accountId: string
  courseVersionId: string
  issuedAt: Date
  revokedAt: Date | null
  lawChangedAt: Date | null
  supersededBy: string | null
  hasCredential: boolean
}

const issues = ['certificate.issued', 'certificate.corrected', 'certificate.updated']
const isOf = (moment: Date | null, entry: LifeEntry) => moment !== null && Date.parse(entry.at) === moment.getTime()

/** Each thing that the log says otherwise than the record about issue, revocation and supersession. */
export function differencesFromLog(record: LifeOnRecord, entries: readonly LifeEntry[]): string[] {
  const own = entries.filter(({ object }) => object === `certificate:${record.id}`)
  const issued = own.find(({ action }) => issues.includes(action))
  const revoked = own.find(({ action }) => action === 'certificate.revoked')
  const law = own.find(({ action }) => action === 'certificate.superseded')
  const replaced = entries.find(({ details }) => details.supersedes === record.serial)
  // A correction of a certificate that the law superseded takes that over without an entry.
  const mayInherit = issued?.action === 'certificate.corrected'
  return [
    issued ? differencesFromIssue(record, issued) : 'The log has no entry of its issue.',
    revoked && !isOf(record.revokedAt, revoked) ? 'The log says that it was revoked.' : [],
    record.revokedAt && !revoked ? 'The log does not say that it was revoked.' : [],
    law && !isOf(record.lawChangedAt, law) ? 'The log says that a change of law superseded it.' : [],
    record.lawChangedAt && !law && !mayInherit ? 'The log does not say that a change of law superseded it.' : [],
    replaced && replaced.details.serial !== record.supersededBy ? 'The log says that another one replaced it.' : [],
    // One issued again after a revocation replaces it too; early entries do not say so.
    record.supersededBy && !replaced && !record.revokedAt ? 'The log does not say that another one replaced it.' : [],
  ].flat()
}

function differencesFromIssue(record: LifeOnRecord, { at, accountId, details }: LifeEntry): string[] {
  const { serial, courseVersionId = record.courseVersionId, keys = [] } = details
  const isSame =
    serial === record.serial &&
    accountId === record.accountId &&
    courseVersionId === record.courseVersionId &&
    Date.parse(at) === record.issuedAt.getTime()
  return [
    isSame ? [] : 'The log says that it was issued to another account, at another time, or as another one.',
    keys.length > 0 && !record.hasCredential ? 'The log says that it was signed, and its credential is gone.' : [],
  ].flat()
}
