import type { AccessView } from '@/lib/audit/queries'
import type { AuditAction } from '@/lib/audit/record'

/** Verbs that follow “The list of people of <organization>, which you are on,”. */
const listVerbs: Partial<Record<AuditAction, string>> = {
  'organization.people-viewed': 'was looked at',
  'organization.people-exported': 'was downloaded',
}

const ofList: Partial<Record<AuditAction, string>> = {
  'organization.results-viewed': 'The results of a cohort were looked at',
  'organization.anomalies-viewed': 'A list of things about time to look at was opened',
  'organization.coordinators-viewed': 'A list with you as a coordinator was looked at',
  'certificate.list-viewed': 'A list with a certificate of yours was looked at',
  'log.searched': 'A page of the log with an entry about you was looked at',
  'packet.list-viewed': 'A list with an audit packet about you was looked at',
  'mail.listed': 'A list with a mail to you was looked at',
}

const ofPerson: Partial<Record<AuditAction, string>> = {
  'person.viewed': 'Your record was looked at',
  'log.searched': 'The log was searched for entries about you',
  'certificate.viewed': 'A certificate of yours was looked at',
  'certificate.downloaded': 'A certificate of yours was downloaded',
  'credential.downloaded': 'A credential of yours was downloaded',
  'transcript.downloaded': 'Your transcript was downloaded',
  'packet.requested': 'An audit packet about you was asked for',
  'packet.sent': 'An audit packet about you was downloaded',
  'mail.viewed': 'A mail to you was looked at',
  'account.sign-in-failed': 'A sign-in with your address failed',
}

/** Null where the action's plain words already say it. */
export function whatHappened({ action, isList, organization }: AccessView): string | null {
  if (!isList) return ofPerson[action] ?? null
  const verb = listVerbs[action]
  const where = organization ?? 'your organization'
  if (verb) return `The list of people of ${where}, which you are on, ${verb}`
  return ofList[action] ?? null
}
