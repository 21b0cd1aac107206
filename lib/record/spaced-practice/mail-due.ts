import { lockAccount } from '@/lib/people/account/lock-account'
import { postpone } from '@/lib/people/mail/postpone'
import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import { query, transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld, type World } from '@/lib/platform/world'
import { type FollowUpDays, followUpDays, issuedBetween, mailedForDays } from './follow-up'
import { endOfQuiet, isQuiet, type QuietHours } from './quiet-hours'
import { unsubscribeToken } from './unsubscribe-token'

const batch = 500
const weekMs = 7 * 86_400_000

interface Due extends QuietHours {
  id: string
  effect: string
  kind: 'spaced-case' | 'spaced-case-reminder' | 'follow-up'
  planId: string
  accountId: string
  name: string
  email: string
}

/** Skips quiet hours and expired certificates. Safe to run twice concurrently: a unique effect guards each mail. */
export async function mailDue(world: World = systemWorld): Promise<void> {
  const now = world.now()
  await mailAll((after) => listDueCases(after, now), world)
  for (const days of followUpDays) await mailAll((after) => listDueFollowUps(days, after, now), world)
  await postponeQuiet(now)
}

/** Queued mail respects quiet hours too. */
async function postponeQuiet(now: Date): Promise<void> {
  const waiting = await query<QuietHours & { accountId: string }>`
    select p.account_id::text as "accountId", p.quiet_from as from, p.quiet_until as until, p.time_zone as "timeZone"
    from practice_plan p
    where p.ended_at is null
      and p.account_id in (select m.account_id from mail_not_withdrawn m where m.state = 'queued' and m.not_before <= ${now})`
  for (const { accountId, ...hours } of waiting) {
    if (isQuiet(now, hours)) await transact(async (tx) => postpone(tx, accountId, endOfQuiet(now, hours)))
  }
}

/** Batches by id, so that learners in quiet hours don't block the others. */
async function mailAll(list: (after: string) => Promise<Due[]>, world: World): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await list(after)
    for (const due of rows) if (!isQuiet(world.now(), due)) await mail(due, world)
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last.id
  }
}

/** Checks again in its own transaction, in case the learner just stopped. A second question on one day waits a week. */
async function mail(due: Due, world: World): Promise<void> {
  const { id, effect, kind, planId, accountId, name, email } = due
  const unsubscribeUrl = `${env.APP_URL}/unsubscribe/${unsubscribeToken(planId)}`
  const weekAgo = new Date(world.now().getTime() - weekMs)
  const addressed = { name, site: env.APP_URL, unsubscribeUrl }
  const parts = kind === 'follow-up' ? render(kind, addressed) : render(kind, { ...addressed, caseId: id })
  await transact(async (tx) => {
    // Serializes with answering and stopping, like lockLivePlan.
    await lockAccount(tx, accountId)
    const [wanted] = await query(tx)<object>`
      select from practice_plan p where p.id = ${planId}::uuid and p.ended_at is null
        and not exists (select from spaced_case c where c.id = ${id}::uuid and c.answered_at is not null)
        and not (${kind} = 'follow-up' and exists (select from mail_not_withdrawn m where m.account_id = p.account_id
          and m.kind = 'follow-up' and m.created_at > ${weekAgo}))`
    if (!wanted) return
    await writeMail(tx, { effect, kind, accountId, recipient: email, ...parts, unsubscribeUrl }, world)
  })
}

function listDueCases(after: string, now: Date): Promise<Due[]> {
  const mailedBefore = new Date(now.getTime() - weekMs)
  return query<Due>`
    select c.id::text, case when f.effect is null then 'spaced-case' else 'spaced-case-reminder' end as kind,
      'case:' || c.id || case when f.effect is null then '' else ':reminder' end as effect,
      p.id::text as "planId", a.id::text as "accountId", a.name, a.email,
      p.quiet_from as from, p.quiet_until as until, p.time_zone as "timeZone"
    from spaced_case c
    join practice_plan p on p.account_id = c.account_id and p.ended_at is null and p.by_mail
    join confirmed_account a on a.id = c.account_id
    left join mail_not_withdrawn f on f.effect = 'case:' || c.id
    where c.answered_at is null and c.due_at <= ${now} and c.id > ${after}::uuid
      and exists (select from current_certificate(${now}) v where v.account_id = a.id and v.state = 'valid')
      and (f.effect is null or f.settled_at <= ${mailedBefore}
        and not exists (select from mail_not_withdrawn r where r.effect = 'case:' || c.id || ':reminder'))
    order by c.id limit ${batch}`
}

/** Uses the first issue date: a correction neither asks again nor stops the question. */
function listDueFollowUps(days: FollowUpDays, after: string, now: Date): Promise<Due[]> {
  const issued = issuedBetween(days, mailedForDays, now)
  return query<Due>`
    select c.id::text, 'follow-up' as kind, 'follow-up:' || c.id || ':' || ${days}::int as effect,
      p.id::text as "planId", a.id::text as "accountId", a.name, a.email,
      p.quiet_from as from, p.quiet_until as until, p.time_zone as "timeZone"
    from first_certificate c
    join practice_plan p on p.account_id = c.account_id and p.ended_at is null and p.by_mail
    join confirmed_account a on a.id = c.account_id
    where c.issued_at <= ${issued.until} and c.issued_at > ${issued.after} and c.id > ${after}::uuid
      and not exists (select from follow_up u where u.certificate_id = c.id and u.days = ${days}::int)
      and not exists (select from mail_not_withdrawn m where m.effect = 'follow-up:' || c.id || ':' || ${days}::int)
    order by c.id limit ${batch}`
}
