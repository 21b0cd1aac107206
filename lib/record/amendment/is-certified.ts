import type { Subject } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'

export async function isCertified(tx: Statements, { accountId }: Subject, unitId: string): Promise<boolean> {
  const rows = await query(tx)<object>`
    select from current_certificate(now()) c join published_version v on v.id = c.course_version_id
    where c.account_id = ${accountId}::uuid and c.revoked_at is null and c.replaced_by is null
      and jsonb_path_exists(v.outline, '$.modules[*].units[*].id ? (@ == $unit)',
        jsonb_build_object('unit', ${unitId}::text))
    limit 1`
  return rows.length > 0
}
