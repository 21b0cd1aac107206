import type { AuditAction } from '@/lib/audit/log/actions'
import { eraseOldValues } from '@/lib/audit/log/erase-old-values'
import { removeOldResetLinks } from '@/lib/people/account/remove-old-reset-links'
import { removeOldDevices } from '@/lib/people/account/session/remove-old-devices'
import { removeOldSessions } from '@/lib/people/account/session/remove-old-sessions'
import { removeOldLinks } from '@/lib/people/address/remove-old-links'
import { clearOldMail } from '@/lib/people/mail/clear-old-mail'
import { removeOldInvitations } from '@/lib/people/member-invitation/remove-old-invitations'
import type { Removable } from '@/lib/people/privacy/periods'
import { removeOldSignOns } from '@/lib/people/single-sign-on/remove-old-sign-ons'
import type { Statements } from '@/lib/platform/db'
import { removeOldCases } from '@/lib/record/spaced-practice/remove-old-cases'

/** Every action whose entry has words that someone typed into a search. */
const searches: AuditAction[] = [
  'log.searched',
  'organization.people-viewed',
  'organization.people-exported',
  'organization.invitations-viewed',
  'certificate.list-viewed',
]

type Remove = (tx: Statements, before: Date, most: number, now: Date) => Promise<number>

/** Each removes one batch, skips people under a hold, and returns the number of rows. */
export const removals: Record<Removable, Remove> = {
  sessions: async (tx, before, most) =>
    (await removeOldSessions(tx, before, most)) + (await removeOldSignOns(tx, before, most)),
  devices: removeOldDevices,
  'reset-links': async (tx, before, most) =>
    (await removeOldResetLinks(tx, before, most)) + (await removeOldLinks(tx, before, most)),
  'failed-sign-ins': (tx, before, most, now) => eraseOldValues(tx, ['account.sign-in-failed'], before, most, now),
  searches: (tx, before, most, now) => eraseOldValues(tx, searches, before, most, now),
  invitations: removeOldInvitations,
  mail: clearOldMail,
  practice: removeOldCases,
}
