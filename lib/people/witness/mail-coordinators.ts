import { findNewestNote } from '@/lib/audit/tree/notes'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, query } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { checkpointMail } from './checkpoint-mail'

interface Recipient {
  id: string
  name: string
  email: string
}

/** Each week, every coordinator gets the newest checkpoint: many people who don't run the site then have one. */
export async function mailCoordinators(world: World): Promise<void> {
  const newest = await findNewestNote()
  if (!newest) return
  const week = mondayOf(world.now())
  const coordinators = await query<Recipient>`
    select c.id::text, c.name, c.email from confirmed_account c
    where exists (select from membership_period m where m.account_id = c.id and m.role = 'coordinator' and m.ended_at is null)
      and not exists (select from mail_not_withdrawn m where m.effect = 'checkpoint:' || c.id || ':' || ${week})
    order by c.id limit 1000`
  for (const { id, name, email } of coordinators) {
    const to = { effect: `checkpoint:${id}:${week}`, recipient: email, accountId: id, name }
    await writeMail(db, checkpointMail(to, newest), world)
  }
}

function mondayOf(at: Date): string {
  const days = (at.getUTCDay() + 6) % 7
  return new Date(at.getTime() - days * 86_400_000).toISOString().slice(0, 10)
}
