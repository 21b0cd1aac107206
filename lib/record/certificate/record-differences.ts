import type { JsonObject } from '@/lib/proof/verification/parse-json'
import { contradictionsOf } from './contradictions.mjs'
import { claimsInWords } from './document/content'
import type { CertificateSnapshot } from './document/snapshot'
import type { HashedFacts } from './facts-hash'
import { differencesFromFacts, type FactsEntry, type IssuedFiles } from './logged-facts'
import { differencesFromLog, type LifeEntry, type LifeOnRecord } from './logged-life'

export type StoredEntry = LifeEntry & FactsEntry

interface Stored extends HashedFacts, LifeOnRecord {
  supersededAt: Date | null
  entries: readonly StoredEntry[]
}

interface Beside {
  /** Null if it can't be read. */
  snapshot: CertificateSnapshot | null
  files: IssuedFiles
  /** Of the signed credential. */
  claims: JsonObject | null
}

const unreadable = 'Its record cannot be read.'

/** Only credentials whose snapshot has a salt contain these claims. */
function isClaimed(snapshot: CertificateSnapshot | null, claims: JsonObject | null): boolean {
  return !snapshot?.salt || !claims || String(claims.description).startsWith(claimsInWords(snapshot))
}

/** Each way in which a certificate's rows differ from its proof. A value of the wrong shape is one: an error would hide the others. */
export function recordDifferences({ entries, ...row }: Stored, { snapshot, files, claims }: Beside): string[] {
  const { completedAt, issuedAt, lawAsOf, expiresAt, revokedAt, supersededAt, lawChangedAt } = row
  const moments: unknown[] = [completedAt, issuedAt, lawAsOf, expiresAt, revokedAt, supersededAt, lawChangedAt]
  // Postgres has dates that JavaScript lacks, such as infinity.
  if (!moments.every((one) => one === null || one instanceof Date)) return [unreadable]
  const own = entries.filter(({ object }) => object === `certificate:${row.id}`)
  try {
    const contradictions = claims && snapshot ? contradictionsOf({ ...row, snapshot }, claims) : []
    return [
      ...(snapshot ? [] : [unreadable]),
      ...(isClaimed(snapshot, claims) ? [] : ['Its credential says other things about approval or review.']),
      ...contradictions.map((sentence) => `Its credential ${sentence}.`),
      ...differencesFromLog(row, entries),
      ...differencesFromFacts(row, files, own),
    ]
  } catch {
    return [unreadable]
  }
}
