import { dayInWords } from '@/lib/platform/words'
import { endOfCertificates } from '@/lib/proof/issuer/check-keys'
import type { KeyUse, PublishedKey } from '@/lib/proof/issuer/published-key'
import { type AsOf, counted, daysBetween, type StatusRow } from './row'

/** `problem`: why the keys can't be used. */
export type KeyFacts = { keys: readonly PublishedKey[] | null; problem: null } | { keys: null; problem: string }

const uses: Record<KeyUse, string> = { credential: 'Key for credentials', jwt: 'Key for JWTs', pdf: 'Key for PDFs' }
/** The runbook replaces keys each year. */
const mostDays = 366
const fewDays = 60
const rotation = 'docs/operating.md#10-rotate'

export function keyRows({ keys, problem }: KeyFacts, clock: AsOf): StatusRow[] {
  const name = 'Issuer keys'
  if (problem !== null) {
    const next = { text: 'Mend or restore the keys', section: 'docs/keys.md#wrong-address-wrong-keys' }
    return [{ name, state: 'broken', fact: problem, next }]
  }
  if (keys === null) {
    const next = { text: 'Set ISSUER_URL and make keys', section: 'docs/keys.md#first-keys' }
    return [{ name, state: 'look', fact: 'No issuer is set: certificates are not signed.', next }]
  }
  return keys.filter(({ retiredAt }) => retiredAt === null).map((key) => keyRow(key, clock))
}

function keyRow(key: PublishedKey, { now, timeZone }: AsOf): StatusRow {
  const name = uses[key.use]
  const createdAt = new Date(key.createdAt)
  const days = daysBetween(createdAt, now)
  const endsAt = endOfCertificates(key)
  const end = endsAt ? ` Its certificate is valid until ${dayInWords(endsAt, timeZone)}.` : ''
  const fact = `${key.id}, made ${dayInWords(createdAt, timeZone)}, ${counted(days, 'day')} ago.${end}`
  if (endsAt && daysBetween(now, endsAt) < fewDays)
    return { name, state: endsAt <= now ? 'broken' : 'look', fact, next: { text: 'Replace it now', section: rotation } }
  if (days >= mostDays)
    return { name, state: 'look', fact, next: { text: 'Replace it, as each year', section: rotation } }
  return { name, state: 'good', fact }
}
