import { describe, expect, test } from 'vitest'
import { type CertificateRow, claimsInWords, contentOf } from './content'
import { certificateSnapshot, versionTerms } from './snapshot'

/** A row from before there were keys. */
const oldSnapshot = {
  courseSubtitle: 'Law-enforcement in-service',
  provider: 'Northlight',
  approvalNumber: null,
  counselReviewed: null,
  minutes: { words: 900, practiceItems: 3, quizItems: 10, minutes: 30, hours: 0.5 },
  score: { raw: 9, max: 10 },
  timeZone: 'America/New_York',
  appUrl: 'https://training.example',
}
const newSnapshot = {
  ...oldSnapshot,
  templateVersion: 2,
  startedAt: '2026-11-02T03:30:00.000Z',
  organization: 'Portland Police Department',
  courseNumber: 'ME-IS-0417',
  providerNumber: 'P-1182',
  instructor: { name: 'Jordan Michaud', id: 'I-20931' },
  category: 'In-service',
  mandate: { name: 'Trafficking in-service', number: '2026-017', effective: '2026-01-01' },
  issuer: { did: 'did:web:issuer.example', name: 'Northlight', url: 'https://issuer.example' },
}
const serial = 'NL-07EN-W3AH-RZ6D-MV2M'

function content(snapshot: object, signedBy: string | null, changes: Partial<CertificateRow> = {}) {
  const row: CertificateRow = {
    serial,
    name: 'Ana Pelletier-Okonkwo',
    identitySource: 'roster',
    courseTitle: 'Recognizing trafficking',
    edition: '1.0',
    lawAsOf: new Date('2026-03-26'),
    hours: '0.5',
    snapshot: certificateSnapshot.parse(snapshot),
    completedAt: new Date('2026-11-25T04:30:00Z'),
    issuedAt: new Date('2026-11-25T12:00:00Z'),
    expiresAt: null,
    demonstration: false,
    ...changes,
  }
  return contentOf(row, signedBy)
}

describe('a certificate from before there were keys', () => {
  test('uses the first template, leaves out later fields and says that it is not signed', () => {
    expect(certificateSnapshot.parse(oldSnapshot)).toMatchObject({ templateVersion: 1, issuer: null, mandate: null })
    expect(content(oldSnapshot, null)).toMatchObject({
      organization: null,
      startedOn: null,
      instructor: null,
      mandate: null,
      verifyUrl: `https://training.example/verify/${serial}`,
      signatureLine: 'This document is not signed',
    })
  })

  test('does not claim a signature by a later key', () => {
    expect(content(oldSnapshot, 'pdf-key').signatureLine).toBe('This document is not signed')
  })
})

describe('a certificate of an issuer', () => {
  test('prints the frozen values, with days in the record’s time zone', () => {
    expect(content(newSnapshot, 'pdf-key', { expiresAt: new Date('2028-01-01T04:59:59.999Z') })).toMatchObject({
      organization: 'Portland Police Department',
      courseNumber: 'ME-IS-0417',
      providerNumber: 'P-1182',
      instructor: 'Jordan Michaud, I-20931',
      category: 'In-service',
      mandate: 'Trafficking in-service, 2026-017, effective January 1, 2026',
      startedOn: 'November 1, 2026',
      completedOn: 'November 24, 2026',
      issuedOn: 'November 25, 2026',
      expiresOn: 'December 31, 2027',
      lawAsOf: 'March 26, 2026',
      nameLine: 'Name confirmed by a roster',
      verifyUrl: `https://issuer.example/verify/${serial}`,
      signatureLine: 'Signed by Northlight · key pdf-key',
    })
  })

  test('leaves out an unknown number', () => {
    const mandate = { ...newSnapshot.mandate, number: null }
    const instructor = { name: 'Jordan Michaud', id: null }
    expect(content({ ...newSnapshot, mandate, instructor }, 'pdf-key')).toMatchObject({
      instructor: 'Jordan Michaud',
      mandate: 'Trafficking in-service, effective January 1, 2026',
    })
  })

  test('renders even if our fonts lack glyphs of the organization’s or issuer’s name', () => {
    const issuer = { ...newSnapshot.issuer, name: '北光' }
    expect(content({ ...newSnapshot, organization: '新移民中心', issuer }, 'pdf-key')).toMatchObject({
      organization: null,
      signatureLine: 'Signed by did:web:issuer.example · key pdf-key',
    })
  })
})

test.each([
  ['self_declared', 'Name as declared by the holder'],
  ['sign_on_provider', 'Name confirmed by the holder’s sign-on provider'],
] as const)('says how the name is known: %s', (identitySource, nameLine) => {
  expect(content(newSnapshot, 'pdf-key', { identitySource }).nameLine).toBe(nameLine)
})

test('a version from before the board’s fields existed has none of them', () => {
  const { courseSubtitle: subtitle, provider, approvalNumber, counselReviewed } = oldSnapshot
  expect(versionTerms.parse({ subtitle, provider, approvalNumber, counselReviewed })).toMatchObject({
    courseNumber: null,
    providerNumber: null,
    instructor: null,
    category: null,
    mandate: null,
  })
})

test('prints the board that the certificate keeps; an earlier one was for Maine', () => {
  const line = (board?: string) => content(certificateSnapshot.parse({ ...oldSnapshot, board }), null).approvalLine
  expect(line('the Vermont Criminal Justice Council')).toBe('Not approved by the Vermont Criminal Justice Council')
  expect(line()).toBe('Not approved by the Maine Criminal Justice Academy Board')
})

test('the claims of issued credentials keep their words: others would put each one in dispute', () => {
  const snapshot = certificateSnapshot.parse({
    ...newSnapshot,
    approvalNumber: 'A-17',
    counselReviewed: { by: 'A. Counsel', on: '2026-01-31' },
    panel: { judges: 9, on: '2026-11-20' },
  })
  expect([claimsInWords(snapshot), claimsInWords(certificateSnapshot.parse(oldSnapshot))]).toMatchInlineSnapshot(`
    [
      "Approval number A-17. Reviewed by counsel: A. Counsel, 2026-01-31. Set for each form by a panel of 9 judges, who last rated the questions on 2026-11-20. Portland Police Department.",
      "Not approved by the Maine Criminal Justice Academy Board. Legal content not reviewed by counsel. Provisional cut, no panel yet: no judges have rated the questions.",
    ]
  `)
})
