import { record } from '@/lib/audit/log/record'
import { provider as actor } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import type { Provider } from './queries'
import type { Vouched } from './schema'

export async function recordRefusal(
  provider: Provider,
  { vouched, reason, accountId }: { vouched: Vouched; reason: string; accountId: string | null },
  world: World,
): Promise<void> {
  const about = { ...(accountId && { subjectId: accountId }), details: { providerId: provider.id, reason } }
  const values = { email: vouched.email, subject: vouched.subject }
  await record(db, { action: 'account.sign-on-refused', actor, ...about, values }, world.now())
}
