import type { CertificateContent } from './document'
import type { CertificateSnapshot } from './snapshot'

export interface CertificateRow {
  serial: string
  name: string
  identitySource: 'self_declared' | 'roster' | 'sign_on_provider'
  courseTitle: string
  edition: string
  lawAsOf: Date
  hours: string
  snapshot: CertificateSnapshot
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  demonstration: boolean
}

/** A calendar day in words, in a zone. */
export function dayInWords(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }).format(moment)
}

/** The time of a day, in a zone. */
export function timeInWords(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }).format(moment)
}

/** The lines under the hours and the name that a board would ask about. */
export const hoursLine = 'Contact hours (provider’s estimate)'
export const selfDeclaredLine = 'Name as declared by the holder'

export function approvalLine(approvalNumber: string | null): string {
  return approvalNumber
    ? `Approval number ${approvalNumber}`
    : 'Not approved by the Maine Criminal Justice Academy Board'
}

export function counselLine(reviewed: CertificateSnapshot['counselReviewed']): string | null {
  return reviewed ? null : 'Legal content not reviewed by counsel'
}

/** What is printed, from what was frozen. */
export function contentOf(row: CertificateRow): CertificateContent {
  const { snapshot } = row
  return {
    serial: row.serial,
    name: row.name,
    nameLine: row.identitySource === 'self_declared' ? selfDeclaredLine : null,
    courseTitle: row.courseTitle,
    courseSubtitle: snapshot.courseSubtitle,
    edition: row.edition,
    hours: row.hours,
    hoursLine,
    completedOn: dayInWords(row.completedAt, snapshot.timeZone),
    issuedOn: dayInWords(row.issuedAt, snapshot.timeZone),
    lawAsOf: dayInWords(row.lawAsOf, 'UTC'),
    provider: snapshot.provider,
    approvalLine: approvalLine(snapshot.approvalNumber),
    counselLine: counselLine(snapshot.counselReviewed),
    expiresOn: row.expiresAt && dayInWords(row.expiresAt, snapshot.timeZone),
    verifyUrl: `${snapshot.appUrl}/verify/${row.serial}`,
    demonstration: row.demonstration,
  }
}
