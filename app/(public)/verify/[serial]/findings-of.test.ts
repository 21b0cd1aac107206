import { expect, test } from 'vitest'
import type { AgreedCertificate } from '@/lib/record/certificate/public-certificate'
import { findingsOf } from './findings-of'

const now = new Date('2026-11-29T15:00:00Z')
const moment = new Date('2026-11-20T15:00:00Z')

/** Only what the lines depend on. */
function titlesOf(change: Partial<AgreedCertificate>): string[] {
  const snapshot = { timeZone: 'America/New_York', issuer: { name: 'Northlight' }, provider: 'x' }
  const sound = { state: 'valid', wrong: [], hasCredential: true, expiresAt: null, revokedAt: null }
  const none = { supersededAt: null, supersededBy: null, lawChangedAt: null }
  return findingsOf({ ...sound, ...none, snapshot, ...change } as unknown as AgreedCertificate, now)
    .map(({ title }) => title)
    .slice(2)
}

test.each<[string, Partial<AgreedCertificate>, string[]]>([
  ['valid', {}, ['Not expired', 'Not revoked', 'Current']],
  ['expired', { state: 'expired', expiresAt: moment }, ['Expired on November 20, 2026', 'Not revoked', 'Current']],
  ['revoked', { state: 'revoked', revokedAt: moment }, ['Not expired', 'Revoked on November 20, 2026']],
  [
    'revoked after it was superseded',
    { state: 'revoked', revokedAt: moment, supersededAt: moment, supersededBy: 'NL-1' },
    ['Not expired', 'Revoked on November 20, 2026', 'Superseded'],
  ],
  [
    'superseded',
    { state: 'superseded', supersededAt: moment, supersededBy: 'NL-1' },
    ['Not expired', 'Not revoked', 'Superseded'],
  ],
  ['of an earlier law', { state: 'superseded', lawChangedAt: moment }, ['Not expired', 'Not revoked', 'Superseded']],
])('a certificate that is %s says so in plain words', (_, change, titles) => {
  expect(titlesOf(change)).toEqual(titles)
})

test('a serial alone proves who issued it, and not that a file is unaltered', () => {
  const certificate = { state: 'valid', wrong: [], snapshot: { timeZone: 'UTC', issuer: null, provider: 'Northlight' } }
  const [issuer, unchanged] = findingsOf(certificate as unknown as AgreedCertificate, now)
  expect([issuer?.title, unchanged?.title]).toEqual(['Issued by Northlight', 'Not checked: altered or not'])
})
