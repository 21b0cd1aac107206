import type { Coordinator } from '@/lib/people/account/actor'
import { Prisma } from '@/lib/platform/prisma/client'

/** The accounts that accepted an invitation under one of the names, as `nameKey`; columns `account_id` and `name_key`. */
export function acceptedUnder({ organizationId }: Coordinator, names: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select accepted_by_id as account_id, name_key from member_invitation
    where organization_id = ${organizationId}::uuid and name_key = any(${[...names]}::text[]) and accepted_by_id is not null`
}
