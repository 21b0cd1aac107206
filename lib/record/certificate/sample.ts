import type { CertificateContent } from './document'

/** For tests: what a certificate says of which nothing is known that does not have to be. */
export const sampleContent: CertificateContent = {
  serial: 'NL-07EN-W3AH-RZ6D-MV2M',
  name: 'Ana Pelletier-Okonkwo',
  nameLine: 'Name as declared by the holder',
  organization: null,
  courseTitle: 'Recognizing trafficking (pilot)',
  courseSubtitle: 'Law-enforcement in-service',
  courseNumber: null,
  edition: '0.1',
  hours: '0.5',
  hoursLine: 'Contact hours (provider’s estimate)',
  startedOn: 'November 2, 2026',
  completedOn: 'November 24, 2026',
  issuedOn: 'November 25, 2026',
  lawAsOf: 'March 26, 2026',
  provider: 'Northlight',
  providerNumber: null,
  instructor: null,
  category: null,
  mandate: null,
  approvalLine: 'Not approved by the Maine Criminal Justice Academy Board',
  counselLine: 'Legal content not reviewed by counsel',
  expiresOn: null,
  verifyUrl: 'https://northlight.example/verify/NL-07EN-W3AH-RZ6D-MV2M',
  signatureLine: 'This document is not signed',
  demonstration: false,
}

/** The same, with all that a board may ask for. */
export const fullContent: CertificateContent = {
  ...sampleContent,
  organization: 'Portland Police Department',
  courseNumber: 'ME-IS-0417',
  providerNumber: 'P-1182',
  instructor: 'Jordan Michaud, I-20931',
  category: 'In-service, mandatory',
  mandate: 'Human trafficking in-service, 2026-017, effective January 1, 2026',
  approvalLine: 'Approval number IS-2026-0417',
  expiresOn: 'December 31, 2027',
  signatureLine: 'Signed by Northlight · key pdf-2026-11-25-x7qk3f',
}
