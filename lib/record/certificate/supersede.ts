import { recordAll } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'

export async function supersede(
  tx: Transaction,
  { courseId, courseVersionId }: { courseId: string; courseVersionId: string },
  now: Date,
): Promise<void> {
  const superseded = await query(tx)<{ id: string; serial: string; accountId: string }>`
    with earlier as (
      select c.id, c.serial, c.account_id from current_certificate(now()) c
      join published_version v on v.id = c.course_version_id
      join published_law_change l on l.course_version_id = ${courseVersionId}::uuid
      where c.course_id = ${courseId} and v.published_at < l.published_at and c.revoked_at is null and c.replaced_by is null
        and (c.expires_at > l.published_at) is not false
    ), superseded as (
      insert into supersession (certificate_id, course_version_id, superseded_at)
      select id, ${courseVersionId}::uuid, ${now} from earlier on conflict do nothing returning certificate_id
    )
    select e.id::text, e.serial, e.account_id::text as "accountId" from superseded s join earlier e on e.id = s.certificate_id`
  const entries = superseded.map(({ id, serial, accountId }) => ({
    action: 'certificate.superseded' as const,
    actor: system,
    subjectId: accountId,
    object: `certificate:${id}`,
    details: { serial, courseVersionId },
  }))
  await recordAll(tx, entries, now)
}
