import { describe, expect, test } from 'vitest'
import { errorFacts } from '@/lib/platform/log-text.mjs'
import { vouchedByClaims } from './claims'

const issuer = 'https://login.agency.example'
const provider = { issuer, groupsName: 'groups' }
const read = (claims: object) => vouchedByClaims(provider, { iss: issuer, sub: 'casey', ...claims })

describe('an address', () => {
  const email = 'casey@agency.example'
  test.each([
    ['counts as confirmed when the provider says nothing about it', { email }, true],
    ['counts as confirmed when the claim is empty', { email, email_verified: null }, true],
    ['counts as confirmed', { email, email_verified: true }, true],
    ['counts as confirmed by a provider that sends text', { email, email_verified: 'true' }, true],
    ['doesn’t count when the provider denies it', { email, email_verified: false }, false],
    ['doesn’t count when the provider denies it as text', { email, email_verified: 'false' }, false],
    ['doesn’t count with another value', { email, email_verified: 1 }, false],
  ])('%s', (_what, claims, isEmailConfirmed) => {
    expect(read(claims)).toMatchObject({ email, isEmailConfirmed })
  })

  test('comes from `email` alone, because people can change their other names', () => {
    expect(read({ preferred_username: email, upn: email, unique_name: email }).email).toBeNull()
  })
})

test.each([
  [
    'leave out the subject',
    { sub: undefined },
    'The claim sub is not as expected (expected string, received undefined).',
  ],
  ['have another kind of subject', { sub: 7 }, 'The claim sub is not as expected (expected string, received number).'],
  ['are of another issuer', { iss: 'https://other.example' }, 'The claims are of another issuer.'],
])('claims that %s are refused with the reason, which the log has whole', (_what, claims, reason) => {
  expect(() => read(claims)).toThrow(new Error(reason))
  expect(errorFacts(new Error(reason)).message).toBe(reason)
})

test('all other claims are optional', () => {
  expect(read({})).toEqual({
    ...{ issuer, subject: 'casey', email: null, isEmailConfirmed: true, name: null, groups: [] },
    ...{ providerSession: null, hasFactor: false, authenticatedAt: null },
  })
})
