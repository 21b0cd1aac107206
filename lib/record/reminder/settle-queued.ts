import { holdMail } from '@/lib/people/mail/hold-mail'
import { withdrawMails } from '@/lib/people/mail/withdraw'
import { db, query } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { isStillDue } from './digest'
import { nextSendingTime } from './step'

interface Queued {
  effect: string
  recipientId: string
  timeZone: string
  notBefore: Date
  told: { accountId: string; courseId: string; dueOn: string }[]
}

/**
 * A mail can wait for hours when the mail server is away. Withdraws what no longer holds, because the person finished, left, or got
 * more time, and keeps the others out of the night and the weekend.
 */
export async function settleQueued(world: World): Promise<void> {
  const now = world.now()
  const waiting = await query<Queued>`
    select m.effect, r.recipient_id::text as "recipientId", min(o.time_zone) as "timeZone", m.not_before as "notBefore",
      json_agg(json_build_object('accountId', r.account_id, 'courseId', r.course_id, 'dueOn', r.due_on)) as told
    from mail_not_withdrawn m
    join due_reminder r on r.recipient_id = m.account_id and m.effect = 'due-dates:' || r.recipient_id || ':' || r.day
    join organization_name o on o.id = r.organization_id
    where m.kind = 'due-dates' and m.state = 'queued'
    group by m.effect, r.recipient_id, m.not_before order by m.not_before limit 1000`
  for (const { effect, recipientId, timeZone, notBefore, told } of waiting) {
    if (!(await isStillDue(recipientId, told, now))) {
      await withdrawMails(db, [effect], now)
      continue
    }
    const next = new Date(Math.max(notBefore.getTime(), now.getTime()))
    const until = nextSendingTime(next, timeZone)
    if (until > next) await holdMail(db, { effect, until })
  }
}
