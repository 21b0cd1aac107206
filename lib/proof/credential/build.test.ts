import { expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { achievementOf, buildCredential } from './build'

const issuer: TrustedIssuer = {
  did: 'did:web:issuer.test.example',
  name: 'Northlight',
  url: 'https://issuer.test.example',
  keys: [],
}

test("a credential has the certificate's facts and its status addresses", () => {
  expect(buildCredential(issuer, sampleInput({ expiresAt: new Date('2028-11-24T00:00:00Z') }))).toMatchObject({
    id: 'https://issuer.test.example/credentials/NL-07EN-W3AH-RZ6D-MV2M',
    name: 'Recognizing trafficking (Law-enforcement in-service)',
    issuer: { id: issuer.did, type: ['Profile'], name: 'Northlight', url: issuer.url },
    validFrom: '2026-11-25T09:00:00Z',
    validUntil: '2028-11-24T00:00:00Z',
    credentialSubject: {
      activityStartDate: '2026-11-02T13:05:00Z',
      activityEndDate: '2026-11-24T16:40:09Z',
      creditsEarned: 3.25,
      achievement: {
        id: 'https://issuer.test.example/achievements/law-enforcement/5f2d1c0b9a8e',
        description: 'How to tell trafficking from smuggling, and what to do. Law as of 2026-03-26.',
        version: '1.0',
      },
    },
    credentialStatus: [
      { statusPurpose: 'revocation', statusListCredential: 'https://issuer.test.example/status/revocation/0' },
      { statusPurpose: 'refresh', statusListCredential: 'https://issuer.test.example/status/refresh/0' },
    ],
  })
})

test('the dates of a credential say the day in the certificate’s time zone', () => {
  const input = {
    startedAt: new Date('2026-07-01T04:59:59.999Z'),
    completedAt: new Date('2026-07-01T05:00:00Z'),
    issuedAt: new Date('2026-07-02T05:00:00Z'),
    expiresAt: new Date('2028-12-01T05:59:59.999Z'),
  }
  const credential = buildCredential(issuer, sampleInput({ ...input, timeZone: 'America/Chicago' }))
  expect(credential).toMatchObject({
    validFrom: '2026-07-02T00:00:00-05:00',
    validUntil: '2028-11-30T23:59:59-06:00',
    credentialSubject: {
      activityStartDate: '2026-06-30T23:59:59-05:00',
      activityEndDate: '2026-07-01T00:00:00-05:00',
    },
  })
  expect(buildCredential(issuer, sampleInput({ ...input, timeZone: 'Asia/Kathmandu' })).validFrom).toBe(
    '2026-07-02T10:45:00+05:45',
  )
})

test('the subject has only the name as issued: no id, no hash', () => {
  const { credentialSubject } = buildCredential(issuer, sampleInput({ name: 'Ana “Bo” Sok' }))
  expect(credentialSubject).not.toHaveProperty('id')
  expect(credentialSubject.identifier).toEqual([
    { type: 'IdentityObject', hashed: false, identityHash: 'Ana “Bo” Sok', identityType: 'ext:name' },
  ])
})

test('the subject says how the name is known', () => {
  const nameLine = 'Name confirmed by the holder’s sign-on provider'
  expect(buildCredential(issuer, sampleInput({ nameLine })).credentialSubject.narrative).toBe(`${nameLine}.`)
})

test('a demonstration credential says so first in its name', () => {
  expect(buildCredential(issuer, sampleInput({ demonstration: true })).name).toMatch(/^DEMONSTRATION: Recognizing/)
  expect(buildCredential(issuer, sampleInput()).name).not.toContain('DEMONSTRATION')
})

test('missing values are omitted', () => {
  const credential = buildCredential(issuer, sampleInput({ courseSubtitle: '' }))
  expect(credential).not.toHaveProperty('validUntil')
  expect(credential.credentialSubject.achievement).not.toHaveProperty('humanCode')
  expect(credential.name).toBe('Recognizing trafficking')
})

test('all credentials of one course version share their achievement', () => {
  const one = buildCredential(issuer, sampleInput()).credentialSubject.achievement
  const other = buildCredential(issuer, sampleInput({ name: 'Bo', serial: 'NL-X', demonstration: true }))
  expect(other.credentialSubject.achievement).toEqual(one)
  expect(achievementOf(issuer.url, sampleInput())).toEqual(one)
})
