import { query, type Statements } from '@/lib/platform/db'

/** The binding stays, so that the provider's person can't come back as somebody else. */
export async function renameSubject(
  tx: Statements,
  { accountId, name }: { accountId: string; name: string },
): Promise<void> {
  await query(tx)`update sign_on_subject set name = ${name} where account_id = ${accountId}::uuid`
}
