import { expect, test } from 'vitest'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { linkedInAddress } from './linked-in'
import { pasteCode } from './paste-code'

const certificate: CertificateView = {
  serial: 'NL-07EN-W3AH-RZ6D-MV2M',
  name: 'Sam Sample',
  courseId: 'one',
  courseTitle: 'Recognize & respond',
  courseSubtitle: 'for "officers"',
  issuedAt: new Date('2027-01-01T03:00:00Z'),
  expiresAt: new Date('2029-01-01T04:59:59Z'),
  demonstration: false,
  state: 'valid',
  supersededBy: null,
  hasCredential: true,
  issuerName: 'Northlight',
  verifyUrl: 'https://issuer.test.example/verify/NL-07EN-W3AH-RZ6D-MV2M',
  shared: false,
  panel: null,
  timeZone: 'America/New_York',
}

test('LinkedIn gets the certificate with months in its own time zone and without the holder’s name', () => {
  const address = new URL(linkedInAddress(certificate) ?? '')
  expect(address.origin + address.pathname).toBe('https://www.linkedin.com/profile/add')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    startTask: 'CERTIFICATION_NAME',
    name: 'Recognize & respond: for "officers"',
    organizationName: 'Northlight',
    issueYear: '2026',
    issueMonth: '12',
    expirationYear: '2028',
    expirationMonth: '12',
    certUrl: certificate.verifyUrl,
    certId: certificate.serial,
  })
  expect(linkedInAddress({ ...certificate, expiresAt: null })).not.toContain('expiration')
  expect(linkedInAddress({ ...certificate, timeZone: 'UTC' })).toContain(
    'issueYear=2027&issueMonth=1&expirationYear=2029',
  )
})

test.each([
  [{ demonstration: true }, expect.stringContaining('&name=DEMONSTRATION%3A+Recognize')],
  [{ state: 'revoked' as const }, null],
  [{ state: 'superseded' as const }, null],
  [{ state: 'expired' as const }, expect.any(String)],
])('the LinkedIn address for %o is %s', (change, expected) => {
  expect(linkedInAddress({ ...certificate, ...change })).toEqual(expected)
})

test('the embed code is one link with every value escaped', () => {
  expect(pasteCode(certificate)).toBe(
    '<a href="https://issuer.test.example/verify/NL-07EN-W3AH-RZ6D-MV2M">Recognize &amp; respond: for &quot;officers&quot;. Certificate NL-07EN-W3AH-RZ6D-MV2M, Northlight</a>',
  )
})
