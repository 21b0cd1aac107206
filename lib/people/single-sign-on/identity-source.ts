import { personName } from '@/lib/people/account/person-name'
import { query, type Statements } from '@/lib/platform/db'

/** The source of a person's name: one of their sign-on providers, or the person. */
export async function identitySourceOf(
  on: Statements,
  { accountId, name }: { accountId: string; name: string },
): Promise<'sign_on_provider' | 'self_declared'> {
  const given = await query(on)<{ name: string }>`
    select s.name from sign_on_subject s join sign_on_provider p on p.id = s.provider_id
    where s.account_id = ${accountId}::uuid and p.ended_at is null`
  return given.some((one) => personName.safeParse(one.name).data === name) ? 'sign_on_provider' : 'self_declared'
}
