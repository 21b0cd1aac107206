import type { Administrator } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import type { MailState } from '@/lib/platform/prisma/client'
import type { MailKind } from './kinds'

/** An import writes thousands of invitations, behind which urgent mail would wait; reminders keep quiet hours. */
const patientKinds: MailKind[] = ['member-invitation', 'due-dates']

/** Due mails, and those that a dead process may have left in `handing`, oldest first. */
export async function listWaiting(now: Date, limit: number): Promise<string[]> {
  const mails = await db.mail.findMany({
    where: { OR: [{ state: 'queued', notBefore: { lte: now } }, { state: 'handing' }] },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return mails.map(({ id }) => id)
}

/** Due mails about a person's own account, such as a one-time link: these must not wait. */
export async function listUrgent(now: Date, limit: number): Promise<string[]> {
  const mails = await db.mail.findMany({
    where: { state: 'queued', notBefore: { lte: now }, unsubscribeUrl: null, kind: { notIn: patientKinds } },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return mails.map(({ id }) => id)
}

export async function countMail(_administrator: Administrator): Promise<Record<MailState, number>> {
  const counts = await db.mail.groupBy({ by: ['state'], _count: true })
  const of = (state: MailState) => counts.find((one) => one.state === state)?._count ?? 0
  return {
    queued: of('queued'),
    handing: of('handing'),
    sent: of('sent'),
    failed: of('failed'),
    withdrawn: of('withdrawn'),
  }
}

export interface MailView {
  id: string
  /** Null for a person who had no account yet. */
  accountId: string | null
  recipient: string
  subject: string
  state: MailState
  tries: number
  lastError: string | null
  createdAt: Date
  notBefore: Date
  settledAt: Date | null
}

const shown = {
  id: true,
  accountId: true,
  recipient: true,
  subject: true,
  state: true,
  tries: true,
  lastError: true,
  createdAt: true,
  notBefore: true,
  settledAt: true,
} as const

export async function listMail(
  _administrator: Administrator,
  { before, limit }: { before?: string; limit: number },
): Promise<MailView[]> {
  return db.mail.findMany({
    ...(before && { cursor: { id: before }, skip: 1 }),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: shown,
  })
}

const week = 7 * 24 * 60 * 60 * 1000

/** When the last mail was sent, and how many failed in the last 7 days. */
export async function measureSent(now: Date): Promise<{ lastSentAt: Date | null; failed: number }> {
  const [counts] = await query<{ lastSentAt: Date | null; failed: number }>`
    select (select max(settled_at) from (
        select settled_at from mail where state = 'sent' order by created_at desc limit 1000) as newest) as "lastSentAt",
      (select count(*)::int from mail where state = 'failed' and settled_at > ${new Date(now.getTime() - week)}) as failed`
  return counts ?? { lastSentAt: null, failed: 0 }
}

/** Counts due mails, with the time since the oldest one waits. A mail that was tried waits since it was written. */
export async function measureWaiting(now: Date): Promise<{ count: number; since: Date | null }> {
  const [waiting] = await query<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(case when tries > 0 then created_at else not_before end) as since from mail
    where state in ('queued', 'handing') and (not_before <= ${now} or tries > 0)`
  return waiting ?? { count: 0, since: null }
}
