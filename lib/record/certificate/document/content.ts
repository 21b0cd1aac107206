import { cutLineOf } from '@/lib/content/quiz/cut'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import type { CertificateContent } from './document'
import { type CertificateSnapshot, verifyUrlOf } from './snapshot'
import { uncoveredCharacters } from './typeface'

export interface CertificateRow {
  serial: string
  name: string
  identitySource: IdentitySource
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

export const hoursLine = 'Contact hours (provider’s estimate), rounded down to the quarter hour'

export type IdentitySource = 'self_declared' | 'roster' | 'sign_on_provider'

/** How we know the holder's name. Without the provider: it may tell where the holder works. */
export const nameLines: Record<IdentitySource, string> = {
  self_declared: 'Name as declared by the holder',
  roster: 'Name confirmed by a roster',
  sign_on_provider: 'Name confirmed by the holder’s sign-on provider',
}

export function hoursLineOf({ waived }: Pick<CertificateSnapshot, 'waived'>): string {
  if (waived.length === 0) return hoursLine
  return `${hoursLine}, without ${waived.length} waived ${waived.length === 1 ? 'unit' : 'units'}`
}

export function approvalLine({ approvalNumber, board }: Pick<CertificateSnapshot, 'approvalNumber' | 'board'>): string {
  return approvalNumber ? `Approval number ${approvalNumber}` : `Not approved by ${board}`
}

export function counselLine(reviewed: CertificateSnapshot['counselReviewed']): string | null {
  return reviewed ? null : 'Legal content not reviewed by counsel'
}

/** A certificate's claims beyond its course, as sentences for its signed credential. */
export function claimsInWords(snapshot: CertificateSnapshot): string {
  const { counselReviewed, panel, organization } = snapshot
  const reviewed = counselReviewed && `Reviewed by counsel: ${counselReviewed.by}, ${counselReviewed.on}`
  const lines = [approvalLine(snapshot), reviewed ?? counselLine(counselReviewed), cutLineOf(panel), organization]
  return lines.flatMap((line) => (line ? [`${line}.`] : [])).join(' ')
}

/** Rounded down: never more than was counted. */
function inHours(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours > 0 ? `${hours} h ${rest} min` : `${rest} min`
}

/** Null when the template's fonts lack a glyph: these names were never checked for it. */
function printable(name: string | null, { templateVersion }: CertificateSnapshot): string | null {
  const fonts = templateVersion < 3 ? 'base' : 'all'
  return name && uncoveredCharacters(name, fonts).length === 0 ? name : null
}

function signatureLine(snapshot: CertificateSnapshot, signedBy: string | null): string {
  const { issuer } = snapshot
  return issuer && signedBy
    ? `Signed by ${printable(issuer.name, snapshot) ?? issuer.did} · key ${signedBy}`
    : 'This document is not signed'
}

function instructorLine(instructor: CertificateSnapshot['instructor']): string | null {
  return instructor && [instructor.name, instructor.id].filter(Boolean).join(', ')
}

function mandateLine(mandate: CertificateSnapshot['mandate']): string | null {
  if (!mandate) return null
  return [mandate.name, mandate.number, `effective ${dateInWords(mandate.effective)}`].filter(Boolean).join(', ')
}

export function contentOf(row: CertificateRow, signedBy: string | null): CertificateContent {
  const { snapshot } = row
  const day = (moment: Date) => dayInWords(moment, snapshot.timeZone)
  return {
    serial: row.serial,
    name: row.name,
    nameLine: nameLines[row.identitySource],
    organization: printable(snapshot.organization, snapshot),
    courseTitle: row.courseTitle,
    courseSubtitle: snapshot.courseSubtitle,
    courseNumber: snapshot.courseNumber,
    edition: row.edition,
    hours: row.hours,
    hoursLine: hoursLineOf(snapshot),
    activeTime: snapshot.time && inHours(snapshot.time.activeMs),
    startedOn: snapshot.startedAt && day(new Date(snapshot.startedAt)),
    completedOn: day(row.completedAt),
    issuedOn: day(row.issuedAt),
    lawAsOf: dayInWords(row.lawAsOf, 'UTC'),
    provider: snapshot.provider,
    providerNumber: snapshot.providerNumber,
    instructor: instructorLine(snapshot.instructor),
    category: snapshot.category,
    mandate: mandateLine(snapshot.mandate),
    approvalLine: approvalLine(snapshot),
    counselLine: counselLine(snapshot.counselReviewed),
    expiresOn: row.expiresAt && day(row.expiresAt),
    verifyUrl: verifyUrlOf(snapshot, row.serial),
    signatureLine: signatureLine(snapshot, signedBy),
    demonstration: row.demonstration,
  }
}
