import { env } from '@/lib/platform/env'
import { readRetention, type removable } from '@/lib/platform/retention.mjs'

export type Removable = keyof typeof removable

/** In days: the defaults, or those of the setting `RETENTION`. */
export const periods: Record<Removable, number> = readRetention(env.RETENTION).days

const since: Record<Removable, string> = {
  sessions: 'after the session ended or expired',
  devices: 'after the last sign-in on the device',
  'reset-links': 'after the link was used or expired',
  'failed-sign-ins': 'after the try; the entry itself stays, without the addresses',
  searches: 'after the search; the entry itself stays, without the words',
  invitations: 'after the invitation was accepted, ended, or expired',
  mail: 'after the mail was sent or given up; then its text and address are erased',
  practice: 'after the answer, once the practice has ended',
}

const others = {
  account: 'Until you close your account. Then a made-up name and address replace yours.',
  record: 'No automatic end: an agency may have to show it years later.',
  own: 'Until you delete it or close your account.',
  minutes: 'Ten minutes.',
  draft: 'Two hours, or until the list is saved or replaced.',
  counts: 'Until the next count, in about 15 minutes.',
  tries: 'At most 30 days. It contains hashes that can’t be read back.',
} as const

export type Period = Removable | keyof typeof others

const isRemovable = (period: Period): period is Removable => period in since

function spanOf(days: number): string {
  if (days % 365 === 0) return days === 365 ? '1 year' : `${days / 365} years`
  return `${days} days`
}

/** A sentence for the privacy page. */
export function periodInWords(period: Period): string {
  return isRemovable(period) ? `${spanOf(periods[period])} ${since[period]}.` : others[period]
}
