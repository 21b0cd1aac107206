import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { digestOf } from '@/lib/audit/log/record'
import { hashOfDocument } from '@/lib/audit/tree/checkpoint'
import { differencesFromFacts, type FactsEntry, lacksValue, valueIsGone } from '@/lib/record/certificate/logged-facts'
import type { CertificateLife, StoredDocument } from '@/lib/record/certificate/on-record'
import type { LoggedRecord } from './content/read-person'

type Certificate = LoggedRecord['certificates'][number]
type Entry = FactsEntry & Pick<LoggedEntry, 'position'> & { actorId: string | null }

interface Beside {
  log: readonly LoggedEntry[]
  lives: ReadonlyMap<string, CertificateLife>
  documents: ReadonlyMap<string, StoredDocument>
}

/** Differences that the checker of packets can't see, since packets have no reasons of revocations. Each ends without a full stop. */
export function certificateDifferences(
  { certificates }: Pick<LoggedRecord, 'certificates'>,
  { log, lives, documents }: Beside,
  folder: string,
): string[] {
  const wereErased = log.some(({ entry }) => entry.action === 'log.values-erased')
  return certificates.flatMap((one) => {
    const own = log
      .filter(({ entry }) => entry.object === `certificate:${one.id}`)
      .map(({ entry, ...beside }) => ({
        ...entry,
        ...beside,
        details: entry.details as Record<string, unknown>,
      }))
    const { credential, stamps: _, ...row } = one
    const document = documents.get(one.id)
    const files = {
      pdfSha256: document?.sha256 ?? null,
      jsonSha256: credential && hashOfDocument(credential.json),
      templateVersion: document?.templateVersion ?? null,
      signedBy: document?.signedBy ?? null,
    }
    return [
      ...(lacksValue(own) && !wereErased ? [valueIsGone] : []).map(inLine),
      ...differencesFromFacts(row, files, own).map(inLine),
      ...differencesOfChain(one, certificates, own),
      ...differencesOfLife(lives.get(one.id), own),
    ].map((sentence) => `${folder}, certificate ${one.serial}: ${sentence}`)
  })
}

/** A sentence of the page as the end of a line. */
function inLine(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1, -1)
}

const issues = ['certificate.issued', 'certificate.corrected', 'certificate.updated']

/** Early entries of an issue after a revocation do not say what it replaced. */
function differencesOfChain(
  { supersedesId }: Certificate,
  certificates: readonly Certificate[],
  own: readonly Entry[],
): string[] {
  const issued = own.find(({ action }) => issues.includes(action))
  if (!issued) return []
  const earlier = certificates.find(({ id }) => id === supersedesId)
  const replacedAsLogged = issued.details.supersedes
  const now = earlier?.serial ?? (supersedesId === null ? undefined : supersedesId)
  if (replacedAsLogged === now || (replacedAsLogged === undefined && earlier?.revocation)) return []
  return [
    `it replaces ${now ?? 'none'} on record, but ${replacedAsLogged ?? 'none'} as logged (entry ${issued.position})`,
  ]
}

/** Who, and why: the log has a digest of each reason. */
function differencesOfLife(life: CertificateLife | undefined, own: readonly Entry[]): string[] {
  const { revocation = null, correction = null, update = null } = life ?? {}
  return [
    differencesOfAct('revocation', 'certificate.revoked', own, {
      row: revocation,
      by: revocation?.revokedById ?? null,
      reason: revocation?.reason,
    }),
    differencesOfAct('correction', 'certificate.corrected', own, {
      row: correction,
      by: correction?.correctedById ?? null,
      reason: correction?.reason,
    }),
    differencesOfAct('update', 'certificate.updated', own, { row: update, by: null }),
  ].flat()
}

function differencesOfAct(
  what: string,
  action: string,
  own: readonly Entry[],
  { row, by, reason }: { row: object | null; by: string | null; reason?: string | undefined },
): string[] {
  const logged = own.find((entry) => entry.action === action)
  if (!logged) return row ? [`the log has no entry for its ${what}`] : []
  const { position, values, digests, actorId } = logged
  const entryName = `entry ${position} (${action})`
  if (!row) return [`the log has its ${what}, ${entryName}, but the record does not`]
  const { reason: kept } = values
  const isSameReason = reason === undefined || !kept || digestOf(kept.salt, reason) === digests.reason
  return [
    ...(actorId === by ? [] : [`its ${what} is by ${by ?? 'the server'} on record, but ${entryName} is not`]),
    ...(isSameReason ? [] : [`the reason of its ${what} is not that of ${entryName}`]),
  ]
}
