import type { AuditAction } from '@/lib/audit/log/actions'
import type { AccessView } from '@/lib/audit/log/queries'

/** Verbs that follow “The list of people of <organization>, which you are on,”. */
const listVerbs: Partial<Record<AuditAction, string>> = {
  'organization.people-viewed': 'was viewed',
  'organization.people-exported': 'was downloaded',
}

const ofList: Partial<Record<AuditAction, string>> = {
  'organization.results-viewed': 'The results of a cohort were viewed',
  'organization.anomalies-viewed': 'A list of time flags was viewed',
  'assignment.list-viewed': 'A list of assignments with you on it was viewed',
  'classroom.attendance-viewed': 'The list of a classroom session with you on it was viewed',
  'outside-certificate.list-viewed': 'A list of other providers’ certificates with one of yours was viewed',
  'report.downloaded': 'A report with your training was downloaded',
  'organization.coordinators-viewed': 'A list with you as a coordinator was viewed',
  'auditor.list-viewed': 'A list with you as an auditor was viewed',
  'account.administrators-viewed': 'A list with you as an administrator was viewed',
  'account.people-viewed': 'A list of people with you on it was viewed',
  'certificate.list-viewed': 'A list with your certificate was viewed',
  'log.searched': 'A page of the log with an entry about you was viewed',
  'packet.list-viewed': 'A list with an audit packet about you was viewed',
  'mail.listed': 'A list with an email to you was viewed',
}

const ofPerson: Partial<Record<AuditAction, string>> = {
  'person.viewed': 'Your record was viewed',
  'log.searched': 'The log was searched for entries about you',
  'certificate.viewed': 'Your certificate was viewed',
  'certificate.downloaded': 'Your certificate was downloaded',
  'credential.downloaded': 'Your credential was downloaded',
  'transcript.downloaded': 'Your transcript was downloaded',
  'packet.requested': 'An audit packet about you was requested',
  'packet.sent': 'An audit packet about you was downloaded',
  'assignment.supervisor-told': 'Your supervisor was told that a course is overdue',
  'mail.viewed': 'An email to you was viewed',
  'account.sign-in-failed': 'A sign-in with your address failed',
  'account.registration-tried': 'Someone tried to register with your address',
}

/** Null where the action's plain words already say it. */
export function whatHappened({ action, isList, organization }: AccessView): string | null {
  if (!isList) return ofPerson[action] ?? null
  const verb = listVerbs[action]
  const where = organization ?? 'your organization'
  if (verb) return `The list of people of ${where}, which you are on, ${verb}`
  return ofList[action] ?? null
}
