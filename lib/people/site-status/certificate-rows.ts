import { X509Certificate } from 'node:crypto'
import type { ServedCertificate } from '@/lib/platform/served-certificate'
import { dayInWords, momentInWords } from '@/lib/platform/words'
import { type AsOf, counted, daysBetween, type StatusRow } from './row'

/** Certificates that others issue. */
export interface CertificateFacts {
  site: { host: string; isLocal: boolean; served: ServedCertificate | null }
  /** Those of SAML providers, as PEM. */
  providers: { name: string; certificates: string[] }[]
  /** `roots` as DER in base64. */
  authorities: { count: number; roots: readonly string[]; stampedAt: Date | null }
}

/** Let's Encrypt renews thirty days before the end: with half of them left, a renewal has failed. */
const fewDays = { site: 15, provider: 30, root: 90 }

export function siteCertificateRow(
  { host, isLocal, served }: CertificateFacts['site'],
  { now, timeZone }: AsOf,
): StatusRow {
  const name = 'TLS certificate'
  const section = 'docs/operating.md#3-tls'
  if (!served && isLocal) return { name, state: 'good', fact: `None is needed: ${host} is this machine only.` }
  if (!served) {
    const next = { text: 'Put TLS in front, and https in APP_URL', section }
    return { name, state: 'look', fact: `${host} is served without TLS: anyone on the way can read along.`, next }
  }
  if ('failure' in served) {
    const next = { text: 'Look at the proxy and its certificate', section }
    return { name, state: served.isWrong ? 'broken' : 'look', fact: `${host}: ${served.failure}`, next }
  }
  const fact = `The certificate of ${host} is valid until ${momentInWords(served.endsAt, timeZone)}.`
  if (daysBetween(now, served.endsAt) >= fewDays.site) return { name, state: 'good', fact }
  return { name, state: 'look', fact, next: { text: 'Find out why it was not renewed', section } }
}

const endOf = (certificate: X509Certificate) => new Date(certificate.validTo)

function endOfPem(pem: string): number[] {
  try {
    return [endOf(new X509Certificate(pem)).getTime()]
  } catch {
    return []
  }
}

/** The one that lasts longest counts: a provider that changes its key has several. */
export function providerRows(providers: CertificateFacts['providers'], { now, timeZone }: AsOf): StatusRow[] {
  return providers.map(({ name: provider, certificates }) => {
    const name = 'Sign-on certificate'
    const next = { text: 'Ask the provider for its new one', page: '/admin/sign-on' }
    const ends = certificates.flatMap(endOfPem)
    if (ends.length === 0) return { name, state: 'broken', fact: `That of ${provider} can’t be read.`, next }
    const endsAt = new Date(Math.max(...ends))
    const day = dayInWords(endsAt, timeZone)
    if (endsAt <= now) return { name, state: 'look', fact: `That of ${provider} expired ${day}.`, next }
    const fact = `That of ${provider} is valid until ${day}.`
    return daysBetween(now, endsAt) < fewDays.provider
      ? { name, state: 'look', fact, next }
      : { name, state: 'good', fact }
  })
}

/** Expired roots stay in the file for earlier stamps, so they are no fault while another root is valid. */
export function authorityRow(authorities: CertificateFacts['authorities'], { now, timeZone }: AsOf): StatusRow {
  const { count, roots, stampedAt } = authorities
  const name = 'Time-stamp authorities'
  const section = 'docs/operating/settings.md#time-stamps'
  if (count === 0) return { name, state: 'good', fact: 'None is set: the site’s own clock dates what it signs.' }
  const ends = roots.map((root) => endOf(new X509Certificate(Buffer.from(root, 'base64'))))
  const valid = ends.filter((end) => end > now).sort((one, other) => one.getTime() - other.getTime())
  const [first] = valid
  const stamp = stampedAt
    ? `The log was last stamped ${momentInWords(stampedAt, timeZone)}.`
    : 'The log has no time-stamp yet.'
  if (!first) {
    const fact = `No root of TSA_ROOTS is valid any longer. ${stamp}`
    return { name, state: 'broken', fact, next: { text: 'Add the authority’s new root', section } }
  }
  const fact = `${counted(count, 'authority', 'authorities')}; the first root ends ${dayInWords(first, timeZone)}. ${stamp}`
  if (daysBetween(now, first) < fewDays.root)
    return { name, state: 'look', fact, next: { text: 'Add the authority’s new root beside it', section } }
  if (!stampedAt || daysBetween(stampedAt, now) >= 2)
    return { name, state: 'look', fact, next: { text: 'Look for its errors in the log of the worker', section } }
  return { name, state: 'good', fact }
}
