import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { addDays } from '@/lib/platform/words'
import { type CyclePeriod, firstDay } from './calendar'
import type { MandateException } from './judge-mandate'

export interface ExceptionView {
  id: string
  mandateId: string
  /** `none` ends the one before. */
  kind: MandateException['kind'] | 'none'
  until: string
  authority: string
  reason: string
  madeAt: Date
  madeBy: string
}

/** All that the organization made for the person, newest first. */
export function listExceptions(
  { organizationId }: OrganizationZone,
  { accountId }: { accountId: string },
): Promise<ExceptionView[]> {
  return query<ExceptionView>`
    select e.id::text, e.mandate_id::text as "mandateId", e.kind, e.until::text, e.authority, e.reason,
      e.made_at as "madeAt", p.name as "madeBy"
    from mandate_exception e join mandate m on m.id = e.mandate_id join person p on p.id = e.made_by_id
    where e.account_id = ${accountId}::uuid and m.organization_id = ${organizationId}::uuid
    order by e.made_at desc, e.id`
}

interface Exceptions {
  /** The newest counts. */
  exception: MandateException | null
  /** The days on which a waiver held; a newer decision ends it. */
  waived: CyclePeriod[]
}

/** By `account mandate`. Days are in the organization's zone. */
export async function findExceptions(
  { organizationId, timeZone }: OrganizationZone,
  accountIds: readonly string[],
): Promise<Map<string, Exceptions>> {
  const rows = await query<
    Pick<ExceptionView, 'kind' | 'until'> & { key: string; madeOn: string; nextOn: string | null }
  >`
    select e.account_id || ' ' || e.mandate_id as key, e.kind, e.until::text,
      (e.made_at at time zone ${timeZone})::date::text as "madeOn", (e.next_at at time zone ${timeZone})::date::text as "nextOn"
    from (
      select x.*, lead(x.made_at) over (partition by x.account_id, x.mandate_id order by x.made_at, x.id desc) as next_at
      from mandate_exception x where x.account_id = any(${[...accountIds]}::uuid[])
    ) e join mandate m on m.id = e.mandate_id
    where m.organization_id = ${organizationId}::uuid order by e.made_at, e.id desc`
  const byPerson = new Map<string, Exceptions>()
  for (const { key, kind, until, madeOn, nextOn } of rows) {
    const waived = byPerson.get(key)?.waived ?? []
    const lastWaived = nextOn === null ? until : firstDay(until, addDays(nextOn, -1))
    if (kind === 'waiver') waived.push({ from: madeOn, until: lastWaived })
    byPerson.set(key, { exception: kind === 'none' ? null : { kind, until }, waived })
  }
  return byPerson
}
