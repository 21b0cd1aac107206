import { z } from 'zod'
import { digestOf } from '@/lib/audit/log/record'
import { factsHashOf, type HashedFacts } from './facts-hash'

/** An entry about a certificate, with its digests and the values that were not erased. */
export interface FactsEntry {
  action: string
  details: Record<string, unknown>
  digests: Record<string, unknown>
  values: Record<string, { salt: string; value: string }>
}

export interface IssuedFiles {
  pdfSha256: string | null
  /** Null for a certificate from before there were keys. */
  jsonSha256: string | null
  templateVersion: string | null
  signedBy: string | null
}

const issues = ['certificate.issued', 'certificate.corrected', 'certificate.updated']

/** The entry of its issue, or of an early certificate the first that logged its facts later: any other could be added to fit a changed row. */
function loggedFacts(entries: readonly FactsEntry[]): FactsEntry | undefined {
  const issued = entries.find(({ action }) => issues.includes(action))
  return typeof issued?.details.factsSha256 === 'string'
    ? issued
    : entries.find(({ action }) => action === 'certificate.facts-recorded')
}

/** In the clear, or beside the entry with a salt; null if it was erased or never logged. */
function logged({ details, digests, values }: FactsEntry, member: string): unknown {
  const stored = values[member]
  if (digests[member] === undefined) return details[member] ?? null
  return stored && digestOf(stored.salt, stored.value) === digests[member] ? stored.value : null
}

export const valueIsGone = 'The log’s hash of its details is missing.'

/** The log has a digest of the facts, and its value is gone: someone's values were erased, or someone tampered. */
export function lacksValue(entries: readonly FactsEntry[]): boolean {
  const entry = loggedFacts(entries)
  return entry !== undefined && logged(entry, 'factsSha256') === null
}

const drawn = ['key.used', 'certificate.drawn', 'certificate.drawn-late']

/** Each way in which a certificate or its files differ from what was logged. */
export function differencesFromFacts(row: HashedFacts, files: IssuedFiles, entries: readonly FactsEntry[]): string[] {
  const facts = loggedFacts(entries)
  const isSalted = z.looseObject({ salt: z.string() }).safeParse(row.snapshot).success
  const differs = (entry: FactsEntry | undefined, member: string, now: unknown) => {
    const then = entry ? logged(entry, member) : null
    return then !== null && then !== now
  }
  const document = entries.find(({ action, details }) => drawn.includes(action) && details.pdfSha256 !== undefined)
  const [signedBy = null] = Array.isArray(document?.details.keys) ? document.details.keys : []
  return [
    isSalted && !facts ? 'The log has no hash of its details.' : [],
    differs(facts, 'factsSha256', factsHashOf(row)) ? 'Its details on record differ from those that were logged.' : [],
    differs(facts, 'jsonSha256', files.jsonSha256) ? 'Its credential as JSON is not the one that was logged.' : [],
    [facts, document].some((entry) => differs(entry, 'pdfSha256', files.pdfSha256))
      ? 'Its PDF is not the one that was logged.'
      : [],
    differs(document, 'templateVersion', files.templateVersion) || (document && signedBy !== files.signedBy)
      ? 'Its PDF is on record with another template or key than was logged.'
      : [],
  ].flat()
}
