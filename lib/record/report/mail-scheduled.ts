import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import { query, transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'

const batch = 500

interface Due {
  effect: string
  organizationId: string
  accountId: string
  name: string
  email: string
}

/**
 * Mondays or the first of the month at eight, in the organization's zone; late if the worker was down. A unique effect
 * sends each mail once. Former coordinators get none.
 */
export async function mailScheduled(world = systemWorld): Promise<void> {
  for (;;) {
    const due = await listDue(world.now())
    for (const one of due) await mail(one, world)
    if (due.length < batch) return
  }
}

async function mail({ effect, organizationId, accountId, name, email }: Due, world: typeof systemWorld): Promise<void> {
  const parts = render('exports-due', { name, site: env.APP_URL, organizationId })
  const addressed = { effect, kind: 'exports-due' as const, accountId, recipient: email, unsubscribeUrl: null }
  await transact((tx) => writeMail(tx, { ...addressed, ...parts }, world))
}

function listDue(now: Date): Promise<Due[]> {
  return query<Due>`
    with due as (
      select s.*, date_trunc(s.every, ${now}::timestamptz at time zone o.time_zone) + interval '8 hours' as local, o.time_zone
      from export_schedule s join organization_name o on o.id = s.organization_id
      where s.ended_at is null
    ), addressed as (
      select d.*, 'exports:' || d.id || ':' || d.local::date as effect from due d
      where d.local at time zone d.time_zone between d.started_at and ${now}
    )
    select d.effect, d.organization_id::text as "organizationId", c.id::text as "accountId", c.name, c.email
    from addressed d join confirmed_account c on c.id = d.account_id
    where exists (select from membership_period m where m.organization_id = d.organization_id
        and m.account_id = d.account_id and m.role = 'coordinator' and m.ended_at is null)
      and not exists (select from mail_not_withdrawn m where m.effect = d.effect)
    order by d.id limit ${batch}`
}
