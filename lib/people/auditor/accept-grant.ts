import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { endAccessOfOthers } from '@/lib/people/account/end-access-of-others'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Safe to repeat. Errors: not-found (ended, over, or for another address than the learner's confirmed one). */
export async function acceptGrant(
  learner: Learner,
  { grantId }: { grantId: string },
  world = systemWorld,
): Promise<{ organizationId: string }> {
  const { accountId } = learner
  const now = world.now()
  return db.$transaction(async (tx) => {
    // Race: the account closes or changes its address at this moment.
    await lockAccount(tx, accountId)
    const [grant] = await query(tx)<{ organizationId: string; isAccepted: boolean }>`
      select g.organization_id::text as "organizationId", g.account_id is not null as "isAccepted"
      from auditor_grant g join organization_name o on o.id = g.organization_id
      where g.id = ${grantId}::uuid and g.ended_at is null
        and g.until_on >= (${now}::timestamptz at time zone o.time_zone)::date
        and (g.account_id = ${accountId}::uuid or g.account_id is null and exists (
          select from confirmed_account c join account_address a on a.id = c.id
          where c.id = ${accountId}::uuid and a.email_key = g.email_key))`
    if (!grant) throw notFound()
    const { organizationId, isAccepted } = grant
    if (isAccepted) return { organizationId }
    const accepted = await tx.auditorGrant.updateMany({
      where: { id: grantId, accountId: null, endedAt: null },
      data: { accountId, acceptedAt: now },
    })
    if (accepted.count === 0) throw notFound()
    await endAccessOfOthers(tx, learner, { accountId, organizationId }, now)
    const about = { subjectId: accountId, object: `organization:${organizationId}`, details: { grantId } }
    await record(tx, { action: 'auditor.accepted', actor: learner, ...about }, now)
    return { organizationId }
  })
}
