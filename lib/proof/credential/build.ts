import { profileOf } from '@/lib/proof/issuer/did'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { dateTime } from './date-time'
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from './loader'
import { type BitstringStatusListEntry, statusEntries } from './status-list'

export interface AchievementInput {
  courseId: string
  courseTitle: string
  courseSubtitle: string
  versionHash: string
  edition: string
  description: string
  criteria: string
  hours: string
  courseNumber: string | null
  lawAsOf: string
}

export interface CredentialInput extends AchievementInput {
  serial: string
  name: string
  /** The issuer's source of the name. */
  nameLine: string
  /** The holder's contact hours: fewer than `hours` when units were waived. */
  earned: string
  startedAt: Date
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  /** The zone of the dates on the certificate. */
  timeZone: string
  /** The credential's own number, which determines its place in the status lists. */
  statusPosition: number
  demonstration: boolean
  /** The certificate's claims about approval and review, as sentences. */
  claims: string | null
  /** Length and root of the audit log, as printed: each holder keeps one. */
  checkpoint: string | null
}

type Profile = ReturnType<typeof profileOf>

export interface Achievement {
  id: string
  type: ['Achievement']
  achievementType: 'CertificateOfCompletion'
  name: string
  description: string
  criteria: { narrative: string }
  image: { id: string; type: 'Image'; caption: string }
  version: string
  humanCode?: string
  creditsAvailable: number
  otherIdentifier: { type: 'IdentifierEntry'; identifier: string; identifierType: 'ext:contentHash' }[]
}

/** Open Badges 3.0 in the Verifiable Credentials 2.0 data model, before signing. */
export interface OpenBadgeCredential {
  '@context': [string, string]
  id: string
  type: ['VerifiableCredential', 'OpenBadgeCredential']
  name: string
  description?: string
  issuer: Profile
  validFrom: string
  validUntil?: string
  credentialSubject: {
    type: ['AchievementSubject']
    identifier: { type: 'IdentityObject'; hashed: false; identityHash: string; identityType: 'ext:name' }[]
    narrative: string
    activityStartDate: string
    activityEndDate: string
    creditsEarned: number
    achievement: Achievement
  }
  credentialStatus: BitstringStatusListEntry[]
}

const DEMONSTRATION = 'DEMONSTRATION: '

export function achievementOf(issuerUrl: string, input: AchievementInput): Achievement {
  return {
    id: `${issuerUrl}/achievements/${input.courseId}/${input.versionHash.slice(0, 12)}`,
    type: ['Achievement'],
    achievementType: 'CertificateOfCompletion',
    name: input.courseSubtitle ? `${input.courseTitle} (${input.courseSubtitle})` : input.courseTitle,
    description: `${input.description.trim()} Law as of ${input.lawAsOf}.`,
    criteria: { narrative: input.criteria },
    image: { id: `${issuerUrl}/badge.png`, type: 'Image', caption: 'A four-pointed star in a round seal' },
    version: input.edition,
    ...(input.courseNumber && { humanCode: input.courseNumber }),
    creditsAvailable: Number(input.hours),
    otherIdentifier: [{ type: 'IdentifierEntry', identifier: input.versionHash, identifierType: 'ext:contentHash' }],
  }
}

/** The subject has no id, only the name as issued: nothing joins two certificates of one person. */
export function buildCredential(issuer: TrustedIssuer, input: CredentialInput): OpenBadgeCredential {
  const achievement = achievementOf(issuer.url, input)
  // One string: the credentials context has no term for an approval, and a proof refuses terms without a meaning.
  const checkpoint = input.checkpoint && `Checkpoint of the audit log at issue: ${input.checkpoint}`
  const description = [input.claims, checkpoint].filter(Boolean).join(' ')
  const moment = (date: Date) => dateTime(date, input.timeZone)
  return {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `${issuer.url}/credentials/${input.serial}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${input.demonstration ? DEMONSTRATION : ''}${achievement.name}`,
    ...(description && { description }),
    issuer: profileOf(issuer),
    validFrom: moment(input.issuedAt),
    ...(input.expiresAt && { validUntil: moment(input.expiresAt) }),
    credentialSubject: {
      type: ['AchievementSubject'],
      // `givenName` and `familyName` are for profiles only, and we don't split names.
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: input.name, identityType: 'ext:name' }],
      narrative: `${input.nameLine}.`,
      activityStartDate: moment(input.startedAt),
      activityEndDate: moment(input.completedAt),
      creditsEarned: Number(input.earned),
      achievement,
    },
    credentialStatus: statusEntries(issuer.url, input.statusPosition),
  }
}
